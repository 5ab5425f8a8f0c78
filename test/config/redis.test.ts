import { describe, expect, it } from '@jest/globals';
import { configurationChange } from '../../src/config/configuration-change.ts';
import { certificate, privateKey } from './certificate.ts';
import { acme, checked, inFolder, problemsOf } from './support.ts';

const sources = [acme];
const url = 'rediss://ann:s3cret-Zq8@redis.example:6380/2';
const redisOf = async (redis: unknown, env: NodeJS.ProcessEnv = {}) =>
  (await checked({ sources, ...(redis !== undefined && { redis }) }, env)).redis;

describe('redis', () => {
  it('is none where nothing is said', async () => {
    expect(await redisOf(undefined)).toBeNull();
    expect(await redisOf(null)).toBeNull();
  });

  it('needs an address only', async () => {
    expect(await redisOf({ url })).toMatchObject({
      url,
      keyPrefix: 'orgraph:',
      tls: {},
      commandTimeoutMs: 200,
    });
    expect(await redisOf({ url: 'redis://${VALKEY}', keyPrefix: 'eu.' }, { VALKEY: 'valkey' })).toMatchObject(
      {
        url: 'redis://valkey',
        keyPrefix: 'eu.',
      },
    );
  });

  it.each([
    'redis.example:6379',
    'http://redis.example',
    'redis://',
    'redis:///0',
    'redis://redis.example/db',
    'redis://redis.example/0?family=6',
    'redis://redis.example/0#there',
    'redis://ann:%zz@redis.example',
    'redis://redis example',
  ])('refuses an address that is none, and does not quote it: %s', async (given) => {
    const [problem = '', ...others] = await problemsOf(checked({ sources, redis: { url: given } }));
    expect(others).toEqual([]);
    expect(problem).toContain('redis.url');
    expect(problem).not.toContain(given);
  });

  it('takes certificates for TLS alone, and a key that belongs to its certificate', async () => {
    const tls = { cert: certificate, key: privateKey };
    expect((await redisOf({ url, tls }))?.tls).toEqual(tls);
    expect(await problemsOf(checked({ sources, redis: { url: 'redis://localhost', tls } }))).toEqual([
      expect.stringContaining('has tls, which only a rediss:// URL uses'),
    ]);
    expect(await problemsOf(checked({ sources, redis: { url, tls: { cert: certificate } } }))).toHaveLength(
      1,
    );
  });

  it.each([{ keyPrefix: '' }, { keyPrefix: 'a b' }, { commandTimeoutMs: 0 }, { ulr: url }])(
    'refuses %j',
    async (wrong) => {
      const problems = await problemsOf(checked({ sources, redis: { url, ...wrong } }));
      expect(problems).toHaveLength(1);
      expect(problems.join()).not.toContain('s3cret-Zq8');
    },
  );

  it('is of the process: another one takes effect at the next start', async () => {
    const change = configurationChange(
      await checked({ sources }),
      await checked({ sources, redis: { url } }),
    );
    expect([change.keys, change.atNextStart]).toEqual([[], ['redis']]);
  });
});

describe('persistedQueries', () => {
  it('is off, and on where it is said so', async () => {
    expect((await checked({ sources })).web.persistedQueries).toBe(false);
    expect((await checked({ sources, persistedQueries: true })).web.persistedQueries).toBe(true);
  });

  it('cannot go together with trusted documents, unless those are off', () =>
    inFolder({ 'known.json': '{ "a": "{ sources { name } }" }' }, async (cwd) => {
      const both = (mode: string) =>
        checked({ sources, persistedQueries: true, trustedDocuments: { file: 'known.json', mode } }, {}, cwd);
      expect(await problemsOf(both('log'))).toEqual([
        expect.stringContaining('persistedQueries: must be false where there are trustedDocuments'),
      ]);
      expect((await both('off')).web.persistedQueries).toBe(true);
    }));
});
