import { Counter, Histogram, type Registry } from 'prom-client';
import { errorCodes } from '../../core/errors.ts';
import { boundedNames } from './bounded-names.ts';

/**
 * `ok`: without an error; `error`: with one or more; `refused`: it never became an operation of the schema;
 * `abandoned`: the client left.
 */
export type RequestOutcome = 'ok' | 'error' | 'refused' | 'abandoned';

export interface EndedRequest {
  /** As the client calls it; null: it has no name. */
  readonly operation: string | null;
  readonly type: string | null;
  readonly outcome: RequestOutcome;
  /** Of its errors, each once. */
  readonly codes: Iterable<string>;
  readonly seconds: number;
}

/** Counts requests; for the process, whatever configuration they are answered under. */
export interface RequestMetrics {
  /** A request for the graph has ended. */
  ended(request: EndedRequest): void;
  /** A request, whatever its path, is answered by 4xx or 5xx. */
  refused(status: number, code: string): void;
}

/** Names of operations that have series of their own. */
const mostNames = 200;
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function requestMetrics(register: Registry): RequestMetrics {
  const registers = [register];
  const labelOf = boundedNames(mostNames);
  /** Counted here and handed on when somebody asks: finding a series by its labels takes longer than all else. */
  const operations = new Map<string, Counted>();
  new Counter({
    name: 'orgraph_requests_total',
    help: 'Requests for the graph, by the name and type of their operation and how they ended.',
    labelNames: ['operation', 'type', 'outcome'],
    registers,
    collect() {
      this.reset();
      for (const { labels, series } of operations.values())
        for (const { type, outcome, count } of series) this.inc({ ...labels, type, outcome }, count);
    },
  });
  const durations = new Histogram({
    name: 'orgraph_request_duration_seconds',
    help: 'From the headers of a request for the graph to the end of its answer.',
    labelNames: ['operation'],
    buckets,
    registers,
  });
  const errors = new Counter({
    name: 'orgraph_request_errors_total',
    help: 'Requests for the graph that were answered with an error of this code.',
    labelNames: ['code'],
    registers,
  });
  // From 0 to 1 is an increase; from nothing to 1, to Prometheus, is none.
  for (const code of errorCodes) errors.inc({ code }, 0);
  const refusals = new Counter({
    name: 'orgraph_refusals_total',
    help: 'Requests of any path that were answered 4xx or 5xx, such as those that were too many.',
    labelNames: ['status', 'code'],
    registers,
  });
  return {
    ended({ operation, type, outcome, codes, seconds }) {
      // A document that was refused names whatever it likes.
      const name = labelOf(outcome === 'refused' ? null : operation);
      const { labels, series } = countedOf(operations, name);
      seriesOf(series, type ?? 'none', outcome).count += 1;
      durations.observe(labels, seconds);
      for (const code of codes) errors.inc({ code });
    },
    refused(status, code) {
      refusals.inc({ status, code });
    },
  };
}

interface Series {
  readonly type: string;
  readonly outcome: RequestOutcome;
  count: number;
}

interface Counted {
  readonly labels: { readonly operation: string };
  /** A handful. */
  readonly series: Series[];
}

function countedOf(operations: Map<string, Counted>, operation: string): Counted {
  const before = operations.get(operation);
  if (before) return before;
  const made: Counted = { labels: { operation }, series: [] };
  operations.set(operation, made);
  return made;
}

function seriesOf(all: Series[], type: string, outcome: RequestOutcome): Series {
  const before = all.find((one) => one.type === type && one.outcome === outcome);
  if (before) return before;
  const made: Series = { type, outcome, count: 0 };
  all.push(made);
  return made;
}
