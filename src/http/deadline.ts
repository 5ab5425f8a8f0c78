import type { CallClock } from './call-clock.ts';
import { callSteps, type CallSteps } from './call-steps.ts';
import type { Timeouts } from './types.ts';

/** The parts of an attempt that have a time of their own. */
export type AttemptPhase = Exclude<keyof Timeouts, 'total'>;
/** What may run out: `operation` is the time of the whole GraphQL operation. */
export type Phase = keyof Timeouts | 'operation';

/** The clock of one attempt at a call. */
export interface Deadline {
  /** Aborts when the call's clock does, or when a phase takes too long. */
  readonly signal: AbortSignal;
  /** What ran out. */
  expired(): Phase | undefined;
  /** Starts a phase's time; the phase before it is over. */
  enter(phase: AttemptPhase): void;
  /** The phase is over and no other begins. */
  leave(): void;
  /** The attempt is over: nothing aborts it any more. */
  end(): void;
  /** How far the attempt's last request has come. */
  readonly steps: CallSteps;
}

export function startDeadline(timeouts: Timeouts, clock: CallClock): Deadline {
  const controller = new AbortController();
  let expired: AttemptPhase | undefined;
  let current: NodeJS.Timeout | undefined;
  const { signal } = controller;
  const abort = (): void => {
    controller.abort(clock.signal.reason);
  };
  if (clock.signal.aborted) abort();
  else clock.signal.addEventListener('abort', abort, { once: true });
  return {
    signal,
    expired: () => expired ?? clock.expired(),
    enter(phase) {
      clearTimeout(current);
      current = setTimeout(() => {
        if (signal.aborted) return;
        expired = phase;
        controller.abort();
      }, timeouts[phase]);
    },
    leave() {
      clearTimeout(current);
    },
    end() {
      clearTimeout(current);
      clock.signal.removeEventListener('abort', abort);
    },
    steps: callSteps(),
  };
}
