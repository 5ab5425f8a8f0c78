import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyAge, passBy, readThrough } from '../../src/core/cache-wish.ts';
import { wishOf } from '../../src/server/cache-wish.ts';

const atMost = (seconds: number) => ({ maxAgeMs: seconds * 1000, keep: true });

describe('Cache-Control of a request', () => {
  it.each([
    [undefined, anyAge],
    ['', anyAge],
    ['no-cache', readThrough],
    ['No-Cache', readThrough],
    ['no-store', passBy],
    ['max-age=0', atMost(0)],
    ['max-age=30', atMost(30)],
    ['max-age="30"', atMost(30)],
    ['MAX-AGE=30', atMost(30)],
    ['max-age=30, max-age=5', atMost(5)],
    ['max-age=5, no-cache', readThrough],
    ['no-cache, max-age=5', readThrough],
    ['no-cache,no-store', passBy],
    ['  no-transform ,\tmax-age=7  ', atMost(7)],
    ['max-age=99999999999999999999', atMost(2 ** 31)],
  ])('%j', (header, wish) => {
    expect(wishOf(header)).toEqual(wish);
  });

  it.each([
    'max-age',
    'max-age=',
    'max-age=-1',
    'max-age=1.5',
    'max-age=1e3',
    'max-age = 3',
    'max-age=ten',
    'max-age="5',
    'maxage=5',
    'no cache',
    'no-cache-please',
    'only-if-cached',
    'min-fresh=10',
    'community="no-cache, no-store, max-age=0"',
    'community="a\\", no-store"',
    ',,,',
    '"no-store"',
  ])('asks for nothing where it is not understood: %s', (header) => {
    expect(wishOf(header)).toEqual(anyAge);
  });

  it('is understood beside whatever else', () => {
    const token = fc.stringMatching(/^[a-z]{1,8}x$/);
    const other = fc.oneof(
      token,
      fc.tuple(token, token).map(([name, value]) => `${name}=${value}`),
    );
    fc.assert(
      fc.property(fc.array(other), fc.array(other), fc.nat(100_000), (before, after, seconds) => {
        const header = [...before, `max-age=${seconds}`, ...after].join(', ');
        expect(wishOf(header)).toEqual(atMost(seconds));
      }),
    );
  });
});
