import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from '../../src/core/json.ts';

describe('parseJson', () => {
  it('is JSON.parse for all that a double can hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        const expected: unknown = JSON.parse(text);
        // An integer in a double's own notation may be out of its exact range; those are the other tests'.
        fc.pre(!/\d{16,}/.test(text) || !hasLargeInteger(expected));
        expect(parseJson(text)).toEqual(expected);
      }),
    );
  });

  it('keeps every digit of an integer that a double cannot hold', () => {
    const large = fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n }).chain((n) => fc.constantFrom(n, -n));
    fc.assert(
      fc.property(large, (value) => {
        expect(parseJson(`{"list":[{"id":${value},"name":"1"}]}`)).toEqual({
          list: [{ id: value, name: '1' }],
        });
      }),
    );
  });

  it.each([
    ['the largest safe integer', '9007199254740991', 9_007_199_254_740_991],
    ['a fraction with many digits', '0.12345678901234567', 0.12345678901234567],
    ['digits in text', '"12345678901234567890"', '12345678901234567890'],
    ['an exponent', '[1e20, 12345678901234567]', [1e20, 12_345_678_901_234_567n]],
  ])('leaves %s what it is', (_what, text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  it.each(['', '{', '[1,]', 'undefined', '{"id": 12345678901234567890', '01234567890123456789', 'NaN'])(
    'throws a SyntaxError for %p',
    (text) => {
      expect(() => parseJson(text)).toThrow(SyntaxError);
    },
  );
});

function hasLargeInteger(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLargeInteger);
}
