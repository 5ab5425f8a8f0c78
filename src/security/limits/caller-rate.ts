import { createHash } from 'node:crypto';
import type { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisLink, RedisScript } from '../../redis/link.ts';

/** So many requests of one caller in so many seconds. */
export interface RateSettings {
  readonly requests: number;
  readonly perSeconds: number;
}

export interface CallerRate extends RateSettings {
  /** Counts a request of a caller in. Null: it may pass; else the whole seconds until the next one may. */
  readonly take: (caller: string) => Promise<number | null>;
  /** Rejects where what counts cannot be loaded: no request could pass. */
  readonly loaded: Promise<unknown>;
}

/** Milliseconds until a caller's requests may pass again; 0: this one may. */
type Counter = (caller: string) => Promise<number>;

/**
 * With Redis, all instances count together; while it is away, and without it, each counts in its own memory, and so
 * allows by itself what all of them should together.
 */
export function callerRate(
  { requests, perSeconds }: RateSettings,
  redis: RedisLink | null = null,
): CallerRate {
  // Loaded where a rate is configured only.
  const loading = import('rate-limiter-flexible').then(({ RateLimiterMemory, RateLimiterRes }) => ({
    limiter: new RateLimiterMemory({ points: requests, duration: perSeconds }),
    RateLimiterRes,
  }));
  const own = ownCounter(loading);
  const shared = redis && sharedCounter({ requests, perSeconds }, redis);
  return {
    requests,
    perSeconds,
    loaded: loading,
    async take(caller) {
      const waitMs = (await shared?.(caller)) ?? (await own(caller));
      return waitMs === 0 ? null : Math.max(1, Math.ceil(waitMs / 1000));
    },
  };
}

interface Limiting {
  readonly limiter: RateLimiterMemory;
  readonly RateLimiterRes: typeof RateLimiterRes;
}

function ownCounter(loading: Promise<Limiting>): Counter {
  return async (caller) => {
    const { limiter, RateLimiterRes } = await loading;
    try {
      await limiter.consume(caller);
      return 0;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, refusal.msBeforeNext);
    }
  };
}

/** A window begins with its first request, as in the memory of an instance. */
const countIn: RedisScript = {
  name: 'orgraphCountIn',
  keys: 1,
  lua: `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { count, redis.call('PTTL', KEYS[1]) }`,
};

/** Null: Redis is away. */
function sharedCounter(
  { requests, perSeconds }: RateSettings,
  redis: RedisLink,
): (caller: string) => Promise<number | null> {
  const count = redis.script<[number, number]>(countIn);
  const limit = `${String(requests)}/${String(perSeconds)}`;
  return async (caller) => {
    // A name may be as long as its giver likes.
    const name = createHash('sha256').update(caller).digest('base64url');
    const answer = await count([`rate:1:${limit}:${name}`], [perSeconds * 1000]);
    if (answer === null) return null;
    const [taken, leftMs] = answer;
    return taken <= requests ? 0 : Math.max(1, leftMs);
  };
}
