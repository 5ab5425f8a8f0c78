export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the window ends. */
  readonly reset: number;
  /** False: this request is one too many. */
  readonly granted: boolean;
}

export interface RateLimiter {
  /** Counts one request of a caller. */
  take(caller: string): Allowance;
  /** What a request that is refused anyway is told. */
  exhausted(): Allowance;
}

/** Fixed windows per caller. The vendor publishes neither kind nor numbers. `null`: counted, never refused. */
export function createRateLimiter(
  settings: { readonly limit: number; readonly windowSeconds: number } | null,
  now: () => Date,
): RateLimiter {
  const { limit, windowSeconds } = settings ?? { limit: 6000, windowSeconds: 60 };
  const windows = new Map<string, { readonly endsAt: number; used: number }>();
  return {
    take(caller) {
      const time = now().getTime();
      let window = windows.get(caller);
      if (!window || window.endsAt <= time) {
        window = { endsAt: time + windowSeconds * 1000, used: 0 };
        windows.set(caller, window);
      }
      window.used += 1;
      return {
        limit,
        remaining: Math.max(0, limit - window.used),
        reset: Math.ceil((window.endsAt - time) / 1000),
        granted: settings === null || window.used <= limit,
      };
    },
    exhausted: () => ({ limit, remaining: 0, reset: windowSeconds, granted: false }),
  };
}

/** As on every org/v2 answer of 200 and every 429. */
export function rateHeaders({ limit, remaining, reset }: Allowance): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(reset),
  };
}
