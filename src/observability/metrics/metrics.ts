import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { CallMeter } from '../../core/call-meter.ts';
import { callMetrics } from './call-metrics.ts';
import { openMetricsType, prefersOpenMetrics, prometheusType, toOpenMetrics } from './open-metrics.ts';
import { requestMetrics, type RequestMetrics } from './request-metrics.ts';
import { sourceMetrics, type WatchedSource } from './source-metrics.ts';
import { sourceSeries } from './source-series.ts';

/** What a process counts: it goes on counting when the configuration changes. */
export interface Metrics {
  readonly requests: RequestMetrics;
  readonly calls: CallMeter;
  /** Shows a source until the result is called; of several with one name, the last that came. */
  watch(source: WatchedSource): () => void;
  /** Whether requests are refused because there are too many is read when somebody asks. */
  watchOverload(isOverloaded: () => boolean): void;
  /** All of it, in the format that `Accept` asks for. */
  page(accept: string | undefined): Promise<{ readonly type: string; readonly text: string }>;
}

export interface MetricsOptions {
  readonly version: string;
  /** Whether what Node itself measures is there too: event loop, memory, garbage collection, files, CPU. */
  readonly ofProcess: boolean;
}

/** Sums of what others tell in detail; they end like counters, and are none. */
const misnamed = ['handles', 'requests', 'resources'].map((what) => `nodejs_active_${what}_total`);

export function createMetrics({ version, ofProcess }: MetricsOptions): Metrics {
  const register = new Registry();
  const series = sourceSeries();
  const watched = new Set<WatchedSource>();
  let isOverloaded = (): boolean => false;
  if (ofProcess) {
    collectDefaultMetrics({ register });
    for (const name of misnamed) register.removeSingleMetric(name);
  }
  const registers = [register];
  new Gauge({
    name: 'orgraph_build_info',
    help: 'Always 1; which version of orgraph this is.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);
  new Gauge({
    name: 'orgraph_overloaded',
    help: '1 while requests are refused because the process has too many, else 0.',
    registers,
    collect() {
      this.set(isOverloaded() ? 1 : 0);
    },
  });
  // While requests end under the configuration before, there may be two of one name.
  sourceMetrics(register, () => new Map([...watched].map((source) => [source.name, source])).values());
  return {
    requests: requestMetrics(register),
    calls: callMetrics(register, series),
    watch(source) {
      series.add(source.name);
      watched.add(source);
      return () => {
        series.drop(source.name);
        watched.delete(source);
      };
    },
    watchOverload(tell) {
      isOverloaded = tell;
    },
    async page(accept) {
      const text = await register.metrics();
      return prefersOpenMetrics(accept)
        ? { type: openMetricsType, text: toOpenMetrics(text) }
        : { type: prometheusType, text };
    },
  };
}
