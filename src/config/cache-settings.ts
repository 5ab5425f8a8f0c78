import { z } from 'zod';
import type { CacheSettings } from '../http/cache/freshness.ts';
import type { Defaults } from './file-schema.ts';
import { usualCache } from './usual-options.ts';
import { wholeNumber } from './whole-number.ts';

const mebibyte = 1024 * 1024;
const usualBytes = 64 * mebibyte;

/** What is kept of all sources together. */
export const cacheSchema = z
  .strictObject({
    maxBytes: wholeNumber(mebibyte, 65_536 * mebibyte, ' of bytes')
      .describe("Bytes of memory for the answers that are kept, all sources' together.")
      .default(usualBytes),
  })
  .nullish()
  .describe("The memory for vendors' answers. How long they are kept is an option of each source.")
  .transform((value) => value ?? { maxBytes: usualBytes });
export type CacheMemory = z.output<typeof cacheSchema>;

/** A source's own over `defaults` over the usual, key by key. */
export function cacheOf(source: Defaults, defaults: Defaults): CacheSettings {
  const { ttlSeconds, staleSeconds } = usualCache;
  return {
    ttlSeconds: source.cache?.ttlSeconds ?? defaults.cache?.ttlSeconds ?? ttlSeconds,
    staleSeconds: source.cache?.staleSeconds ?? defaults.cache?.staleSeconds ?? staleSeconds,
  };
}
