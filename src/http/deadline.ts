import type { Timeouts } from './types.ts';

export type Phase = keyof Timeouts;

/** The clock of one call. */
export interface Deadline {
  /** Aborts with the caller's signal, or when a phase takes too long. */
  readonly signal: AbortSignal;
  /** The phase that took too long. */
  readonly expired: Phase | undefined;
  /** Starts a phase's time anew; the phase before it is over. `total` runs from the start and beside the others. */
  enter(phase: Exclude<Phase, 'total'>): void;
  /** The phase is over and no other begins. */
  leave(): void;
  /** Stops every timer. */
  end(): void;
}

export function startDeadline(timeouts: Timeouts, caller: AbortSignal): Deadline {
  const controller = new AbortController();
  let expired: Phase | undefined;
  const limit = (phase: Phase): NodeJS.Timeout =>
    setTimeout(() => {
      if (controller.signal.aborted) return;
      expired = phase;
      controller.abort();
    }, timeouts[phase]);
  const total = limit('total');
  let current: NodeJS.Timeout | undefined;
  return {
    signal: AbortSignal.any([caller, controller.signal]),
    get expired() {
      return expired;
    },
    enter(phase) {
      clearTimeout(current);
      current = limit(phase);
    },
    leave() {
      clearTimeout(current);
    },
    end() {
      clearTimeout(current);
      clearTimeout(total);
    },
  };
}
