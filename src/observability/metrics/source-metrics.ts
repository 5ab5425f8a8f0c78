import { Counter, Gauge, type Registry } from 'prom-client';

/** What a source knows of itself. */
export interface SourceState {
  readonly cache: {
    readonly counts: Readonly<Record<string, number>>;
    readonly entries: number;
    readonly bytes: number;
  };
  readonly health: { readonly circuit: string };
  readonly rateLimit: {
    readonly limit: number | null;
    readonly remaining: number | null;
    readonly waiting: number;
  };
}

export interface WatchedSource {
  readonly name: string;
  readonly state: () => SourceState;
}

type Measured = readonly (readonly [labels: Readonly<Record<string, string>>, value: number | null])[];

const circuits = ['CLOSED', 'HALF_OPEN', 'OPEN'];

/** Reads the state of sources when somebody asks for it, and never before: it costs them nothing. */
export function sourceMetrics(register: Registry, sources: () => Iterable<WatchedSource>): void {
  const registers = [register];

  const gauge = (
    name: string,
    help: string,
    measure: (state: SourceState) => number | Measured | null,
    label?: string,
  ): void => {
    new Gauge({
      name,
      help,
      labelNames: label === undefined ? ['source'] : ['source', label],
      registers,
      collect() {
        this.reset();
        each(measure, (labels, value) => {
          this.set(labels, value);
        });
      },
    });
  };

  function each(
    measure: (state: SourceState) => number | Measured | null,
    set: (labels: Record<string, string>, value: number) => void,
  ): void {
    for (const { name: source, state } of sources()) {
      const measured = measure(state());
      const values: Measured = typeof measured === 'object' ? (measured ?? []) : [[{}, measured]];
      for (const [labels, value] of values) if (value !== null) set({ source, ...labels }, value);
    }
  }

  new Counter({
    name: 'orgraph_cache_reads_total',
    help: 'Reads of a source, by how they were answered: HIT, STALE, MISS, COALESCED or BYPASS.',
    labelNames: ['source', 'verdict'],
    registers,
    collect() {
      this.reset();
      each(
        ({ cache }) => Object.entries(cache.counts).map(([verdict, count]) => [{ verdict }, count]),
        (labels, count) => {
          this.inc(labels, count);
        },
      );
    },
  });
  gauge('orgraph_cache_entries', 'Answers of a source that are kept.', ({ cache }) => cache.entries);
  gauge('orgraph_cache_bytes', 'What they take of memory, about.', ({ cache }) => cache.bytes);
  gauge(
    'orgraph_upstream_circuit',
    '1 for the state in which the circuit breaker of a source is, 0 for the others.',
    ({ health }) => circuits.map((circuit) => [{ circuit }, health.circuit === circuit ? 1 : 0]),
    'circuit',
  );
  gauge(
    'orgraph_upstream_rate_limit',
    "Calls that a source's rate limit allows in its window, where it is known.",
    ({ rateLimit }) => rateLimit.limit,
  );
  gauge(
    'orgraph_upstream_rate_limit_remaining',
    'What is left of it, where that is known.',
    ({ rateLimit }) => rateLimit.remaining,
  );
  gauge(
    'orgraph_upstream_rate_limit_waiting',
    'Calls that wait for the rate limit.',
    ({ rateLimit }) => rateLimit.waiting,
  );
}
