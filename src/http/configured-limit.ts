import type { RateLimit } from './rate-limit.ts';

export interface RateLimitSettings {
  readonly requests: number;
  readonly perSeconds: number;
}

/**
 * At most so many calls in any span of that length. It remembers the time of each: a bucket that refills would let
 * through nearly twice as many in a span that begins with a full bucket.
 */
export function configuredLimit({ requests, perSeconds }: RateLimitSettings): RateLimit {
  const span = perSeconds * 1000;
  /** Oldest first, from `first` on. */
  let times: number[] = [];
  let first = 0;
  const used = (now: number): number => {
    while (first < times.length && (times[first] ?? now) + span <= now) first += 1;
    if (first > requests) {
      times = times.slice(first);
      first = 0;
    }
    return times.length - first;
  };
  return {
    available: (now) => requests - used(now),
    readyAt(now, ahead) {
      const place = used(now) + ahead - requests;
      if (place < 0) return now;
      const rounds = Math.floor(place / requests);
      return (times[first + (place % requests)] ?? now) + span * (rounds + 1);
    },
    take(now) {
      times.push(now);
    },
    giveBack(now) {
      if (used(now) > 0) times.pop();
    },
    describe(now) {
      const count = used(now);
      return { limit: requests, remaining: requests - count, resetsAt: (times.at(-1) ?? now - span) + span };
    },
  };
}
