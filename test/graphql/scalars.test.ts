import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
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

  it.each([1.5, Number.NaN, Infinity, '7', null])(
    'refuses %p, which a data source should not have handed out',
    (value) => {
      expect(() => scalars.BigInt.serialize(value)).toThrow(TypeError);
    },
  );
});
