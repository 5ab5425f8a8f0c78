import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Basis, Ground } from '../../src/core/basis.ts';
import type { Operation } from '../../src/core/source.ts';
import { createStore } from '../../src/http/cache/store.ts';
import { equalQueries } from '../../src/server/answers/equal-queries.ts';
import { until } from '../support/temporary-files.ts';
import { post, startServer, type RunningServer, type TestContext } from './running-server.ts';

interface Run {
  readonly signal: AbortSignal;
  readonly basis: Basis | undefined;
  answer(value: number): void;
}

const joinableMs = 1000;
let server: RunningServer;
let runs: Run[];
let now: number;
/** What the answers of the operations under test rest on. */
let ground: ReturnType<Ground['state']>;
let reused: string[];
/** How often an operation was found under way. */
let joined: number;

beforeEach(async () => {
  runs = [];
  now = 0;
  ground = 'kept';
  reused = [];
  joined = 0;
  const answers = equalQueries({ store: createStore(1024 * 1024, () => now), joinableMs });
  server = await startServer({
    typeDefs: 'type Query { number(of: Int): Int  fixed: Int }  type Mutation { change: Int }',
    resolvers: {
      Query: {
        number: async (_root, _args, { signal, basis }: TestContext & Pick<Operation, 'basis'>) => {
          const { promise, resolve } = Promise.withResolvers<number>();
          basis?.rest({ state: () => ground, reused: (how) => void reused.push(how) });
          runs.push({ signal, basis, answer: resolve });
          return promise;
        },
        fixed: () => 1,
      },
      Mutation: { change: () => 1 },
    },
    context: ({ signal, basis }) => ({ signal, basis }),
    answers: {
      ...answers,
      join(...asked) {
        const coming = answers.join(...asked);
        if (coming) joined += 1;
        return coming;
      },
    },
  });
  // Which documents are queries is known once they have been run.
  const first = ask();
  await until(() => runs.length === 1);
  runs.pop()?.answer(0);
  await first;
});
afterEach(() => server.stop());

const query = 'query Number($of: Int) { number(of: $of) }';

async function ask(of = 1, init: { headers?: Record<string, string>; signal?: AbortSignal } = {}) {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...init.headers },
    body: JSON.stringify({ query, variables: { of } }),
    ...(init.signal && { signal: init.signal }),
  });
  return { id: response.headers.get('x-request-id'), body: await response.json() };
}

const logged = (count: number): Promise<unknown> =>
  until(() => server.log.filter(({ msg }) => msg === 'graphql request answered').length === count);

/** Asks so many times, and waits until each has found the operation that is under way. */
async function join(count: number, signal?: AbortSignal): Promise<{ asked: ReturnType<typeof ask>[] }> {
  const before = joined;
  const asked = Array.from({ length: count }, () => ask(1, signal && { signal }));
  await until(() => joined === before + count);
  return { asked };
}

it('runs equal queries that are under way at the same time once, and each has its own request id and log line', async () => {
  const first = ask();
  await until(() => runs.length === 1);
  const { asked } = await join(4);
  runs[0]?.answer(7);
  const answers = await Promise.all([first, ...asked]);
  expect(answers).toHaveLength(5);
  for (const answer of answers) expect(answer).toMatchObject({ body: { data: { number: 7 } } });
  expect(new Set(answers.map(({ id }) => id)).size).toBe(5);
  expect(runs).toHaveLength(1);
  expect(reused).toEqual(['COALESCED', 'COALESCED', 'COALESCED', 'COALESCED']);
  await logged(1 + 5);
  const names = server.log.flatMap(({ operationName }) =>
    operationName === 'Number' ? [operationName] : [],
  );
  expect(names).toHaveLength(6);
  expect(server.log.filter(({ shared }) => shared === 'COALESCED')).toHaveLength(4);
});

it('gives an answer again as long as what it is made of is kept', async () => {
  const first = ask();
  await until(() => runs.length === 1);
  runs[0]?.answer(7);
  await first;
  await expect(ask()).resolves.toMatchObject({ body: { data: { number: 7 } } });
  expect(reused).toEqual(['HIT']);
  await until(() => server.log.some(({ shared }) => shared === 'HIT'));
  ground = 'over';
  const next = ask();
  await until(() => runs.length === 2);
  runs[1]?.answer(8);
  await expect(next).resolves.toMatchObject({ body: { data: { number: 8 } } });
});

it.each([
  ['other variables', () => ask(2)],
  ['a wish of its own', () => ask(1, { headers: { 'cache-control': 'no-cache' } })],
  ['another media type', () => ask(1, { headers: { accept: 'application/graphql-response+json' } })],
  ['a trace', () => ask(1, { headers: { 'x-orgraph-trace': '1' } })],
])('runs a query with %s for itself', async (_what, other) => {
  const first = ask();
  await until(() => runs.length === 1);
  const second = other();
  await until(() => runs.length === 2);
  runs[0]?.answer(1);
  runs[1]?.answer(2);
  await expect(first).resolves.toMatchObject({ body: { data: { number: 1 } } });
  await expect(second).resolves.toMatchObject({ body: { data: { number: 2 } } });
});

it('does not let a query share what was read before it came and is kept no more', async () => {
  const first = ask();
  await until(() => runs.length === 1);
  ground = 'over';
  const second = ask();
  await until(() => runs.length === 2);
  runs[0]?.answer(1);
  runs[1]?.answer(2);
  await expect(first).resolves.toMatchObject({ body: { data: { number: 1 } } });
  await expect(second).resolves.toMatchObject({ body: { data: { number: 2 } } });
});

it('does not let a query wait for one that may soon have had its time', async () => {
  const first = ask();
  await until(() => runs.length === 1);
  now += joinableMs + 1;
  const second = ask();
  await until(() => runs.length === 2);
  for (const run of runs) run.answer(1);
  await Promise.all([first, second]);
});

it('keeps no answer that is true for one operation only', async () => {
  for (const turn of [1, 2]) {
    const asked = ask();
    await until(() => runs.length === turn);
    runs[turn - 1]?.basis?.passing();
    runs[turn - 1]?.answer(turn);
    await expect(asked).resolves.toMatchObject({ body: { data: { number: turn } } });
  }
});

it('goes on for those who stay when the one leaves who came first', async () => {
  const leaving = new AbortController();
  const first = ask(1, { signal: leaving.signal });
  await until(() => runs.length === 1);
  const { asked } = await join(1);
  leaving.abort();
  await expect(first).rejects.toThrow();
  await server.logged('graphql request abandoned');
  expect(runs[0]?.signal.aborted).toBe(false);
  runs[0]?.answer(7);
  await expect(Promise.all(asked)).resolves.toMatchObject([{ body: { data: { number: 7 } } }]);
});

it('ends when the last one leaves', async () => {
  const leaving = new AbortController();
  const first = ask(1, { signal: leaving.signal });
  await until(() => runs.length === 1);
  const { asked } = await join(1, leaving.signal);
  leaving.abort();
  for (const one of [first, ...asked]) await expect(one).rejects.toThrow();
  await until(() => runs[0]?.signal.aborted === true);
  runs[0]?.answer(7);
  expect(server.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});

it('never takes a mutation for another', async () => {
  const change = () => post(server.url, { query: 'mutation { change }' });
  const answers = await Promise.all([change(), change(), change()]);
  for (const { body } of answers) expect(body).toEqual({ data: { change: 1 } });
  expect(reused).toEqual([]);
});
