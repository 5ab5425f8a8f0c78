import type { RateLimit } from '../rate-limit.ts';

/** A limit that instances keep to together. */
export interface SharedLimit extends RateLimit {
  /** So many calls of this instance wait for their turn. */
  want(now: number, waiting: number): void;
  close(): void;
}

export interface SharedLimitOptions {
  /** More calls may go than before, or it is known when. */
  readonly changed: () => void;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/** Milliseconds for which Redis is passed by after it did not answer. */
export const asideMs = 1_000;
