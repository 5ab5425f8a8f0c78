import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BadUserInputError } from '../../src/core/errors.ts';
import { decodeGlobalId, encodeGlobalId, quote } from '../../src/core/ids.ts';
import { codePoint } from '../support/code-point.ts';

/** What lone surrogates become in UTF-8 cannot be told from what they were; no vendor's id has one. */
const text = fc.string({ unit: 'grapheme', minLength: 1 });
const globalId = fc.record({
  typename: fc.stringMatching(/^[A-Za-z]\w*$/),
  source: fc.stringMatching(/^[a-z0-9-]+$/),
  nativeId: text,
});

function refusalOf(id: string): BadUserInputError {
  try {
    decodeGlobalId(id, 'ids.3');
  } catch (error) {
    if (error instanceof BadUserInputError) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(id)} was accepted`);
}

function encoded(plain: string): string {
  return Buffer.from(plain, 'utf8').toString('base64url');
}

describe('a global id', () => {
  it('gives back what it was made of, whatever the native id holds', () => {
    fc.assert(
      fc.property(globalId, (parts) => {
        expect(decodeGlobalId(encodeGlobalId(parts))).toEqual(parts);
      }),
    );
  });

  it('is made of characters that need no escaping anywhere', () => {
    fc.assert(
      fc.property(globalId, (parts) => {
        expect(encodeGlobalId(parts)).toMatch(/^[\w-]+$/);
      }),
    );
  });

  it('is another one when any part is another', () => {
    fc.assert(
      fc.property(globalId, globalId, (one, other) => {
        const same = JSON.stringify(Object.values(one)) === JSON.stringify(Object.values(other));
        expect(encodeGlobalId(one) === encodeGlobalId(other)).toBe(same);
      }),
    );
  });

  it('keeps the colons of a native id', () => {
    const parts = { typename: 'TileDBOrganization', source: 'tiledb', nativeId: 'a:b::c:' };
    expect(decodeGlobalId(encodeGlobalId(parts))).toEqual(parts);
  });

  it('is refused as the caller’s mistake, or is the only spelling of what it says, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: codePoint }), fc.base64String()), (candidate) => {
        try {
          expect(encodeGlobalId(decodeGlobalId(candidate))).toBe(candidate);
        } catch (error) {
          expect(error).toBeInstanceOf(BadUserInputError);
        }
      }),
    );
  });

  it.each([
    ['empty', ''],
    ['no base64', '§§§'],
    ['plain text', 'guardai:7'],
    ['padded', `${encoded('1:GuardAIOrganization:guardai:77')}==`],
    ['in the other alphabet of base64', Buffer.from('1:T:s:>>>???').toString('base64')],
    ['of another version', encoded('2:GuardAIOrganization:guardai:7')],
    ['without a version', encoded('GuardAIOrganization:guardai:7')],
    ['without a native id', encoded('1:GuardAIOrganization:guardai:')],
    ['without a source', encoded('1:GuardAIOrganization::7')],
    ['without a type', encoded('1::guardai:7')],
    ['too short', encoded('1:GuardAIOrganization:guardai')],
    ['no UTF-8', Buffer.from([0x31, 0x3a, 0x54, 0x3a, 0x73, 0x3a, 0xff, 0xfe]).toString('base64url')],
    ['huge', 'A'.repeat(100_000)],
  ])('is refused when it is %s', (_what, id) => {
    const { code, argument } = refusalOf(id);
    expect({ code, argument }).toEqual({ code: 'BAD_USER_INPUT', argument: 'ids.3' });
  });

  it('is not repeated whole in the refusal', () => {
    expect(refusalOf('x'.repeat(10_000)).message.length).toBeLessThan(250);
  });
});

describe('quote', () => {
  it('makes any text plain and short', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint, maxLength: 300 }), (anything) => {
        const quoted = quote(anything);
        expect(quoted.isWellFormed()).toBe(true);
        expect(quoted).not.toMatch(/[\0-\x1f]/);
        expect(JSON.parse(quoted)).toBe(anything.length > 80 ? `${anything.slice(0, 80)}…` : anything);
      }),
    );
  });
});
