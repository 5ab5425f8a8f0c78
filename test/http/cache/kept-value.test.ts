import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeze } from '../../../src/http/cache/kept-value.ts';

function isFrozen(value: unknown): boolean {
  return (
    typeof value !== 'object' ||
    value === null ||
    (Object.isFrozen(value) && Object.values(value).every(isFrozen))
  );
}

describe('a value that is kept', () => {
  it('cannot be changed, however deep', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const before = JSON.stringify(value);
        freeze(value);
        expect(isFrozen(value)).toBe(true);
        expect(JSON.stringify(value)).toBe(before);
      }),
    );
  });

  it('may be nested as deep as it is long', () => {
    const depth = 300_000;
    const value: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(freeze(value)).toBeGreaterThan(depth * 16);
    expect(Object.isFrozen(value)).toBe(true);
  });

  it('holds at least as many bytes as its parts', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(freeze([one, { other }])).toBeGreaterThan(freeze(one) + freeze(other));
      }),
    );
  });

  it.each([
    ['text', 'x'.repeat(1000), 1000],
    ['text beyond Latin letters, of two bytes each', 'ж'.repeat(1000), 2000],
    ['a long number', 2n ** 63n, 16],
    ['nothing', null, 0],
  ])('weighs %s', (_what, value, least) => {
    expect(freeze(value)).toBeGreaterThanOrEqual(least);
    expect(freeze(value)).toBeLessThan(least + 50);
  });

  it('weighs a table by its keys too', () => {
    const table = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`key-${index}`, null]));
    expect(freeze(table)).toBeGreaterThan(1000 * 50);
  });
});
