/** Automatic persisted queries: a client sends the hash of a document, and the document where that is not known yet. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRedisLink } from '../../src/redis/redis-link.ts';
import type { RedisLink } from '../../src/redis/link.ts';
import { createSeal, type Seal } from '../../src/redis/sealed.ts';
import { createPersistedDocuments } from '../../src/server/persisted-documents.ts';
import { memoryLogger } from '../http/test-connection.ts';
import { useRedis } from '../support/redis-server.ts';
import { post, request, startServer, type Answer, type RunningServer } from './running-server.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const persisted = (hash: unknown): object => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
});

const start = (
  shared: { readonly link: RedisLink; readonly seal: Seal | null } | null,
): Promise<RunningServer> =>
  startServer({
    persisted: createPersistedDocuments(shared),
    web: { persistedQueries: true },
    limits: { depth: 5 },
    typeDefs: 'type Query { hello(name: String): String self: Query } type Mutation { touch: Int }',
    resolvers: {
      Query: {
        hello: (_root: unknown, { name = 'you' }: { name?: string }) => `Hello, ${name}!`,
        self: () => ({}),
      },
      Mutation: { touch: () => 1 },
    },
  });

const codeOf = ({ errors }: Answer['body']): unknown => errors?.[0]?.extensions['code'];
const notFound = 'PERSISTED_QUERY_NOT_FOUND';

let server: RunningServer;
beforeAll(async () => {
  server = await start(null);
});
afterAll(() => server.stop());

describe('a hash', () => {
  it('is not known at first, and stands for its document once that was sent with it', async () => {
    const query = 'query One($name: String) { hello(name: $name) }';
    const { status, body } = await post(server.url, persisted(sha256(query)));
    expect([status, codeOf(body)]).toEqual([200, notFound]);
    const first = await post(server.url, { query, ...persisted(sha256(query)) });
    expect(first.body).toEqual({ data: { hello: 'Hello, you!' } });
    const again = await post(server.url, { ...persisted(sha256(query)), variables: { name: 'Ada' } });
    expect(again.body).toEqual({ data: { hello: 'Hello, Ada!' } });
  });

  it('is good by GET, for queries only', async () => {
    const query = '{ hello(name: "get") }';
    const url = (hash: string, sent = ''): string =>
      `${server.url}?extensions=${encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }))}${sent}`;
    expect(codeOf((await request(url(sha256(query)))).body)).toBe(notFound);
    await request(url(sha256(query), `&query=${encodeURIComponent(query)}`));
    expect((await request(url(sha256(query)))).body).toEqual({ data: { hello: 'Hello, get!' } });
    const mutation = 'mutation { touch }';
    await post(server.url, { query: mutation, ...persisted(sha256(mutation)) });
    expect((await request(url(sha256(mutation)))).status).toBe(405);
  });

  it('must be that of the document sent with it', async () => {
    const { status, body } = await post(server.url, { query: '{ hello }', ...persisted(sha256('{ self }')) });
    expect([status, codeOf(body)]).toEqual([400, 'BAD_REQUEST']);
  });

  it.each(['', 'x', 'A'.repeat(64), '__proto__', 7, null, { $gt: '' }, ['a']])(
    'is refused as a client may make a mistake: %j',
    async (hash) => {
      const { body } = await post(server.url, persisted(hash));
      expect([notFound, 'BAD_REQUEST']).toContain(codeOf(body));
      expect(server.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
    },
  );

  it.each([
    ['is not valid', '{ nothing }'],
    ['does not parse', '{ hello'],
    ['is deeper than it may be', '{ self { self { self { self { self { hello } } } } } }'],
    ['is longer than what is kept', `{ hello(name: "${'x'.repeat(70_000)}") }`],
  ])('stands for no document that %s', async (_what, query) => {
    await post(server.url, { query, ...persisted(sha256(query)) });
    expect(codeOf((await post(server.url, persisted(sha256(query)))).body)).toBe(notFound);
  });

  it('answers 400 where the client takes the media type that says so', async () => {
    const headers = { accept: 'application/graphql-response+json' };
    const { status, body } = await post(server.url, persisted(sha256('nobody knows')), headers);
    expect([status, codeOf(body)]).toEqual([400, notFound]);
  });

  it('is not needed: documents are run as ever', async () => {
    expect((await post(server.url, { query: '{ hello }' })).body).toEqual({ data: { hello: 'Hello, you!' } });
  });
});

describe('with Redis', () => {
  const redis = useRedis();
  const links: RedisLink[] = [];
  const connect = async (): Promise<RedisLink> => {
    const settings = { url: redis().url, keyPrefix: 't:', tls: {}, commandTimeoutMs: 200 };
    const link = createRedisLink(settings, memoryLogger().logger);
    links.push(link);
    await link.settled();
    return link;
  };
  afterAll(() => Promise.all(links.map((link) => link.close())));

  it.each([
    ['as it was sent', null],
    ['sealed, where there is a key', createSeal([Buffer.alloc(32, 1)])],
  ])('a document that was sent to one instance is known to the others: %s', async (_how, seal) => {
    const [one, other] = [
      await start({ link: await connect(), seal }),
      await start({ link: await connect(), seal }),
    ];
    const query = '{ hello(name: "hunter2") }';
    await post(one.url, { query, ...persisted(sha256(query)) });
    const key = `t:query:${sha256(query)}`;
    let value = await redis().client.get(key);
    const end = performance.now() + 4000;
    while (value === null && performance.now() < end) value = await redis().client.get(key);
    expect(value?.includes('hunter2')).toBe(seal === null);
    const seconds = await redis().client.ttl(key);
    expect(seconds).toBeGreaterThan(0);
    // Far less than idempotency keys have, so that it makes room for them.
    expect(seconds).toBeLessThanOrEqual(3600);
    expect((await post(other.url, persisted(sha256(query)))).body).toEqual({
      data: { hello: 'Hello, hunter2!' },
    });
    await Promise.all([one.stop(), other.stop()]);
  });

  it('what lies there under the hash of something else is not run', async () => {
    const one = await start({ link: await connect(), seal: null });
    await redis().client.set(`t:query:${sha256('{ hello }')}`, 'mutation { touch }');
    expect(codeOf((await post(one.url, persisted(sha256('{ hello }')))).body)).toBe(notFound);
    await one.stop();
  });

  it('that is away, an instance knows what was sent to it', async () => {
    const one = await start({ link: await connect(), seal: null });
    await redis().kill();
    const query = '{ hello(name: "away") }';
    await post(one.url, { query, ...persisted(sha256(query)) });
    expect((await post(one.url, persisted(sha256(query)))).body).toEqual({ data: { hello: 'Hello, away!' } });
    await one.stop();
    await redis().restart();
  });
});
