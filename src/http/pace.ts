import type { RateGate } from './rate-gate.ts';

/** What calls to a source take, for planning them. Milliseconds. */
export interface Pace {
  /** How long an operation's calls have taken lately, waits apart; null: it has not been called. */
  readonly tookMs: (operationId: string) => number | null;
  /** How many go at the same time. */
  readonly concurrency: number;
  /** How long it takes until the vendor's limit has room for one call more; Infinity: it has none, null: not known. */
  readonly spacingMs: () => number | null;
}

/** What each operation's calls took: the last few count most. */
export interface CallTimes {
  note(operationId: string, ms: number): void;
  readonly of: (operationId: string) => number | null;
}

const weightOfLast = 0.2;

export function callTimes(): CallTimes {
  const averages = new Map<string, number>();
  return {
    note(operationId, ms) {
      const before = averages.get(operationId) ?? ms;
      averages.set(operationId, before + weightOfLast * (ms - before));
    },
    of: (operationId) => averages.get(operationId) ?? null,
  };
}

export function paceOf(
  { gate, times }: { readonly gate: RateGate; readonly times: CallTimes },
  concurrency: number,
): Pace {
  return {
    tookMs: times.of,
    concurrency,
    spacingMs() {
      const { remaining, resetsAt } = gate.status();
      if (remaining === null || resetsAt === null) return null;
      return remaining > 0 ? Math.max(0, Date.parse(resetsAt) - Date.now()) / remaining : Infinity;
    },
  };
}
