import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** So many requests of one caller in so many seconds. */
export interface RateSettings {
  readonly requests: number;
  readonly perSeconds: number;
}

export interface CallerRate extends RateSettings {
  /** Counts a request of a caller in. Null: it may pass; else the whole seconds until the next one may. */
  readonly take: (caller: string) => Promise<number | null>;
}

/** Counts in this process's memory: of several processes, each allows its own. */
export function callerRate({ requests, perSeconds }: RateSettings): CallerRate {
  const limiter = new RateLimiterMemory({ points: requests, duration: perSeconds });
  return {
    requests,
    perSeconds,
    async take(caller) {
      try {
        await limiter.consume(caller);
        return null;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      }
    },
  };
}
