import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { checkConfiguration } from '../../src/config/check-configuration.ts';
import type { Configuration } from '../../src/config/configuration.ts';
import { vendors } from '../../src/vendors.ts';

const apis = vendors.flatMap((vendor) => vendor.apis);
const source = { name: 'rocket', api: 'rockset-v1', auth: { type: 'api-key', key: 'a key of Rockset' } };

function withKey(encryptionKey?: unknown): Promise<Configuration> {
  const redis = { url: 'redis://127.0.0.1:6379', ...(encryptionKey !== undefined && { encryptionKey }) };
  return checkConfiguration({ sources: [source], redis }, { env: {}, cwd: '/', apis });
}

const bytes = randomBytes(32);

describe('redis.encryptionKey', () => {
  it.each([
    ['base64', bytes.toString('base64')],
    ['base64 without padding', bytes.toString('base64').replace('=', '')],
    ['base64url', bytes.toString('base64url')],
    ['hexadecimal', bytes.toString('hex')],
    ['large hexadecimal', bytes.toString('hex').toUpperCase()],
  ])('is 32 bytes as %s', async (_form, text) => {
    expect((await withKey(text)).redis?.encryptionKeys).toEqual([bytes]);
  });

  it('may be several, of which the first seals', async () => {
    const keys = [bytes, randomBytes(32)];
    const { redis } = await withKey(keys.map((key) => key.toString('base64')));
    expect(redis?.encryptionKeys).toEqual(keys);
  });

  it('is none, if it is not given', async () => {
    expect((await withKey()).redis?.encryptionKeys).toEqual([]);
  });

  it.each([
    ['too short', randomBytes(31).toString('base64')],
    ['too long', randomBytes(33).toString('base64')],
    ['a password', 'correct horse battery staple, 32'],
    ['an empty list', []],
    ['a list with one that is none', [bytes.toString('hex'), 'short']],
    ['a number', 12],
  ])('is refused when it is %s, and never quoted', async (_what, key) => {
    const failure = await withKey(key).then(
      () => null,
      (error: unknown) => error as Error,
    );
    expect(failure?.message).toMatch(/redis\.encryptionKey/);
    for (const text of [key].flat()) expect(failure?.message).not.toContain(String(text).slice(0, 12));
  });
});
