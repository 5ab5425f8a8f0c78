import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor } from '../../src/core/cursor.ts';
import { BadUserInputError } from '../../src/core/errors.ts';

const text = fc.string({ unit: 'grapheme' });
const place = fc.record({ source: text, page: fc.option(text), index: fc.nat(), nativeId: text });

function encoded(parts: unknown): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

describe('a cursor', () => {
  it('gives back the place it was made of', () => {
    fc.assert(
      fc.property(place, (made) => {
        expect(decodeCursor(encodeCursor(made))).toEqual(made);
      }),
    );
  });

  it('is made of characters that need no escaping anywhere', () => {
    fc.assert(
      fc.property(place, (made) => {
        expect(encodeCursor(made)).toMatch(/^[\w-]+$/);
      }),
    );
  });

  it('is refused as the caller’s mistake, or is the only spelling of its place, for any JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.tuple(fc.constant(1), text, text, fc.double(), text)),
        (value) => {
          const candidate = encoded(value);
          try {
            expect(encodeCursor(decodeCursor(candidate))).toBe(candidate);
          } catch (error) {
            expect(error).toBeInstanceOf(BadUserInputError);
          }
        },
      ),
    );
  });

  it.each([
    ['empty', ''],
    ['no base64', '§§§'],
    ['no JSON', Buffer.from('[1,').toString('base64url')],
    ['an object', encoded({ source: 'guardai' })],
    ['null', encoded(null)],
    ['of another version', encoded([2, 'guardai', null, 0, '1'])],
    ['too short', encoded([1, 'guardai', null, 0])],
    ['too long', encoded([1, 'guardai', null, 0, '1', '2'])],
    ['behind no item', encoded([1, 'guardai', null, -1, '1'])],
    ['behind half an item', encoded([1, 'guardai', null, 0.5, '1'])],
    ['behind an item too far', encoded([1, 'guardai', null, 2 ** 53, '1'])],
    ['of a page that is no text', encoded([1, 'guardai', 3, 0, '1'])],
    ['of a source that is no text', encoded([1, null, null, 0, '1'])],
    ['written with spaces', Buffer.from('[1, "guardai", null, 0, "1"]').toString('base64url')],
    ['an id', Buffer.from('1:GuardAIOrganization:guardai:7').toString('base64url')],
    ['huge', 'W'.repeat(500_000)],
  ])('is refused when it is %s', (_what, cursor) => {
    let refusal: unknown;
    try {
      decodeCursor(cursor);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  });
});
