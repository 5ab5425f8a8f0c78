import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import { KeysUnavailableError, remoteKeys } from '../../src/security/remote-keys.ts';
import { makeKey, tokenOf, type SigningKey } from './issuer.ts';

const minute = 60_000;

let first: SigningKey;
let second: SigningKey;
beforeAll(async () => {
  [first, second] = await Promise.all([makeKey('first'), makeKey('second')]);
});

describe('the keys of an issuer', () => {
  let published: readonly SigningKey[] | null;
  let downloads: number;
  let clock: number;
  let keys: JWTVerifyGetKey;
  beforeEach(() => {
    published = [first];
    downloads = 0;
    clock = 0;
    keys = remoteKeys({
      now: () => clock,
      download: async () => {
        downloads += 1;
        if (published === null) throw new Error('down');
        return { keys: published.map(({ publicJwk }) => publicJwk) };
      },
    });
  });

  async function isBelieved(key: SigningKey, kid = key.kid): Promise<boolean> {
    try {
      await jwtVerify(await tokenOf(key, { kid }), keys);
      return true;
    } catch (error) {
      if (error instanceof KeysUnavailableError) throw error;
      return false;
    }
  }

  it('are fetched again after ten minutes, so that one that was withdrawn stops counting', async () => {
    expect(await isBelieved(first)).toBe(true);
    published = [second];
    clock += 10 * minute - 1;
    expect(await isBelieved(first)).toBe(true);
    expect(downloads).toBe(1);
    clock += 1;
    expect(await isBelieved(first)).toBe(false);
  });

  it('count for an hour while they cannot be fetched again, and no longer', async () => {
    await isBelieved(first);
    published = null;
    clock += 59 * minute;
    expect(await isBelieved(first)).toBe(true);
    clock += minute;
    await expect(isBelieved(first)).rejects.toThrow(KeysUnavailableError);
    published = [first];
    clock += 5_000;
    expect(await isBelieved(first)).toBe(true);
  });

  it('are not sought for five seconds after that failed', async () => {
    published = null;
    for (let index = 0; index < 10; index += 1)
      await expect(isBelieved(first)).rejects.toThrow(KeysUnavailableError);
    expect(downloads).toBe(1);
    clock += 5_000;
    published = [first];
    expect(await isBelieved(first)).toBe(true);
  });

  it('are fetched early for tokens of unknown ones three times at once, and then every half minute', async () => {
    await isBelieved(first);
    const flood = async (): Promise<void> => {
      for (let index = 0; index < 10; index += 1)
        expect(await isBelieved(first, `unknown-${index}`)).toBe(false);
    };
    await flood();
    expect(downloads).toBe(1 + 3);
    clock += 30_000;
    await flood();
    expect(downloads).toBe(1 + 3 + 1);
    clock += 5 * minute;
    await flood();
    expect(downloads).toBe(1 + 3 + 1 + 3);
  });

  it('are fetched once for all tokens of a new one', async () => {
    await isBelieved(first);
    published = [first, second];
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => isBelieved(second)));
    expect(outcomes).not.toContain(false);
    expect(downloads).toBe(2);
  });

  it('stay good when fetching others fails; of those others nobody can tell', async () => {
    await isBelieved(first);
    published = null;
    await expect(isBelieved(second)).rejects.toThrow(KeysUnavailableError);
    expect(await isBelieved(first)).toBe(true);
  });
});
