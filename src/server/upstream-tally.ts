import type { ObservedCall } from '../core/observed-call.ts';

/** What the calls of one operation to one source came to. */
export interface SourceTally {
  readonly source: string;
  /** Attempts. */
  readonly calls: number;
  /** Milliseconds, added up: calls at the same time count each. */
  readonly ms: number;
  /** How many ended how: `OK`, an error's code, or `GIVEN_UP` where nobody waited for it any more. */
  readonly outcomes: Readonly<Record<string, number>>;
}

/** The calls that one operation made itself, counted. */
export interface UpstreamTally {
  note(call: Pick<ObservedCall, 'source' | 'status' | 'errorCode' | 'durationMs'>): void;
  calls(): number;
  /** Of the sources that took longest, the first `most`. */
  bySource(most: number): readonly SourceTally[];
}

interface Counted {
  calls: number;
  ms: number;
  readonly outcomes: Map<string, number>;
}

export function upstreamTally(): UpstreamTally {
  const sources = new Map<string, Counted>();
  let total = 0;
  return {
    note({ source, status, errorCode, durationMs }) {
      total += 1;
      const counted = sources.get(source) ?? { calls: 0, ms: 0, outcomes: new Map<string, number>() };
      sources.set(source, counted);
      counted.calls += 1;
      counted.ms += durationMs;
      const outcome = errorCode ?? (status === null ? 'GIVEN_UP' : 'OK');
      counted.outcomes.set(outcome, (counted.outcomes.get(outcome) ?? 0) + 1);
    },
    calls: () => total,
    bySource: (most) =>
      [...sources]
        .toSorted(([, one], [, other]) => other.ms - one.ms)
        .slice(0, most)
        .map(([source, { calls, ms, outcomes }]) => ({
          source,
          calls,
          ms: Math.round(ms),
          outcomes: Object.fromEntries(outcomes),
        })),
  };
}
