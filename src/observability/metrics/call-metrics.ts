import { Counter, Histogram, type Registry } from 'prom-client';
import type { CallMeter } from '../../core/call-meter.ts';
import type { SourceSeries } from './source-series.ts';

const durationBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const sizeBuckets = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** Counts calls to vendors. */
export function callMetrics(register: Registry, series: SourceSeries): CallMeter {
  const registers = [register];
  const calls = new Counter({
    name: 'orgraph_upstream_calls_total',
    help: 'Attempts at calls to vendors that have ended, those for tokens and in the background too.',
    labelNames: ['source', 'operation', 'outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'orgraph_upstream_call_duration_seconds',
    help: 'How long attempts at calls to vendors took, without the wait for their turn.',
    labelNames: ['source', 'operation'],
    buckets: durationBuckets,
    registers,
  });
  const retries = new Counter({
    name: 'orgraph_upstream_retries_total',
    help: 'Attempts that repeat one that failed.',
    labelNames: ['source', 'operation'],
    registers,
  });
  const notSent = new Counter({
    name: 'orgraph_upstream_not_sent_total',
    help: 'Calls that were not sent: the circuit was open, the rate limit had no room, or time was up.',
    labelNames: ['source', 'operation', 'code'],
    registers,
  });
  const batches = new Histogram({
    name: 'orgraph_batch_size',
    help: 'Things of one kind that operations wanted at once of a source.',
    labelNames: ['source', 'loader'],
    buckets: sizeBuckets,
    registers,
  });
  const increase = (metric: Counter, given: Readonly<Record<string, string>> & { source: string }): void => {
    const labels = series.labels(metric, given);
    if (labels) metric.inc(labels);
  };
  const observe = (
    metric: Histogram,
    given: Readonly<Record<string, string>> & { source: string },
    value: number,
  ): void => {
    const labels = series.labels(metric, given);
    if (labels) metric.observe(labels, value);
  };

  return {
    began({ source, operationId: operation, repeated }) {
      const began = performance.now();
      if (repeated > 0) increase(retries, { source, operation });
      return {
        ended({ outcome }) {
          increase(calls, { source, operation, outcome });
          observe(durations, { source, operation }, (performance.now() - began) / 1000);
        },
      };
    },
    notSent({ source, operationId: operation }, code) {
      increase(notSent, { source, operation, code });
    },
    batch({ source, loader, size }, work) {
      observe(batches, { source, loader }, size);
      return work();
    },
  };
}
