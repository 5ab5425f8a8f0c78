import { describe, expect, it } from '@jest/globals';
import { acme, checked, problemsOf } from './support.ts';

const mebibyte = 1024 * 1024;

describe('the memory for vendors’ answers', () => {
  it.each([
    [undefined, 64 * mebibyte],
    [{}, 64 * mebibyte],
    [null, 64 * mebibyte],
    [{ maxBytes: mebibyte }, mebibyte],
    [{ maxBytes: '${BYTES}' }, 5_000_000],
  ])('of %j is %i bytes', async (cache, bytes) => {
    const configuration = await checked(
      { sources: [acme], ...(cache !== undefined && { cache }) },
      { BYTES: '5000000' },
    );
    expect(configuration.cache).toEqual({ maxBytes: bytes });
  });

  it.each([
    [{ maxBytes: 0 }, 'cache.maxBytes: must be a whole number of bytes from 1048576 to 68719476736, not 0'],
    [
      { maxBytes: '64MB' },
      'cache.maxBytes: must be a whole number of bytes from 1048576 to 68719476736, not "64MB"',
    ],
    [{ ttlSeconds: 5 }, 'cache.ttlSeconds: is not a known key; known here: maxBytes'],
    [true, 'cache: must be a mapping of keys to values'],
  ])('may not be %j', async (cache, problem) => {
    expect(await problemsOf(checked({ sources: [acme], cache }))).toEqual([`configuration: ${problem}`]);
  });
});
