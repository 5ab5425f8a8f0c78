import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Check } from '../../src/doctor/check.ts';
import { nodeCheck } from '../../src/doctor/node-check.ts';
import { certificate, privateKey } from '../config/certificate.ts';
import { inFolder } from '../config/support.ts';
import { useTakenPorts } from '../support/taken-port.ts';
import { checksOf, configure, writeSecret } from './examining.ts';

const takePort = useTakenPorts();
const secret = 'Hunter2-Zq8';
const tiledb = { name: 'tiledb', api: 'tiledb-v1', auth: { type: 'api-key', key: '${KEY}' } };

function said(checks: readonly Check[], about: Check['about']): readonly string[] {
  return checks
    .filter((check) => check.about === about)
    .map(({ name = '', status, text, advice = '' }) => `${status} ${name}: ${text} ${advice}`.trim());
}

describe('the doctor', () => {
  it('says that a configuration is fine, and what is in it', () =>
    inFolder({}, async (cwd) => {
      await configure(cwd, { graphiql: true, sources: [tiledb] });
      const checks = await checksOf({ cwd, env: { KEY: secret } });
      expect(checks.filter(({ status }) => status === 'problem')).toEqual([]);
      expect(said(checks, 'configuration')).toEqual([
        `ok ${join(cwd, 'orgraph.yaml')}: was read: graphiql, sources`,
        expect.stringContaining('warning : There is no "auth" in the configuration'),
      ]);
      expect(said(checks, 'variable')).toEqual(['ok KEY: is set (for sources[0].auth.key)']);
      expect(said(checks, 'server')).toEqual([
        'ok : lets in every program on this machine, with every scope, and nobody else; GraphiQL on',
        'ok 127.0.0.1:0: is free to listen on',
      ]);
      expect(said(checks, 'audit log')).toEqual([`ok ${join(cwd, 'orgraph.audit.sqlite')}: can be made`]);
      expect(said(checks, 'source')).toEqual([
        'ok tiledb: is tiledb-v1 at api.tiledb.com, signs in by api-key, no proxy, usual TLS, 15000 ms a call, ' +
          '10 calls at once, 2 repetition(s), the rate limit that the vendor tells',
      ]);
      expect(JSON.stringify(checks)).not.toContain(secret);
    }));

  it('tells a source’s own options, with nothing of its addresses but hosts', () =>
    inFolder({ 'cert.pem': certificate, 'key.pem': privateKey }, async (cwd) => {
      const source = {
        ...tiledb,
        auth: { type: 'basic', username: 'ann', password: secret },
        baseUrl: `https://tiledb.example/${secret}`,
        proxy: `http://ann:${secret}@proxy.example:8080`,
        tls: { cert: 'cert.pem', key: 'key.pem' },
        timeoutMs: 3000,
        retries: 0,
        rateLimit: { requests: 5, perSeconds: 60 },
      };
      await configure(cwd, { sources: [source] });
      const checks = await checksOf({ cwd });
      expect(said(checks, 'source')).toEqual([
        'ok tiledb: is tiledb-v1 at tiledb.example, signs in by basic, proxy proxy.example:8080, TLS with its own cert, key, ' +
          '3000 ms a call, 10 calls at once, 0 repetition(s), 5 calls in 60 s',
      ]);
      expect(JSON.stringify(checks)).not.toContain(secret);
    }));

  it('lists every problem of the configuration with its place, and still the sources that are right', () =>
    inFolder({}, async (cwd) => {
      const wrong = { name: 'Wrong', api: 'tiledb-v1', auth: { type: 'api-key', kee: secret } };
      await configure(cwd, {
        sources: [
          wrong,
          { ...tiledb, auth: { type: 'api-key', key: '${KEY}${GONE}' } },
          { ...tiledb, name: 'right' },
        ],
      });
      const checks = await checksOf({ cwd, env: { KEY: secret } });
      expect(said(checks, 'configuration').slice(1)).toEqual([
        expect.stringMatching(
          /^problem : orgraph\.yaml: sources\[1\]\.auth\.key: needs the environment variable GONE/,
        ),
        expect.stringMatching(
          /^problem : orgraph\.yaml: sources\[0\]\.name: must be made of .*\(line 1, column \d+\)$/,
        ),
        expect.stringMatching(/^problem : orgraph\.yaml: sources\[0\]\.auth\.key: is missing/),
        expect.stringMatching(/^problem : orgraph\.yaml: sources\[0\]\.auth\.kee: is not a known key/),
      ]);
      expect(said(checks, 'variable')).toEqual([
        'ok KEY: is set (for sources[1].auth.key, sources[2].auth.key)',
        'problem GONE: is not set (for sources[1].auth.key)',
      ]);
      expect(said(checks, 'source')).toEqual([expect.stringMatching(/^ok right: /)]);
      expect(JSON.stringify(checks)).not.toContain(secret);
    }));

  it('warns of a variable that is set but empty', () =>
    inFolder({}, async (cwd) => {
      await configure(cwd, { sources: [{ ...tiledb, proxy: '${PROXY}' }] });
      const checks = await checksOf({ cwd, env: { KEY: 'k', PROXY: '' } });
      expect(said(checks, 'variable')).toContain('warning PROXY: is set, but empty (for sources[0].proxy)');
    }));

  it.each([
    ['that is no YAML', 'sources: [', 'problem : orgraph.yaml: line 1, column'],
    [
      'that is too large',
      '#'.repeat(1024 * 1024 + 1),
      'problem : orgraph.yaml: is larger than 1048576 bytes',
    ],
  ])('ends at a file %s', (_what, text, problem) =>
    inFolder({ 'orgraph.yaml': text }, async (cwd) => {
      const checks = await checksOf({ cwd, live: true });
      expect(checks.map(({ about }) => about)).toEqual(['Node', 'configuration']);
      expect(said(checks, 'configuration')[0]).toContain(problem);
    }),
  );

  it('tells what is wrong with the environment also where the file cannot be read', () =>
    inFolder({ 'orgraph.yaml': 'sources: [' }, async (cwd) => {
      expect(said(await checksOf({ cwd, env: { PORT: 'abc' } }), 'configuration')).toEqual([
        expect.stringMatching(/^problem : PORT: /),
        expect.stringMatching(/^problem : orgraph\.yaml: line 1/),
      ]);
    }));

  it('says that ORGRAPH_CONFIG names a file that is not there', () =>
    inFolder({}, async (cwd) => {
      const checks = await checksOf({ cwd, env: { ORGRAPH_CONFIG: 'gone.yaml' } });
      expect(said(checks, 'configuration')).toEqual([
        `problem : ORGRAPH_CONFIG: names ${join(cwd, 'gone.yaml')}, which does not exist`,
      ]);
    }));

  it('says that the server may not be reachable for others without auth, and tries no address then', () =>
    inFolder({}, async (cwd) => {
      await configure(cwd, { sources: [tiledb] });
      const checks = await checksOf({ cwd, env: { KEY: 'k', HOST: '0.0.0.0' } });
      expect(said(checks, 'configuration')[1]).toMatch(/^problem : HOST: is "0\.0\.0\.0".*add "auth"/);
      expect(said(checks, 'server')).toEqual([]);
    }));

  it('says who is let in where the configuration does', () =>
    inFolder({}, async (cwd) => {
      const auth = {
        apiKeys: [{ name: 'k', sha256: 'f'.repeat(64), scopes: ['admin'] }],
        anonymous: { scopes: ['organizations:read'] },
      };
      await configure(cwd, { auth, sources: [tiledb] });
      expect(said(await checksOf({ cwd, env: { KEY: 'k' } }), 'server')[0]).toBe(
        'ok : lets in 1 API key(s), everybody else for organizations:read',
      );
    }));

  it('warns of an address that is taken, perhaps by orgraph, and refuses one that is not of this machine', () =>
    inFolder({}, async (cwd) => {
      const auth = { anonymous: { scopes: ['sources:read'] } };
      await configure(cwd, { auth, sources: [tiledb] });
      const port = String(await takePort());
      expect(said(await checksOf({ cwd, env: { KEY: 'k', PORT: port } }), 'server')[1]).toBe(
        `warning 127.0.0.1:${port}: cannot be listened on at the moment: is orgraph running? ` +
          `127.0.0.1:${port} is taken; set PORT (or HOST) to another.`,
      );
      expect(said(await checksOf({ cwd, env: { KEY: 'k', HOST: '192.0.2.1' } }), 'server')[1]).toBe(
        'problem 192.0.2.1:0: cannot be listened on 192.0.2.1 is no address of this machine; set HOST to one that is.',
      );
    }));

  it('says where the audit log cannot be', () =>
    inFolder({ file: '' }, async (cwd) => {
      await mkdir(join(cwd, 'folder'));
      for (const [file, outcome] of [
        ['gone/audit.sqlite', 'problem'],
        ['file/audit.sqlite', 'problem'],
        ['folder/audit.sqlite', 'ok'],
      ] as const) {
        await configure(cwd, { audit: { file }, sources: [tiledb] });
        const [check] = said(await checksOf({ cwd, env: { KEY: 'k' } }), 'audit log');
        expect(check).toMatch(new RegExp(`^${outcome} .*audit\\.sqlite`));
      }
    }));
});

describe('the doctor, of files', () => {
  const others =
    'warning %s: may be read or written by others on this machine, mode 0644 (for %s) chmod 600, unless it is mounted where there are no others, as in a container';
  const warning = (name: string, key: string) => others.replace('%s', name).replace('%s', key);

  it('says whether those of file: can be read, and by whom', () =>
    inFolder({}, async (cwd) => {
      await writeSecret(cwd, 'mine', secret);
      await writeSecret(cwd, 'open', secret, 0o644);
      await writeSecret(cwd, 'many', '5', 0o644);
      const source = (name: string, key: string) => ({ ...tiledb, name, auth: { type: 'api-key', key } });
      await configure(cwd, {
        defaults: { maxConcurrency: 'file:many' },
        sources: [source('a', 'file:mine'), source('b', 'file:${DIR}/open'), source('c', 'file:gone')],
      });
      const checks = await checksOf({ cwd, env: { DIR: cwd } });
      expect(said(checks, 'file')).toEqual([
        'ok many: can be read, mode 0644 (for defaults.maxConcurrency)',
        'ok mine: can be read, mode 0600 (for sources[0].auth.key)',
        warning('${DIR}/open', 'sources[1].auth.key'),
        'problem gone: does not exist (for sources[2].auth.key)',
      ]);
      expect(JSON.stringify(checks)).not.toContain(secret);
    }));

  it('says the same of private keys and tokens that are named by their path', () =>
    inFolder({ 'cert.pem': certificate, 'key.pem': privateKey }, async (cwd) => {
      await writeSecret(cwd, 'key.pem', privateKey, 0o644);
      await writeSecret(cwd, 'token', secret);
      const sts = (subjectTokenFile: string) => ({ type: 'sts', identityPoolId: 'pool-1', subjectTokenFile });
      await configure(cwd, {
        defaults: { tls: { cert: 'cert.pem', key: '${KEY_FILE}' } },
        sources: [
          { name: 'a', api: 'confluent-org-v2', auth: sts('token') },
          { name: 'b', api: 'confluent-org-v2', auth: sts('/nowhere/token'), tls: { key: privateKey } },
        ],
      });
      const checks = await checksOf({ cwd, env: { KEY_FILE: 'key.pem' } });
      expect(said(checks, 'file')).toEqual([
        warning('${KEY_FILE}', 'defaults.tls.key'),
        'ok token: can be read, mode 0600 (for sources[0].auth.subjectTokenFile)',
        'problem sources[1].auth.subjectTokenFile: names a file that cannot be read (ENOENT)',
      ]);
    }));

  it('shows no key or token that stands where its path belongs, but what refers to one', () =>
    inFolder({ 'cert.pem': certificate }, async (cwd) => {
      const body = privateKey.replaceAll(/-----.*-----|\n/g, '');
      const sts = (subjectTokenFile: string) => ({ type: 'sts', identityPoolId: 'pool-1', subjectTokenFile });
      await configure(cwd, {
        sources: [
          { ...tiledb, tls: { cert: 'cert.pem', key: body } },
          { name: 'b', api: 'confluent-org-v2', auth: sts(secret) },
          { name: 'c', api: 'confluent-org-v2', auth: sts('${DIR}/token') },
        ],
      });
      const checks = await checksOf({ cwd, env: { KEY: 'k', DIR: `/nowhere/${secret}` } });
      expect(said(checks, 'file')).toEqual([
        expect.stringMatching(
          /^problem sources\[0\]\.tls\.key: names a file that cannot be read \(E[A-Z]+\)$/,
        ),
        'problem sources[1].auth.subjectTokenFile: names a file that cannot be read (ENOENT)',
        'problem ${DIR}/token: cannot be read (ENOENT) (for sources[2].auth.subjectTokenFile)',
      ]);
      expect(JSON.stringify(checks)).not.toContain(body.slice(0, 20));
      expect(JSON.stringify(checks)).not.toContain(secret);
    }));
});

describe('the doctor, of Node', () => {
  it.each([
    ['24.11.0', 'ok'],
    ['24.9.3', 'problem'],
    ['100.0.0', 'ok'],
    ['9.99.99', 'problem'],
  ])('thinks %s is %s', (version, status) => {
    expect(nodeCheck(version).status).toBe(status);
  });
});
