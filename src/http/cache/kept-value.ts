/** Bytes of V8's heap on a 64-bit machine, a little more rather than less: bench/cache-memory.ts compares. */
const objectBytes = 32;
const propertyBytes = 9;
const stringBytes = 20;
const numberBytes = 16;
const bigintBytes = 32;
/** An object with more properties than this is likely to be a hash table with keys of its own. */
const mostFields = 32;
const tableEntryBytes = 72;

const wide = /[^\0-\xff]/;

function textBytes(text: string): number {
  return stringBytes + (wide.test(text) ? 2 * text.length : text.length);
}

function leafBytes(value: unknown): number {
  if (typeof value === 'string') return textBytes(value);
  if (typeof value === 'bigint') return bigintBytes;
  // Small integers lie in the property itself.
  return typeof value === 'number' && (value | 0) !== value ? numberBytes : 0;
}

function ownBytes(value: object): number {
  if (Array.isArray(value)) return objectBytes + 8 * value.length;
  const names = Object.keys(value);
  if (names.length <= mostFields) return objectBytes + propertyBytes * names.length;
  return names.reduce((sum, name) => sum + tableEntryBytes + textBytes(name), objectBytes);
}

/**
 * Freezes a value made of plain objects and arrays through and through, since many will read it, and tells about how
 * many bytes it holds. Not by recursion: a vendor's JSON may be nested as deep as it is long.
 */
export function freeze(value: unknown): number {
  const unseen: unknown[] = [value];
  let bytes = 0;
  while (unseen.length > 0) {
    const next = unseen.pop();
    if (typeof next !== 'object' || next === null) {
      bytes += leafBytes(next);
      continue;
    }
    bytes += ownBytes(next);
    Object.freeze(next);
    for (const part of Object.values(next)) unseen.push(part);
  }
  return bytes;
}
