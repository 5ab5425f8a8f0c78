import type { Allowance } from './rate-limit-headers.ts';
import type { RateLimit } from './rate-limit.ts';

export interface ObservedLimit extends RateLimit {
  /** An answer told the vendor's count. `underWay`: calls sent whose answers have not come yet. True: of a window not known before. */
  observe(allowance: Allowance, underWay: number, now: number): boolean;
  /** A 429 asked everybody to wait. */
  pause(ms: number, now: number): void;
}

/** Two answers of one window may differ by this much in when it ends: the headers count whole seconds. */
const sameWindowMs = 1_000;
/** A vendor's longer wait is obeyed for this long; then one may see whether it still holds. */
export const longestPauseMs = 3_600_000;

/** The vendor's limit as its own headers tell it. Nothing is known before the first of them. */
export function observedLimit(): ObservedLimit {
  let limit: number | null = null;
  /** Of the window that ends at `resetsAt`; null: nothing known. */
  let remaining: number | null = null;
  let resetsAt = 0;
  let windowMs = 1_000;
  /** Whether an answer of the present window has come. */
  let confirmed = false;
  let pausedUntil = 0;

  /** A window that is over gives its successor a full allowance, until an answer tells better. */
  const roll = (now: number): void => {
    if (remaining === null || now < resetsAt) return;
    confirmed = false;
    remaining = limit;
    resetsAt += Math.ceil((now - resetsAt + 1) / windowMs) * windowMs;
  };

  return {
    available(now) {
      roll(now);
      if (now < pausedUntil) return 0;
      return remaining ?? Infinity;
    },
    readyAt(now, ahead) {
      roll(now);
      const free = Math.max(now, pausedUntil);
      const beyond = ahead - (remaining ?? Infinity);
      if (beyond < 0) return free;
      const windows = limit === null ? 0 : Math.floor(beyond / limit);
      return Math.max(free, resetsAt + windows * windowMs);
    },
    take() {
      if (remaining !== null) remaining = Math.max(0, remaining - 1);
    },
    giveBack() {
      if (remaining !== null) remaining += 1;
    },
    observe(allowance, underWay, now) {
      roll(now);
      const ends = now + allowance.resetMs;
      const same = confirmed && remaining !== null && Math.abs(ends - resetsAt) <= sameWindowMs;
      // Inside a window our own count knows of calls that the vendor had not seen yet. Of a new one only the vendor
      // knows, and those under way may or may not be in its count: they are taken not to be.
      const counted = Math.max(0, allowance.remaining - underWay);
      remaining = same ? Math.min(remaining ?? counted, allowance.remaining) : counted;
      if (!same) resetsAt = ends;
      if (allowance.limit !== null) limit = allowance.limit;
      windowMs = allowance.windowMs ?? Math.max(windowMs, allowance.resetMs);
      confirmed = true;
      return !same;
    },
    pause(ms, now) {
      pausedUntil = Math.max(pausedUntil, now + Math.min(ms, longestPauseMs));
    },
    describe(now) {
      roll(now);
      if (now < pausedUntil) return { limit, remaining: 0, resetsAt: pausedUntil };
      return remaining === null ? null : { limit, remaining, resetsAt };
    },
  };
}
