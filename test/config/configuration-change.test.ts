import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { configurationChange, isChange } from '../../src/config/configuration-change.ts';
import type { Configuration } from '../../src/config/configuration.ts';
import { keyEntry } from '../security/asking.ts';
import { certificate } from './certificate.ts';
import { acme, checked, inFolder } from './support.ts';

const globex = { name: 'globex', api: 'globex-v2', auth: { token: 'gx-1' } };
const auth = { apiKeys: [keyEntry('k')] };

async function changeOf(before: object, after: object, env: NodeJS.ProcessEnv = {}) {
  return configurationChange(await checked(before), await checked(after, env));
}

describe('what is different in a configuration', () => {
  it('is nothing where the same is written in other words', async () => {
    const change = await changeOf(
      { sources: [{ ...acme, timeoutMs: 10_000 }, globex], auth, cors: { origins: ['https://a.example'] } },
      {
        cors: { origins: ['https://a.example'], credentials: false },
        defaults: { timeoutMs: { total: 10_000 } },
        auth,
        sources: [acme, { ...globex, timeoutMs: { total: 15_000 } }],
      },
    );
    expect(isChange(change)).toBe(false);
    expect(change).toEqual({
      sources: { added: [], removed: [], changed: [], kept: ['acme', 'globex'] },
      keys: [],
      atNextStart: [],
    });
  });

  it('names sources that came, went, changed and stayed', async () => {
    const more = { ...acme, name: 'more' };
    const change = await changeOf(
      { sources: [acme, globex, more] },
      { sources: [{ ...acme, name: 'new' }, { ...globex, auth: { token: 'gx-2' } }, more] },
    );
    expect(change).toEqual({
      sources: { added: ['new'], removed: ['acme'], changed: ['globex'], kept: ['more'] },
      keys: ['sources'],
      atNextStart: [],
    });
  });

  it.each<[what: string, options: object]>([
    ['an address', { baseUrl: 'https://other.example' }],
    ['a name of before', { previousNames: ['old'] }],
    ['a time', { timeoutMs: 1 }],
    ['another API', { api: 'globex-v2', auth: { token: 'gx-1' } }],
    ['another way to sign in', { auth: { type: 'basic', username: 'u', password: 'p' } }],
  ])('counts %s as a change of the source', async (_what, options) => {
    const { sources } = await changeOf({ sources: [acme] }, { sources: [{ ...acme, ...options }] });
    expect(sources).toMatchObject({ changed: ['acme'], kept: [] });
  });

  it('sees that another order is another list', async () => {
    const { keys, sources } = await changeOf({ sources: [acme, globex] }, { sources: [globex, acme] });
    expect([keys, sources.kept]).toEqual([['sources'], ['globex', 'acme']]);
  });

  it.each<[key: string, value: unknown]>([
    ['auth', { apiKeys: [keyEntry('other')] }],
    ['limits', { depth: 3 }],
    ['introspection', true],
    ['graphiql', true],
    ['cors', { origins: ['https://b.example'] }],
    ['hsts', {}],
    ['cache', { maxBytes: 1024 * 1024 }],
    ['idempotency', { ttlSeconds: 60 }],
  ])('names the key "%s" of the file', async (key, value) => {
    const before = { sources: [acme], auth };
    expect((await changeOf(before, { ...before, [key]: value })).keys).toEqual([key]);
    expect((await changeOf({ ...before, [key]: value }, before)).keys).toEqual([key]);
  });

  it('says which keys wait for the next start', async () => {
    const { keys, atNextStart } = await changeOf(
      { sources: [acme] },
      { sources: [acme], audit: { file: '/elsewhere.sqlite' }, hsts: {} },
    );
    expect([keys, atNextStart]).toEqual([['hsts'], ['audit']]);
  });

  it('sees files that have another content under the same name', async () => {
    const jwt = { issuer: 'i', audience: 'a', publicKeyFile: 'key.pem', algorithms: ['ES256'] };
    const written = {
      auth: { jwt },
      trustedDocuments: { file: 'documents.json' },
      sources: [{ ...acme, tls: { ca: 'ca.pem' } }],
    };
    const publicKey = (): string =>
      generateKeyPairSync('ec', { namedCurve: 'P-256' })
        .publicKey.export({ type: 'spki', format: 'pem' })
        .toString();
    const first = { 'ca.pem': certificate, 'key.pem': publicKey(), 'documents.json': '{"a":"{ a }"}' };
    const second = {
      'ca.pem': certificate.repeat(2),
      'key.pem': publicKey(),
      'documents.json': '{"a":"{ b }"}',
    };
    const read = (files: Readonly<Record<string, string>>): Promise<Configuration> =>
      new Promise((resolve, reject) => {
        inFolder(files, async (folder) => {
          resolve(await checked(written, {}, folder));
        }).catch(reject);
      });
    const before = await read(first);
    expect(configurationChange(before, await read(first)).keys).toEqual([]);
    const { keys, sources } = configurationChange(before, await read(second));
    expect([keys.toSorted(), sources.changed]).toEqual([['auth', 'sources', 'trustedDocuments'], ['acme']]);
  });

  it('does not count what the environment says', async () => {
    const env = { PORT: '1', LOG_LEVEL: 'debug', SHUTDOWN_GRACE_MS: '1' };
    const [before, after] = [await checked({ sources: [acme] }), await checked({ sources: [acme] }, env)];
    expect(after.server).not.toEqual(before.server);
    expect(configurationChange(before, after).keys).toEqual([]);
  });
});
