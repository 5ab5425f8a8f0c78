/** A clock that stands still unless it is told to go on. */
export interface Clock {
  /** In milliseconds. */
  readonly now: () => number;
  pass(seconds: number): void;
}

export function stoppedClock(): Clock {
  let now = 1_000_000;
  return {
    now: () => now,
    pass(seconds) {
      now += seconds * 1000;
    },
  };
}
