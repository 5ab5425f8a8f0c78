import { describe, expect, it } from '@jest/globals';
import { anyAge, passBy, readThrough } from '../../../src/core/cache-wish.ts';
import { freshness, isWelcome } from '../../../src/http/cache/freshness.ts';

describe('what an answer is good for', () => {
  const settings = { ttlSeconds: 10, staleSeconds: 300 };

  it.each([
    [0, 'fresh'],
    [9_999, 'fresh'],
    [10_000, 'stale'],
    [309_999, 'stale'],
    [310_000, 'over'],
  ])('after %i ms it is %s', (age, expected) => {
    expect(freshness(age, settings)).toBe(expected);
  });

  it('is nothing where nothing is kept, however long it might be stale', () => {
    expect(freshness(0, { ttlSeconds: 0, staleSeconds: 300 })).toBe('over');
  });

  it('is over at once where there is no time to be stale', () => {
    expect(freshness(10_000, { ttlSeconds: 10, staleSeconds: 0 })).toBe('over');
  });
});

describe('who wants an answer', () => {
  it.each([
    ['anybody', anyAge, 1e12, true],
    ['who wants it at most a second old', { maxAgeMs: 1_000, keep: true }, 1_000, true],
    ['who wants it younger', { maxAgeMs: 1_000, keep: true }, 1_001, false],
    ['who wants it of this moment', { maxAgeMs: 0, keep: true }, 0, true],
    ['who asks the vendor themselves', readThrough, 0, false],
    ['who leaves nothing behind', passBy, 0, false],
  ])('%s', (_who, wish, age, expected) => {
    expect(isWelcome(wish, 5_000, 5_000 + age)).toBe(expected);
  });
});
