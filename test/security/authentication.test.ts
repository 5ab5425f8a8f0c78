import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGraph, type ListeningGraph } from '../support/graph.ts';
import { answerOf, ask, bearer, codesOf, keyEntry } from './asking.ts';

const source = {
  name: 'rockset',
  api: 'rockset-v1',
  // Nothing here asks it anything.
  baseUrl: 'http://127.0.0.1:9',
  auth: { type: 'api-key', key: 'k' },
};
const names = '{ sources { name } }';

describe('a server with keys and no anonymous callers', () => {
  let graph: ListeningGraph;
  beforeAll(async () => {
    const apiKeys = ['first-key', 'key with spaces', 'schlüssel', 'last-key'].map((key) => keyEntry(key));
    graph = await startGraph([source], {}, { auth: { apiKeys } });
  });
  afterAll(() => graph.stop());

  it.each(['first-key', 'last-key', 'key with spaces'])('lets "%s" in', async (key) => {
    const { status, data } = await ask(graph.address, names, bearer(key));
    expect([status, data]).toEqual([200, { sources: [{ name: 'rockset' }] }]);
  });

  it('takes a key as the bytes that it is sent as, which must be its UTF-8', async () => {
    // A header is bytes: fetch takes each character for one.
    const utf8 = Buffer.from('schlüssel', 'utf8').toString('latin1');
    expect((await ask(graph.address, names, bearer(utf8))).status).toBe(200);
    expect((await ask(graph.address, names, bearer('schlüssel'))).status).toBe(401);
  });

  it('reads the scheme in any case, as HTTP has it', async () => {
    expect((await ask(graph.address, names, { authorization: 'bEARER  first-key' })).status).toBe(200);
  });

  it('refuses the whole request of a caller without a token, and says how to come back', async () => {
    const { status, headers, data, errors } = await ask(graph.address, names);
    expect([status, data]).toEqual([401, null]);
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(errors).toEqual([
      { message: expect.stringContaining('Authorization: Bearer'), extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  it.each([
    'Bearer another-key',
    'Bearer first-ke',
    'Bearer first-keyy',
    'Bearer FIRST-KEY',
    'Bearer first-key,last-key',
    'Bearer',
    'first-key',
    'Basic first-key',
    'Bearerfirst-key',
    'Bearer\tfirst-key',
    'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.',
    'Bearer undefined',
  ])('refuses "%s"', async (authorization) => {
    const { status, headers, errors } = await ask(graph.address, names, { authorization });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(errors[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  });

  it('refuses the hash of a key, which is in the configuration, as a key', async () => {
    const { sha256 } = keyEntry('first-key');
    expect((await ask(graph.address, names, bearer(sha256))).status).toBe(401);
  });

  it('reads no token from anywhere else', async () => {
    const url = `${graph.address}/graphql?query=${encodeURIComponent(names)}&access_token=first-key&authorization=Bearer%20first-key`;
    expect((await fetch(url, { headers: { cookie: 'authorization=Bearer first-key' } })).status).toBe(401);
    expect((await fetch(url, { headers: { 'x-api-key': 'first-key' } })).status).toBe(401);
  });

  it('asks the same of a GET', async () => {
    const url = `${graph.address}/graphql?query=${encodeURIComponent(names)}`;
    const refused = await fetch(url);
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect((await answerOf(await fetch(url, { headers: bearer('first-key') }))).data).not.toBeNull();
  });

  it('answers in the media type that was asked for', async () => {
    const { headers } = await ask(graph.address, names, { accept: 'application/graphql-response+json' });
    expect(headers.get('content-type')).toContain('application/graphql-response+json');
  });

  it('refuses before it looks at the body', async () => {
    const { status, errors } = await answerOf(
      await fetch(`${graph.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{ this is no JSON',
      }),
    );
    expect([status, codesOf({ errors })]).toEqual([401, ['UNAUTHENTICATED']]);
  });

  it('says how it is to whoever asks', async () => {
    expect((await fetch(`${graph.address}/health/live`)).status).toBe(200);
    expect((await fetch(`${graph.address}/health/ready`)).status).toBe(200);
  });

  it('names callers in its log, and never their tokens', async () => {
    const seen = graph.log.length;
    await ask(graph.address, names, bearer('first-key'));
    await ask(graph.address, names, bearer('wrong-token-0815'));
    const lines = graph.log.slice(seen).map((line) => JSON.parse(line) as Record<string, unknown>);
    const answered = lines.filter(({ msg }) => msg === 'graphql request answered');
    expect(answered.map(({ caller, status }) => [caller, status])).toEqual([
      ['first-key', 200],
      [null, 401],
    ]);
    expect(graph.log.join('')).not.toContain('wrong-token-0815');
  });
});

describe('a server that lets callers in without a token', () => {
  let graph: ListeningGraph;
  beforeAll(async () => {
    const auth = {
      apiKeys: [keyEntry('admin-key', { scopes: ['admin'] })],
      anonymous: { scopes: ['sources:read'] },
    };
    graph = await startGraph([source], {}, { auth });
  });
  afterAll(() => graph.stop());

  it('gives them the scopes they are said to have, and no others', async () => {
    const { status, data, errors } = await ask(
      graph.address,
      '{ source(name: "rockset") { name health { status } } organization(id: "x") { name } }',
    );
    expect(status).toBe(200);
    expect(data).toEqual({ source: { name: 'rockset', health: { status: 'UNKNOWN' } }, organization: null });
    expect(errors.map(({ extensions, path }) => [extensions['code'], path])).toEqual([
      ['FORBIDDEN', ['organization']],
    ]);
  });

  it('refuses a token that is wrong all the same', async () => {
    const { status, headers } = await ask(graph.address, names, bearer('admin-kex'));
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
  });
});

describe('a page of another site that may read answers', () => {
  const origin = 'https://app.example';
  let graph: ListeningGraph;
  beforeAll(async () => {
    const auth = { apiKeys: [keyEntry('page-key')] };
    graph = await startGraph([source], {}, { auth, cors: { origins: [origin] } });
  });
  afterAll(() => graph.stop());

  it('is told beforehand that it may send a token, for browsers send none with that question', async () => {
    const preflight = await fetch(`${graph.address}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  });

  it('can read why it was refused', async () => {
    const { status, headers } = await ask(graph.address, names, { origin, ...bearer('other') });
    expect(status).toBe(401);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-expose-headers')).toContain('www-authenticate');
  });
});
