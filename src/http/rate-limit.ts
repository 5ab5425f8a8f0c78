/** One reason for calls to wait. Times are milliseconds of a clock that never goes back. */
export interface RateLimit {
  /** How many calls may go now; `Infinity` where no limit is known. */
  available(now: number): number;
  /** When a call can go that has `ahead` others before it, as far as can be told. */
  readyAt(now: number, ahead: number): number;
  take(now: number): void;
  /** Undoes the `take` of that time: the call was not sent after all. */
  giveBack(now: number, takenAt: number): void;
  /** Null while no limit is known. */
  describe(now: number): RateLimitView | null;
}

export interface RateLimitView {
  readonly limit: number | null;
  readonly remaining: number;
  readonly resetsAt: number;
}
