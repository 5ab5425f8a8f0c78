import type { CacheWish } from '../../core/cache-wish.ts';

/** How long what a source answered is good for. */
export interface CacheSettings {
  /** For so long it is handed out as it is. 0: nothing is kept. */
  readonly ttlSeconds: number;
  /** And then for so long again while a new answer is fetched, or cannot be had; then it says that it is stale. */
  readonly staleSeconds: number;
}

export type Freshness = 'fresh' | 'stale' | 'over';

/** What an answer is good for so many milliseconds after it came. */
export function freshness(ageMs: number, { ttlSeconds, staleSeconds }: CacheSettings): Freshness {
  const seconds = ageMs / 1000;
  if (seconds < ttlSeconds) return 'fresh';
  return ttlSeconds > 0 && seconds < ttlSeconds + staleSeconds ? 'stale' : 'over';
}

/** Whether whoever wishes so takes an answer that began to be at `since`. */
export function isWelcome({ maxAgeMs }: CacheWish, since: number, now: number): boolean {
  return now - since <= maxAgeMs;
}
