import { createHash, createHmac, KeyObject } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { exportSPKI, importJWK, type CryptoKey } from 'jose';
import { startGraph, useGraphs, type ListeningGraph } from '../support/graph.ts';
import { startStandIn } from '../support/stand-in.ts';
import { ask, bearer, codesOf } from './asking.ts';
import { audience, makeKey, startIssuer, tokenOf, type Issuer, type SigningKey } from './issuer.ts';

const sources = ['rockset', 'rockset-eu'].map((name) => ({
  name,
  api: 'rockset-v1',
  baseUrl: 'http://127.0.0.1:9',
  auth: { type: 'api-key', key: 'k' },
}));
const names = '{ sources { name } }';
const all = { sources: [{ name: 'rockset' }, { name: 'rockset-eu' }] };

let issuer: Issuer;
let current: SigningKey;
let next: SigningKey;
let rsa: SigningKey;
beforeAll(async () => {
  issuer = await startIssuer();
  [current, next, rsa] = await Promise.all([makeKey('current'), makeKey('next'), makeKey('rsa', 'RS256')]);
});
afterAll(() => issuer.stop());

function jwtSettings(options: Readonly<Record<string, unknown>> = {}) {
  const { issuer: iss, jwksUri } = issuer;
  return { issuer: iss, audience, jwksUri, algorithms: ['ES256', 'RS256'], scopesClaim: 'scope', ...options };
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
}

describe('tokens of an issuer whose keys are at an address', () => {
  let graph: ListeningGraph;
  beforeAll(async () => {
    issuer.publish(current, rsa);
    graph = await startGraph(
      sources,
      {},
      { auth: { jwt: jwtSettings({ sourcesClaim: 'orgraph_sources' }) } },
    );
  });
  afterAll(() => graph.stop());
  const claims = { orgraph_sources: ['rockset', 'rockset-eu'] };

  async function outcome(token: string): Promise<unknown> {
    const { status, data, headers } = await ask(graph.address, names, bearer(token));
    return status === 200 ? data : [status, headers.get('www-authenticate')];
  }
  const refused = [401, 'Bearer error="invalid_token"'];

  it('let their bearer in, by name', async () => {
    expect(await outcome(await tokenOf(current, { claims }))).toEqual(all);
    expect(await outcome(await tokenOf(rsa, { claims }))).toEqual(all);
    expect(graph.log.join('')).toContain('"caller":"jwt:ada"');
  });

  it.each([
    ['scopes as a text', { scope: 'openid sources:read email' }, true],
    ['scopes as a list', { scope: ['openid', 'sources:read'] }, true],
    ['scopes of other services only', { scope: 'openid sources:reader SOURCES:READ' }, false],
    ['no scopes', { scope: undefined }, false],
    ['something else for scopes', { scope: { 'sources:read': true } }, false],
  ])('with %s are understood', async (_case, own, may) => {
    const { status, errors } = await ask(
      graph.address,
      names,
      bearer(await tokenOf(current, { claims: { ...claims, ...own } })),
    );
    expect([status, codesOf({ errors })]).toEqual([200, may ? [] : ['FORBIDDEN']]);
  });

  it.each([
    ['a list', ['rockset-eu', 'elsewhere'], ['rockset-eu']],
    ['a text', 'rockset-eu other', ['rockset-eu']],
    ['nothing', undefined, []],
    ['an asterisk', '*', []],
    ['a number', 7, []],
  ])('that name their sources by %s are for those', async (_case, orgraph_sources, expected) => {
    const token = await tokenOf(current, { claims: { orgraph_sources } });
    expect(await outcome(token)).toEqual({ sources: expected.map((name) => ({ name })) });
  });

  it.each([
    ['have expired', { expiresIn: -30 }],
    ['never expire', { expiresIn: null }],
    ['are not valid yet', { claims: { nbf: Math.floor(Date.now() / 1000) + 600 } }],
    ['are for others', { claims: { aud: 'https://other.example' } }],
    ['are for nobody', { claims: { aud: undefined } }],
    ['are of another issuer', { claims: { iss: 'https://issuer.example' } }],
    ['are of no issuer', { claims: { iss: undefined } }],
  ])('are refused when they %s', async (_case, options) => {
    expect(await outcome(await tokenOf(current, options as object))).toEqual(refused);
  });

  it('are believed a few seconds after their end, for clocks differ', async () => {
    expect(await outcome(await tokenOf(current, { claims, expiresIn: -1 }))).toEqual(all);
  });

  it('are refused without a signature', async () => {
    const [, payload = ''] = (await tokenOf(current, { claims })).split('.');
    for (const alg of ['none', 'None', 'NONE', '']) {
      for (const end of ['.', '', '.AA']) {
        expect(await outcome(`${base64url({ alg, kid: 'current' })}.${payload}${end}`)).toEqual(refused);
      }
    }
  });

  it('are refused with a signature of something else', async () => {
    const [head = '', , signature = ''] = (await tokenOf(current, { claims })).split('.');
    const [, other = ''] = (await tokenOf(current, { claims: { ...claims, scope: 'admin' } })).split('.');
    expect(await outcome(`${head}.${other}.${signature}`)).toEqual(refused);
  });

  it('are refused when a public key was used as if it were a shared secret', async () => {
    const [, payload = ''] = (await tokenOf(rsa, { claims })).split('.');
    const publicKey = await importJWK(rsa.publicJwk, 'RS256');
    const pem = KeyObject.from(publicKey as CryptoKey).export({ type: 'spki', format: 'pem' });
    for (const secret of [pem, JSON.stringify(rsa.publicJwk), String(rsa.publicJwk['n'])]) {
      const signed = `${base64url({ alg: 'HS256', kid: 'rsa' })}.${payload}`;
      const mac = createHmac('sha256', secret).update(signed).digest('base64url');
      expect(await outcome(`${signed}.${mac}`)).toEqual(refused);
    }
  });

  it('are refused when another key of the same name signed them', async () => {
    expect(await outcome(await tokenOf(await makeKey('current'), { claims }))).toEqual(refused);
  });

  it('bring no key of their own', async () => {
    const stranger = await makeKey('current');
    const [, payload = '', signature = ''] = (await tokenOf(stranger, { claims })).split('.');
    const head = base64url({
      alg: 'ES256',
      jwk: stranger.publicJwk,
      jku: 'http://127.0.0.1:9/keys',
      kid: 'current',
    });
    expect(await outcome(`${head}.${payload}.${signature}`)).toEqual(refused);
  });

  it('need not say which key signed them', async () => {
    issuer.publish(current, next, rsa);
    expect(await outcome(await tokenOf(next, { claims }))).toEqual(all);
    expect(await outcome(await tokenOf(current, { claims, kid: null }))).toEqual(all);
    expect(await outcome(await tokenOf(next, { claims, kid: null }))).toEqual(all);
    expect(await outcome(await tokenOf(await makeKey('x'), { claims, kid: null }))).toEqual(refused);
  });

  it('tell callers apart that have no name', async () => {
    const nameless = { ...claims, sub: undefined };
    await outcome(await tokenOf(current, { claims: { ...nameless, client_id: 'batch' } }));
    await outcome(await tokenOf(current, { claims: { ...nameless, jti: '1' } }));
    await outcome(await tokenOf(current, { claims: { ...nameless, jti: '2' } }));
    const callers = new Set(graph.log.map((line) => (JSON.parse(line) as { caller?: string }).caller));
    expect(callers).toContain('jwt:client_id:batch');
    expect([...callers].filter((name) => /^jwt:token:[0-9a-f]{16}$/.test(name ?? ''))).toHaveLength(2);
  });

  it('name different callers differently, however long or alike their claims', async () => {
    const long = 'é'.repeat(257);
    const hash = createHash('sha256').update(long).digest('hex');
    const before = graph.log.length;
    const asked: readonly Readonly<Record<string, unknown>>[] = [
      { sub: long, client_id: 'app' },
      { sub: `${long}2`, client_id: 'app' },
      { sub: `sha256:${hash}` },
      { sub: 'app' },
      { sub: undefined, client_id: 'app' },
      { sub: 'client_id:app' },
      { sub: undefined, azp: 'app' },
    ];
    for (const more of asked) {
      expect(await outcome(await tokenOf(current, { claims: { ...claims, ...more } }))).toEqual(all);
    }
    const named = graph.log
      .slice(before)
      .flatMap((line) => (JSON.parse(line) as { caller?: string }).caller ?? []);
    expect(new Set(named).size).toBe(asked.length);
    expect(named).toEqual(
      expect.arrayContaining([`jwt:sha256:${hash}`, 'jwt:app', 'jwt:client_id:app', 'jwt:azp:app']),
    );
  });
});

describe('the keys of an issuer', () => {
  const start = useGraphs();
  let count: number;
  const fetches = (): number => issuer.received.length - count;
  beforeEach(() => {
    issuer.publish(current);
    count = issuer.received.length;
  });
  const graphWith = async (options = {}): Promise<ListeningGraph> =>
    start(sources, {}, { auth: { jwt: jwtSettings(options) } });
  const statusOf = async ({ address }: ListeningGraph, key: SigningKey, options = {}): Promise<number> =>
    (await ask(address, names, bearer(await tokenOf(key, options)))).status;

  it('are fetched when they are needed, from the configured address, and kept', async () => {
    const graph = await graphWith();
    expect(fetches()).toBe(0);
    const statuses = await Promise.all(Array.from({ length: 5 }, () => statusOf(graph, current)));
    expect([...statuses, await statusOf(graph, current)]).toEqual([200, 200, 200, 200, 200, 200]);
    expect(fetches()).toBe(1);
    const { method, path, query, headers } = issuer.received.at(-1) ?? {};
    expect([method, path, query]).toEqual(['GET', '/keys.json', { tenant: '7' }]);
    expect(headers).not.toHaveProperty('authorization');
  });

  it('may be replaced at any time', async () => {
    const graph = await graphWith();
    expect(await statusOf(graph, current)).toBe(200);
    issuer.publish(next);
    const statuses = await Promise.all(Array.from({ length: 8 }, () => statusOf(graph, next)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await statusOf(graph, current)).toBe(401);
    // One for the start, one for `next`, and one for `current`, which is unknown now.
    expect(fetches()).toBe(3);
  });

  it('are not fetched for each token that names an unknown one', async () => {
    const graph = await graphWith();
    const statuses: number[] = [];
    for (let index = 0; index < 12; index += 1) {
      statuses.push(await statusOf(graph, current, { kid: `made-up-${index}` }));
    }
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect(fetches()).toBe(4);
    expect(await statusOf(graph, current)).toBe(200);
  });

  it.each([
    ['an error', { status: 500 }],
    ['a refusal', { status: 404 }],
    ['no JSON', { body: '<html>' }],
    ['no key set', { body: { keys: 'none' } }],
    ['too much', { body: { keys: [], padding: 'x'.repeat(1024 * 1024) } }],
  ])(
    'that cannot be had, because the address gives %s, are the server’s trouble and not the token’s',
    async (_case, reply) => {
      issuer.reply = reply;
      const graph = await graphWith();
      const { status, headers, errors } = await ask(graph.address, names, bearer(await tokenOf(current)));
      expect([status, codesOf({ errors })]).toEqual([503, ['SERVICE_UNAVAILABLE']]);
      expect(headers.get('retry-after')).toBe('5');
      expect(headers.get('www-authenticate')).toBeNull();
      expect(JSON.stringify(errors)).not.toContain('127.0.0.1');
    },
  );

  it('are not sought where a redirect leads', async () => {
    const elsewhere = await startStandIn(() => ({ body: { keys: [next.publicJwk] } }));
    try {
      issuer.reply = { status: 302, headers: { location: `${elsewhere.baseUrl}/keys.json` } };
      expect(await statusOf(await graphWith(), next)).toBe(503);
      expect(elsewhere.received).toEqual([]);
    } finally {
      await elsewhere.stop();
    }
  });

  it('are not fetched for what cannot be a token', async () => {
    const graph = await graphWith();
    for (const token of ['a', 'a.b', 'a.b.c', `${base64url({ alg: 'HS256' })}.${base64url({})}.AA`, '..']) {
      expect((await ask(graph.address, names, bearer(token))).status).toBe(401);
    }
    expect(fetches()).toBe(0);
  });
});

describe('tokens of an issuer whose key is in a file', () => {
  const start = useGraphs();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'orgraph-jwt-'));
    const publicKey = (await importJWK(current.publicJwk, 'ES256', { extractable: true })) as CryptoKey;
    await writeFile(join(folder, 'issuer.pem'), await exportSPKI(publicKey));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('let their bearer in, and nobody is asked', async () => {
    const jwt = {
      ...jwtSettings(),
      jwksUri: undefined,
      publicKeyFile: join(folder, 'issuer.pem'),
      algorithms: ['ES256'],
    };
    const count = issuer.received.length;
    const { address } = await start(sources, {}, { auth: { jwt } });
    expect((await ask(address, names, bearer(await tokenOf(current)))).data).toEqual(all);
    expect((await ask(address, names, bearer(await tokenOf(next)))).status).toBe(401);
    expect(issuer.received.length).toBe(count);
  });
});
