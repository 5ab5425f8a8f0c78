import { beforeEach, describe, expect, it } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { graphql } from 'graphql';
import { audited } from '../../src/audit/audited.ts';
import type { MutationBegun, MutationEnded } from '../../src/audit/event.ts';
import { createRecorder, type Recorder } from '../../src/audit/recorder.ts';
import { BadUserInputError } from '../../src/core/errors.ts';
import { encodeGlobalId } from '../../src/core/ids.ts';
import type { ObservedCall } from '../../src/core/observed-call.ts';
import { memoryLogger } from '../http/test-connection.ts';
import { TestStore } from './memory-store.ts';

let store: TestStore;
let recorder: Recorder;
let lines: ReturnType<typeof memoryLogger>['lines'];
const ran: string[] = [];

beforeEach(() => {
  ran.length = 0;
  store = new TestStore();
  const { logger, lines: logged } = memoryLogger();
  lines = logged;
  recorder = createRecorder(
    store,
    {
      caller: { name: 'ann', kind: 'API_KEY', authenticated: true, scopes: ['admin'], sources: null },
      requestId: 'r-1',
      idempotencyKey: () => 'digest',
    },
    logger,
  );
});

const call: ObservedCall = {
  source: 'acme',
  operationId: 'writeThing',
  method: 'POST',
  path: '/things/{id}',
  status: 200,
  requestId: 'v-1',
  errorCode: null,
  startedAt: 1,
  durationMs: 3,
  phases: { dns: null, connect: null, firstByte: 2, body: 1 },
  bytes: 20,
  attempt: 1,
  retryReason: null,
  cache: 'BYPASS',
  rateLimitRemaining: null,
  wants: [],
  decided: true,
};

interface Input {
  readonly name?: string;
  readonly source?: string;
  readonly organizationId?: string;
}

const userErrors = [{ code: 'CONFLICT', message: 'PLANTED is taken', field: ['name'] }];

/** What each name of an input makes the mutation do. */
async function perform({ name = '' }: Input): Promise<object> {
  ran.push(name);
  const calls = Number(/^calls (\d+)$/.exec(name)?.[1] ?? 1);
  for (let count = 0; count < calls; count += 1) recorder.observe(call);
  if (name === 'rejected') return { userErrors };
  if (name === 'wrong') throw new BadUserInputError('no');
  if (name === 'bug') throw new TypeError('PLANTED');
  if (name === 'left') throw new DOMException('PLANTED', 'AbortError');
  return {
    userErrors: [],
    read() {
      recorder.observe(call);
    },
  };
}

const schema = audited(
  makeExecutableSchema({
    typeDefs: `
      input Input { name: String source: String organizationId: ID }
      type UserError { message: String }
      type Payload { userErrors: [UserError] read: Int }
      type Query { ask(input: Input): Int }
      type Mutation { one(input: Input): Payload }
      extend type Mutation { two(input: Input): Payload }
    `,
    resolvers: {
      Query: { ask: () => 1 },
      Mutation: {
        one: (_root, { input }: { readonly input: Input }) => perform(input),
        two: (_root, { input }: { readonly input: Input }) => perform(input),
      },
    },
  }),
);

async function run(
  source: string,
  withRecorder = true,
): Promise<readonly [data: unknown, errors: readonly string[]]> {
  const sources = {
    find: (name: string) => (['acme', 'old'].includes(name) ? { identity: { name: 'acme' } } : undefined),
  };
  const contextValue = { recorder: withRecorder ? recorder : null, sources };
  const { data, errors = [] } = await graphql({ schema, source, contextValue });
  return [JSON.parse(JSON.stringify(data)), errors.map(({ message }) => message)];
}

const begins = (): readonly MutationBegun[] => store.events.filter((event) => event.event === 'begun');
const ends = (): readonly MutationEnded[] => store.events.filter((event) => event.event === 'ended');

describe('a mutation', () => {
  it('is recorded before it is run, and when it has ended', async () => {
    await run('mutation { one(input: { name: "fine", source: "acme" }) { read } }');
    expect(store.events).toEqual([
      {
        event: 'begun',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        caller: { name: 'ann', kind: 'API_KEY', authenticated: true },
        mutation: 'one',
        source: 'acme',
        arguments: { input: { name: 'fine', source: 'acme' } },
        cut: false,
        requestId: 'r-1',
        idempotencyKey: 'digest',
      },
      {
        event: 'ended',
        at: expect.any(String),
        begun: 1,
        outcome: 'SUCCEEDED',
        errorCode: null,
        userErrors: [],
        calls: [
          { source: 'acme', operationId: 'writeThing', status: 200, requestId: 'v-1', errorCode: null },
        ],
        callCount: 1,
      },
    ]);
  });

  it.each([
    [
      'rejected',
      { outcome: 'REJECTED', errorCode: null, userErrors: [{ code: 'CONFLICT', field: ['name'] }] },
    ],
    ['wrong', { outcome: 'FAILED', errorCode: 'BAD_USER_INPUT', userErrors: [] }],
    ['bug', { outcome: 'FAILED', errorCode: 'INTERNAL_SERVER_ERROR', userErrors: [] }],
    ['left', { outcome: 'FAILED', errorCode: 'ABANDONED', userErrors: [] }],
  ])('that is %s ends as such, and nobody’s words are in the log', async (name, outcome) => {
    await run(`mutation { one(input: { name: "${name}" }) { userErrors { message } } }`);
    expect(ends()).toMatchObject([{ begun: 1, ...outcome }]);
    expect(JSON.stringify(store.events)).not.toContain('PLANTED');
  });

  it('of several in one operation has a record of its own, by its name and not by its alias', async () => {
    await run(
      'mutation { a: two(input: { name: "calls 2" }) { read } b: one(input: { name: "bug" }) { read } c: two(input: { name: "calls 100" }) { read } }',
    );
    expect(store.events.map((event) => (event.event === 'begun' ? event.mutation : event.begun))).toEqual([
      'two',
      1,
      'one',
      3,
      'two',
      5,
    ]);
    // What a payload reads back comes after the outcome.
    expect(ends().map(({ callCount, calls }) => [callCount, calls.length])).toEqual([
      [2, 2],
      [1, 1],
      [100, 64],
    ]);
  });

  it.each([
    ['its name', 'source: "acme"', 'acme'],
    ['a name it had', 'source: "old"', 'acme'],
    [
      'an id',
      `organizationId: "${encodeGlobalId({ typename: 'T', source: 'acme', nativeId: '1' })}"`,
      'acme',
    ],
    ['a name that the caller does not know', 'source: "hidden"', null],
    [
      'an id of a source that the caller does not know',
      `organizationId: "${encodeGlobalId({ typename: 'T', source: 'hidden', nativeId: '1' })}"`,
      null,
    ],
    ['what is no id', 'organizationId: "acme"', null],
    ['nothing', '', null],
  ])('is about the source that the input names by %s', async (_how, input, source) => {
    await run(`mutation { one(input: { name: "x", ${input} }) { read } }`);
    expect(begins()).toMatchObject([{ source }]);
  });

  it('that cannot be recorded is not run, and says so', async () => {
    store.fails = 'begun';
    expect(
      await run('mutation { one(input: { name: "x" }) { read } two(input: { name: "y" }) { read } }'),
    ).toEqual([
      { one: null, two: null },
      Array.from({ length: 2 }, () => 'Nothing was changed: the audit log cannot be written at the moment.'),
    ]);
    expect(ran).toEqual([]);
    expect(lines).toMatchObject([
      { level: 50, msg: 'the audit log cannot be written', requestId: 'r-1' },
      {},
    ]);
  });

  it('whose end cannot be recorded is answered all the same, and logged with all there is to know', async () => {
    store.fails = 'ended';
    expect(
      await run('mutation { one(input: { name: "rejected", source: "acme" }) { userErrors { message } } }'),
    ).toEqual([{ one: { userErrors: [{ message: 'PLANTED is taken' }] } }, []]);
    expect(lines).toMatchObject([
      {
        level: 50,
        msg: 'the outcome of a mutation is not in the audit log',
        mutation: 'one',
        source: 'acme',
        begun: 1,
        outcome: 'REJECTED',
        requestId: 'r-1',
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain('PLANTED');
  });

  it('leaves the head of the log in the server’s own log, where another hand keeps it', async () => {
    await run('mutation { one(input: { name: "x" }) { read } }');
    expect(lines).toMatchObject([
      { msg: 'mutation recorded', begun: 1, audit: { seq: 2, hash: '0'.repeat(64) } },
    ]);
  });

  it('is run as ever where no audit log is kept', async () => {
    expect(await run('mutation { one(input: { name: "x" }) { read } }', false)).toEqual([
      { one: { read: null } },
      [],
    ]);
    expect([ran, store.events]).toEqual([['x'], []]);
  });
});

describe('a query', () => {
  it('is not recorded', async () => {
    expect(await run('{ ask }')).toEqual([{ ask: 1 }, []]);
    expect(store.events).toEqual([]);
  });
});
