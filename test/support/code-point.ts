import fc from 'fast-check';

const [surrogates, last] = [{ first: 0xd800, count: 0x800 }, 0x10ffff];

/**
 * Any character of Unicode, as a unit for `fc.string`. Of what fast-check's own `binary` makes, but that writes a table
 * of all million of them first, in a second and 200 MB.
 */
export const codePoint = fc.nat({ max: last - surrogates.count }).map(
  (n) => String.fromCodePoint(n < surrogates.first ? n : n + surrogates.count),
  (text) => {
    const at =
      typeof text === 'string' && text.length > 0 && text.isWellFormed() ? text.codePointAt(0) : undefined;
    if (at === undefined || text !== String.fromCodePoint(at)) throw new Error('It is not one character.');
    return at < surrogates.first ? at : at - surrogates.count;
  },
);
