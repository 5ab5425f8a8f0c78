import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseManifest } from '../../src/security/trusted-documents/manifest.ts';
import type { TrustMode } from '../../src/security/trusted-documents/trusted-documents.ts';
import { post, request, startServer, type Answer, type RunningServer } from '../server/running-server.ts';

const known = 'query Greet($name: String) { hello(name: $name) }';
const stranger = '{ hello(name: "stranger") }';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const documents = new Map([
  ['greet-1', known],
  [sha256(known), known],
]);

let ran = 0;
const start = (mode: TrustMode): Promise<RunningServer> =>
  startServer({
    resolvers: {
      Query: {
        hello: (_root, { name }: { name?: string }) => {
          ran += 1;
          return `Hello, ${name ?? 'you'}!`;
        },
      },
    },
    web: { trustedDocuments: { mode, documents } },
  });

let enforcing: RunningServer;
let logging: RunningServer;
beforeAll(async () => {
  [enforcing, logging] = await Promise.all([start('enforce'), start('log')]);
});
afterAll(() => Promise.all([enforcing.stop(), logging.stop()]));

const byGet = ({ url }: RunningServer, parameters: Record<string, string>): Promise<Answer> =>
  request(`${url}?${new URLSearchParams(parameters).toString()}`);
const persisted = (hash: string): object => ({ persistedQuery: { version: 1, sha256Hash: hash } });

describe('a known document', () => {
  const variables = { name: 'Ada' };
  const answer = { data: { hello: 'Hello, Ada!' } };

  it.each([
    ['its id', { documentId: 'greet-1', variables }],
    ['its hash', { documentId: `sha256:${sha256(known)}`, variables }],
    ['the hash of a persisted query', { extensions: persisted(sha256(known)), variables }],
    ['the same and its text', { extensions: persisted(sha256(known)), query: known, variables }],
    ['its id and its text', { documentId: 'greet-1', query: known, variables }],
    ['its text alone', { query: known, variables }],
    ['its id and a name', { documentId: 'greet-1', operationName: 'Greet', variables }],
  ])('is run for %s, by POST', async (_what, body) => {
    expect((await post(enforcing.url, body)).body).toEqual(answer);
    expect((await post(logging.url, body)).body).toEqual(answer);
  });

  it('is run by GET for its id and for its hash', async () => {
    const given = { variables: JSON.stringify(variables) };
    const extensions = JSON.stringify(persisted(sha256(known)));
    expect((await byGet(enforcing, { documentId: 'greet-1', ...given })).body).toEqual(answer);
    expect((await byGet(enforcing, { extensions, ...given })).body).toEqual(answer);
    expect((await byGet(enforcing, { query: known, ...given })).body).toEqual(answer);
  });
});

describe('a document that is not known', () => {
  it.each([
    ['as it is', { query: stranger }],
    ['with its own hash', { query: stranger, extensions: persisted(sha256(stranger)) }],
    ['with a space more than a known one', { query: `${known} ` }],
    ['behind an id that is no text', { query: stranger, documentId: 1 }],
    ['behind an empty id', { query: stranger, documentId: '' }],
    ['that asks about the schema', { query: '{ __schema { types { name } } }' }],
  ])('is refused with 403 and not run: %s', async (_what, body) => {
    const before = ran;
    const { status, body: refusal } = await post(enforcing.url, body);
    expect(status).toBe(403);
    expect(refusal.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
    expect(refusal.errors?.[0]?.message).toMatch(/documentId/);
    expect(ran).toBe(before);
  });

  it('is refused by GET too', async () => {
    const before = ran;
    expect((await byGet(enforcing, { query: stranger })).status).toBe(403);
    expect((await byGet(enforcing, { query: stranger, extensions: '{"x":1}' })).status).toBe(403);
    expect(ran).toBe(before);
  });

  it('is no way in beside a known id', async () => {
    const before = ran;
    const both = { documentId: 'greet-1', query: stranger };
    expect((await post(enforcing.url, both)).status).toBe(400);
    expect((await post(logging.url, both)).status).toBe(400);
    expect((await byGet(enforcing, both)).status).toBe(400);
    expect(
      (await post(enforcing.url, { query: stranger, extensions: persisted(sha256(known)) })).status,
    ).toBe(400);
    const twice = `${enforcing.url}?documentId=greet-1&query=${encodeURIComponent(known)}&query=${encodeURIComponent(stranger)}`;
    const { body } = await request(twice);
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_REQUEST' });
    expect(ran).toBe(before);
  });

  it('is run all the same in the mode that logs, and its hash is logged', async () => {
    const { body } = await post(logging.url, { query: stranger });
    expect(body.data).toEqual({ hello: 'Hello, stranger!' });
    const line = await logging.logged('document is not trusted');
    expect(line).toMatchObject({ sha256: sha256(stranger), level: 40 });
    expect(JSON.stringify(logging.log)).not.toContain('stranger');
  });
});

describe('an id that is not known', () => {
  it.each(['toString', '__proto__', 'greet-2', sha256(stranger), 'sha256:__proto__'])(
    'is told as such: %s',
    async (id) => {
      for (const body of [{ documentId: id }, { extensions: persisted(id) }]) {
        const { status, body: answer } = await post(enforcing.url, body);
        expect(status).toBe(200);
        expect(answer.errors?.[0]?.extensions).toEqual({ code: 'PERSISTED_QUERY_NOT_FOUND' });
      }
    },
  );

  it('is a 400 to clients that read application/graphql-response+json', async () => {
    const accept = 'application/graphql-response+json';
    expect((await post(enforcing.url, { documentId: 'greet-2' }, { accept })).status).toBe(400);
  });

  it('is not known to a server without a list, which says that it knows none', async () => {
    const plain = await startServer();
    const { body } = await post(plain.url, { extensions: persisted(sha256(known)) });
    await plain.stop();
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'PERSISTED_QUERY_NOT_SUPPORTED' });
  });
});

it('a request that names no document at all is told so', async () => {
  const { status, body } = await post(enforcing.url, { variables: {} });
  expect(status).toBe(400);
  expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_REQUEST' });
});

describe('a manifest', () => {
  const operation = { id: 'a', name: 'A', type: 'query', body: 'query A { a }' };
  const manifest = { format: 'apollo-persisted-query-manifest', version: 1 };

  it.each([
    ['as Apollo makes it', { ...manifest, operations: [operation] }],
    ['as a mapping of ids', { a: 'query A { a }' }],
    ['with an entry twice', { ...manifest, operations: [operation, operation] }],
  ])('is read %s', (_form, content) => {
    expect(parseManifest(JSON.stringify(content))).toEqual({ documents: new Map([['a', 'query A { a }']]) });
  });

  it.each([
    ['{', 'is not JSON'],
    ['[]', 'must be a persisted query manifest'],
    ['{"a":1}', 'must be a persisted query manifest'],
    ['{"operations":[{"id":"a"}]}', 'must be a persisted query manifest'],
    ['{"operations":["a"]}', 'must be a persisted query manifest'],
    ['{"version":2,"operations":[]}', 'must be of version 1'],
    [
      JSON.stringify({ operations: [operation, { ...operation, body: 'query A { b }' }] }),
      'two documents of one id',
    ],
  ])('is refused when it is none: %s', (text, problem) => {
    expect(parseManifest(text)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('may have ids that every object inherits', () => {
    expect(parseManifest('{"__proto__":"{ a }","constructor":"{ b }"}')).toEqual({
      documents: new Map([
        ['__proto__', '{ a }'],
        ['constructor', '{ b }'],
      ]),
    });
  });
});
