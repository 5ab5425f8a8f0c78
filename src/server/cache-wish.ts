import { anyAge, passBy, readThrough, type CacheWish } from '../core/cache-wish.ts';

/** What stands between commas, those in quoted text apart. */
const member = /(?:[^",]|"(?:[^"\\]|\\.?)*(?:"|$))+/g;
const quoted = /^"(\d+)"$/;

/** RFC 9111: more seconds than this count as this many. */
const mostSeconds = 2 ** 31;

/** What a request's `Cache-Control` (RFC 9111, 5.2.1) asks for; what is not understood asks for nothing. */
export function wishOf(cacheControl: string | undefined): CacheWish {
  if (cacheControl === undefined) return anyAge;
  let wish = anyAge;
  for (const [directive] of cacheControl.matchAll(member)) {
    const [name = '', argument = ''] = directive.trim().split('=', 2);
    switch (name.toLowerCase()) {
      case 'no-store':
        return passBy;
      case 'no-cache':
        wish = readThrough;
        break;
      case 'max-age':
        wish = younger(wish, quoted.exec(argument)?.[1] ?? argument);
    }
  }
  return wish;
}

function younger(wish: CacheWish, seconds: string): CacheWish {
  if (!/^\d+$/.test(seconds)) return wish;
  const maxAgeMs = Math.min(Number(seconds), mostSeconds) * 1000;
  return { ...wish, maxAgeMs: Math.min(wish.maxAgeMs, maxAgeMs) };
}
