import type { BreakerSettings } from '../http/fault-window.ts';
import type { CacheSettings } from '../http/cache/freshness.ts';
import type { Timeouts } from '../http/types.ts';

/** What a source has of what neither it nor `defaults` says. Times in milliseconds. */
export const usualTimeouts: Timeouts = { connect: 5_000, response: 10_000, total: 15_000 };
export const usualConcurrency = 10;
export const usualResponseBytes = 16 * 1024 * 1024;
export const usualRetries = 2;
export const usualCache: CacheSettings = { ttlSeconds: 10, staleSeconds: 300 };
export const usualBreaker: BreakerSettings = { minimumCalls: 10, windowMs: 30_000, openMs: 10_000 };
