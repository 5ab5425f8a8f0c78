import { afterEach, describe, expect, it } from '@jest/globals';
import { startGraph, type ListeningGraph } from '../support/graph.ts';
import { ask, bearer, codesOf, keyEntry } from '../security/asking.ts';
import { audience, makeKey, startIssuer, tokenOf } from '../security/issuer.ts';

const sources = [
  { name: 'rockset', api: 'rockset-v1', baseUrl: 'http://127.0.0.1:9', auth: { type: 'api-key', key: 'k' } },
];
const names = '{ sources { name } }';

let graph: ListeningGraph | undefined;
afterEach(() => graph?.stop());

async function start(rest: Readonly<Record<string, unknown>>): Promise<ListeningGraph> {
  return (graph = await startGraph(sources, {}, rest));
}

describe('callers', () => {
  it('come by the new key and no more by the old one', async () => {
    const { address, reload } = await start({ auth: { apiKeys: [keyEntry('old')] } });
    const statuses = async () =>
      Promise.all(['old', 'new'].map(async (key) => (await ask(address, names, bearer(key))).status));
    expect(await statuses()).toEqual([200, 401]);
    const both = { apiKeys: [keyEntry('old'), keyEntry('new')] };
    expect((await reload(sources, {}, { auth: both })).keys).toEqual(['auth']);
    expect(await statuses()).toEqual([200, 200]);
    await reload(sources, {}, { auth: { apiKeys: [keyEntry('new')] } });
    expect(await statuses()).toEqual([401, 200]);
  });

  it('may do what the new configuration says', async () => {
    const key = (scopes: readonly string[]) => ({ auth: { apiKeys: [keyEntry('k', { scopes })] } });
    const { address, reload } = await start(key(['organizations:read']));
    const health = '{ sources { health { status } } }';
    expect(codesOf(await ask(address, health, bearer('k')))).toEqual(['FORBIDDEN']);
    await reload(sources, {}, key(['organizations:read', 'sources:read']));
    expect(codesOf(await ask(address, health, bearer('k')))).toEqual([]);
  });

  it('keep what they have used of their rate, unless it is another rate', async () => {
    const auth = { apiKeys: [keyEntry('k')] };
    const limits = (requests: number, depth: number) => ({
      auth,
      limits: { depth, rate: { requests, perSeconds: 3600 } },
    });
    const { address, reload } = await start(limits(1, 5));
    const status = async () => (await ask(address, names, bearer('k'))).status;
    expect([await status(), await status()]).toEqual([200, 429]);
    await reload(sources, {}, limits(1, 6));
    expect(await status()).toBe(429);
    await reload(sources, {}, limits(2, 6));
    expect([await status(), await status(), await status()]).toEqual([200, 200, 429]);
  });

  it('with tokens are let in by the keys at hand, though the issuer is down meanwhile', async () => {
    const [issuer, key] = [await startIssuer(), await makeKey('k')];
    try {
      issuer.publish(key);
      const jwt = {
        issuer: issuer.issuer,
        audience,
        jwksUri: issuer.jwksUri,
        algorithms: ['ES256'],
      };
      const { address, reload } = await start({ auth: { jwt } });
      const token = bearer(await tokenOf(key));
      expect((await ask(address, names, token)).status).toBe(200);
      issuer.reply = { status: 500 };
      await reload(sources, {}, { auth: { jwt: { ...jwt, scopesClaim: 'scp' }, apiKeys: [keyEntry('k')] } });
      // Known for who they are, though the other claim gives them no scope.
      expect(codesOf(await ask(address, names, token))).toEqual(['FORBIDDEN']);
      expect((await ask(address, names, bearer('k'))).status).toBe(200);
      expect(issuer.received).toHaveLength(1);
    } finally {
      await issuer.stop();
    }
  });
});

describe('what browsers and others may have', () => {
  const origin = 'https://app.example';
  const observe = async (address: string) => {
    const page = await fetch(`${address}/graphiql`);
    const answer = await fetch(`${address}/graphql?query=${encodeURIComponent(names)}`, {
      headers: { origin, 'sec-fetch-site': 'same-origin' },
    });
    return {
      graphiql: page.status !== 404,
      introspection: (await ask(address, '{ __schema { queryType { name } } }')).errors.length === 0,
      cors: answer.headers.get('access-control-allow-origin'),
      hsts: answer.headers.has('strict-transport-security'),
      deep: codesOf(await ask(address, '{ sources { health { latency { p50 } } } }')),
    };
  };
  const closed = { graphiql: false, introspection: false, cors: null, hsts: false, deep: [] };
  const opened = {
    graphiql: true,
    introspection: true,
    cors: origin,
    hsts: true,
    deep: [expect.any(String)],
  };

  it('opens and shuts with the configuration', async () => {
    const open = {
      graphiql: true,
      introspection: true,
      cors: { origins: [origin] },
      hsts: {},
      limits: { depth: 3 },
    };
    const { address, reload } = await start({});
    expect(await observe(address)).toEqual(closed);
    const { keys } = await reload(sources, {}, open);
    expect(keys.toSorted()).toEqual(Object.keys(open).toSorted());
    expect(await observe(address)).toEqual(opened);
    await reload(sources, {}, {});
    expect(await observe(address)).toEqual(closed);
  });
});
