import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { Kind } from 'graphql';
import { BadUserInputError } from '../../src/core/errors.ts';
import { scalars } from '../../src/graphql/scalars.ts';

describe('BigInt', () => {
  it('is a JSON number where a double can hold it, else text with every digit, and warns nobody', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const numbers = fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.maxSafeInteger());
    fc.assert(
      fc.property(numbers, (value) => {
        const sent: unknown = JSON.parse(JSON.stringify(scalars.BigInt.serialize(value)));
        expect(typeof sent).toBe(Number.isSafeInteger(Number(value)) ? 'number' : 'string');
        expect(BigInt(sent as number | string)).toBe(BigInt(value));
      }),
    );
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('is read from numbers, texts and literals, with every digit, and warns nobody', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const text = String(value);
        expect(scalars.BigInt.parseValue(text)).toEqual(
          Number.isSafeInteger(Number(value)) ? Number(value) : value,
        );
        expect(scalars.BigInt.parseLiteral({ kind: Kind.INT, value: text })).toEqual(
          scalars.BigInt.parseValue(text),
        );
      }),
    );
    expect(scalars.BigInt.parseValue(-7)).toBe(-7);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it.each([1.5, 2 ** 53, '', ' 7', '07', '-0', '1e3', '0x10', true, null, {}, [7]])(
    'refuses %j, and does not guess',
    (value) => {
      expect(() => scalars.BigInt.parseValue(value)).toThrow(BadUserInputError);
    },
  );

  it.each([1.5, Number.NaN, Infinity, '7', null])(
    'refuses %p, which a data source should not have handed out',
    (value) => {
      expect(() => scalars.BigInt.serialize(value)).toThrow(TypeError);
    },
  );
});
