import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { post, startServer } from './running-server.ts';
import type { RunningServer, TestContext } from './running-server.ts';

interface Seen {
  readonly signal: AbortSignal;
  readonly aborted: Promise<unknown>;
}

let server: RunningServer;
let arrived: (seen: Seen) => void = () => {};
beforeAll(async () => {
  server = await startServer({
    typeDefs: 'type Query { wait: Int  quick: Int }',
    resolvers: {
      Query: {
        wait: async (_root: unknown, _args: unknown, { signal }: TestContext) => {
          const { promise, resolve } = Promise.withResolvers<true>();
          signal.addEventListener('abort', () => {
            resolve(true);
          });
          arrived({ signal, aborted: promise });
          await promise;
          signal.throwIfAborted();
        },
        quick: (_root: unknown, _args: unknown, { signal }: TestContext) => {
          arrived({ signal, aborted: Promise.resolve() });
          return 1;
        },
      },
    },
  });
});
afterAll(() => server.stop());

function nextArrival(): Promise<Seen> {
  return new Promise((resolve) => (arrived = resolve));
}

function ask(query: string, signal: AbortSignal): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'x-request-id': 'left-early' };
  return fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query }), signal });
}

it('aborts the operation of a client that leaves, and logs that without calling it an error', async () => {
  const client = new AbortController();
  const arrival = nextArrival();
  const answer = ask('query Patience { wait }', client.signal);
  const { signal, aborted } = await arrival;
  expect(signal.aborted).toBe(false);
  client.abort();
  await expect(answer).rejects.toThrow();
  await aborted;
  expect(signal.aborted).toBe(true);

  const line = await server.logged('graphql request abandoned');
  expect(line).toMatchObject({
    requestId: 'left-early',
    operationName: 'Patience',
    operationType: 'query',
    status: null,
  });
  // A later request's line proves that the abandoned one has had its time to log.
  await post(server.url, { query: '{ __typename }' });
  expect(server.log.filter((entry) => Number(entry['level']) >= 40)).toEqual([]);
});

it('does not abort the signal of an operation that was answered, even when the connection closes', async () => {
  const arrival = nextArrival();
  const { status } = await post(server.url, { query: '{ quick }' }, { connection: 'close' });
  expect(status).toBe(200);
  expect((await arrival).signal.aborted).toBe(false);
});

it('gives every request a signal of its own', async () => {
  const client = new AbortController();
  const first = nextArrival();
  const abandoned = ask('{ wait }', client.signal);
  const { aborted } = await first;
  const second = nextArrival();
  await post(server.url, { query: '{ quick }' });
  client.abort();
  await expect(abandoned).rejects.toThrow();
  await aborted;
  expect((await second).signal.aborted).toBe(false);
});

it('aborts running operations when the server stops hard', async () => {
  const other = await startServer({
    typeDefs: 'type Query { wait: Int }',
    resolvers: {
      Query: {
        wait: (_root: unknown, _args: unknown, { signal }: TestContext) => {
          const { promise, resolve } = Promise.withResolvers<true>();
          signal.addEventListener('abort', () => {
            resolve(true);
          });
          arrived({ signal, aborted: promise });
          return promise;
        },
      },
    },
  });
  const arrival = nextArrival();
  const answer = post(other.url, { query: '{ wait }' });
  const { aborted } = await arrival;
  const cut = expect(answer).rejects.toThrow();
  await other.stop();
  await aborted;
  await cut;
});
