import { slidingCount } from './sliding-count.ts';

/** How many calls of a source may be repeated: an outage must not be met with twice the load. */
export interface RetryBudget {
  /** Counts a call that is no repetition. */
  called(): void;
  /** True, and counted, where one more repetition is allowed. */
  take(): boolean;
}

const windowMs = 60_000;
const share = 0.2;
/** So that a source that is asked now and then is still tried again: from 15 calls a minute on, the share rules. */
const least = 3;

export function createRetryBudget(now?: () => number): RetryBudget {
  const calls = slidingCount(windowMs, now);
  const repetitions = slidingCount(windowMs, now);
  return {
    called() {
      calls.add();
    },
    take() {
      const allowed = Math.max(least, Math.floor(calls.total() * share));
      if (repetitions.total() >= allowed) return false;
      repetitions.add();
      return true;
    },
  };
}
