import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSeal } from '../../src/redis/sealed.ts';
import { codePoint } from '../support/code-point.ts';

const [now, before, foreign] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const seal = createSeal([now, before]);

describe('what is sealed', () => {
  it('is opened by whoever has the key, whatever the text and the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint }), fc.string({ unit: codePoint }), (text, name) => {
        expect(createSeal([now]).open(seal.seal(text, name), name)).toBe(text);
      }),
    );
  });

  it('is opened with a key that seals no more', () => {
    expect(seal.open(createSeal([before]).seal('a token', 'name'), 'name')).toBe('a token');
    expect(createSeal([before]).open(seal.seal('a token', 'name'), 'name')).toBeNull();
  });

  it('is nothing to whoever has another key, and nothing under another name', () => {
    const sealed = seal.seal('a token', 'name');
    expect(createSeal([foreign]).open(sealed, 'name')).toBeNull();
    expect(seal.open(sealed, 'another name')).toBeNull();
  });

  it('is never the same twice, and does not show', () => {
    const [one, two] = [seal.seal('a token', 'name'), seal.seal('a token', 'name')];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('a token')).toBe(false);
  });

  it('is nothing when any bit of it is another, or when it is cut', () => {
    const sealed = seal.seal('a token', 'name');
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const damaged = Buffer.from(sealed);
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(seal.open(damaged, 'name')).toBeNull();
        expect(seal.open(sealed.subarray(0, bit >> 3), 'name')).toBeNull();
      }),
    );
  });

  it('and arbitrary bytes are not mistaken for one another', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(seal.open(Buffer.from(bytes), 'name')).toBeNull();
      }),
    );
  });
});

describe('a digest', () => {
  it('is the same for the same text and key, and another for any other', () => {
    expect(createSeal([now]).digest('secret')).toBe(seal.digest('secret'));
    expect(seal.digest('secret')).not.toBe(seal.digest('secret '));
    expect(createSeal([foreign]).digest('secret')).not.toBe(seal.digest('secret'));
  });
});
