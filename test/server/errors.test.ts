import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { BadUserInputError, UpstreamError } from '../../src/core/errors.ts';
import { post, startServer } from './running-server.ts';
import type { RunningServer } from './running-server.ts';

const secret = 'sk-very-secret-1234';

const failures: Readonly<Record<string, () => unknown>> = {
  plain: () => {
    throw new Error(`connect to https://vendor.example/?key=${secret}`);
  },
  // Resolvers can throw what is no error: this does, with the text itself.
  text: () => {
    AbortSignal.abort(secret).throwIfAborted();
  },
  uncoded: () => {
    throw new GraphQLError(secret);
  },
  unknownCode: () => {
    throw new GraphQLError(secret, { extensions: { code: 'SOMETHING', token: secret } });
  },
  impostor: () => {
    throw Object.assign(new Error(secret), { extensions: { code: 'BAD_REQUEST', token: secret } });
  },
  unserializable: () => ({ secret }),
  notAList: () => secret,
  ofNoType: () => ({ secret }),
  missing: () => null,
  upstream: () => {
    throw new UpstreamError({
      code: 'UPSTREAM_UNAVAILABLE',
      source: 'guardai',
      message: 'guardai answered 503.',
      httpStatus: 503,
      requestId: 'vendor-7',
      retryAfter: 30,
      retryable: true,
      complaints: [{ message: secret }],
      cause: new Error(secret),
    });
  },
  input: () => {
    throw new BadUserInputError('first is at most 200.', 'first');
  },
};

let server: RunningServer;
let strict: RunningServer;
beforeAll(async () => {
  const typeDefs = `
    interface Thing { id: ID }
    type Real implements Thing { id: ID }
    enum Vendor { CONFLUENT }
    type Query {
      plain: Int  text: Int  uncoded: Int  unknownCode: Int  impostor: Int  unserializable: Int  notAList: [Int]
      ofNoType: Thing  missing: Int!  upstream: Int  input: Int
      take(number: Int!, vendor: Vendor): Int
    }`;
  const resolvers = { Query: failures, Thing: { __resolveType: () => secret } };
  server = await startServer({ typeDefs, resolvers });
  strict = await startServer({ typeDefs, resolvers, web: { introspection: false } });
});
afterAll(() => Promise.all([server.stop(), strict.stop()]));

const hidden = [
  'plain',
  'text',
  'uncoded',
  'unknownCode',
  'impostor',
  'unserializable',
  'notAList',
  'ofNoType',
  'missing',
];

describe('an error that is not ours', () => {
  it.each(hidden)('is masked (%s), keeping where it happened', async (field) => {
    const query = field === 'ofNoType' ? '{ ofNoType { id } }' : `{ ${field} }`;
    const { status, text, body } = await post(server.url, { query });
    expect(status).toBe(200);
    expect(body.errors).toEqual([
      {
        message: 'Internal server error',
        locations: [{ line: 1, column: 3 }],
        path: [field],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ]);
    expect(text).not.toContain(secret);
  });

  it('is logged once, with the id of the request', async () => {
    const { headers } = await post(server.url, { query: '{ plain }' }, { 'x-request-id': 'masked-1' });
    expect(headers.get('x-request-id')).toBe('masked-1');
    const lines = server.log.filter(
      (line) => line['requestId'] === 'masked-1' && line['msg'] === 'unexpected error',
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 50, path: ['plain'], err: { type: 'Error' } });
  });

  it('is masked when making the context threw it', async () => {
    const broken = await startServer({
      context: () => {
        throw new Error(secret);
      },
    });
    const { status, text, body } = await post(broken.url, { query: '{ hello }' });
    await broken.stop();
    expect(status).toBe(500);
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
    expect(text).not.toContain(secret);
  });
});

describe('an error of ours', () => {
  it('of a vendor says who, what, and whether to try again, and nothing more', async () => {
    const { text, body } = await post(server.url, { query: '{ upstream }' });
    expect(body.errors?.[0]).toMatchObject({ message: 'guardai answered 503.', path: ['upstream'] });
    expect(body.errors?.[0]?.extensions).toEqual({
      code: 'UPSTREAM_UNAVAILABLE',
      source: 'guardai',
      httpStatus: 503,
      requestId: 'vendor-7',
      retryAfter: 30,
      retryable: true,
    });
    expect(text).not.toContain(secret);
  });

  it('about an argument names it', async () => {
    const { body } = await post(server.url, { query: '{ input }' });
    expect(body.errors?.[0]).toMatchObject({
      message: 'first is at most 200.',
      extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
    });
    expect(body.errors?.[0]?.extensions).not.toHaveProperty('retryable');
  });
});

describe("GraphQL's own errors", () => {
  it.each([
    ['{', {}, 'GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.'],
    ['{ nothing }', {}, 'GRAPHQL_VALIDATION_FAILED', 'Cannot query field "nothing" on type "Query".'],
    [
      'query ($n: Int!) { take(number: $n) }',
      { n: 'x' },
      'BAD_USER_INPUT',
      'Variable "$n" got an invalid value; Int cannot represent non-integer value.',
    ],
    ['query ($n: Int!) { take(number: $n) }', {}, 'BAD_USER_INPUT', 'Variable "$n" of required type "Int!"'],
    [
      'query ($n: Int = 1) { take(number: $n) }',
      { n: null },
      'BAD_USER_INPUT',
      'Argument "number" of non-null type',
    ],
    [
      'mutation { x }',
      {},
      'OPERATION_RESOLUTION_FAILURE',
      'Schema is not configured to execute mutation operation.',
    ],
    [
      'query A { plain } query B { plain }',
      {},
      'OPERATION_RESOLUTION_FAILURE',
      'Must provide operation name',
    ],
  ])('keep their message: %s', async (query, variables, code, message) => {
    const { body } = await post(server.url, { query, variables });
    expect(body.errors).toHaveLength(1);
    expect(body.errors?.[0]?.extensions).toEqual({ code });
    expect(body.errors?.[0]?.message).toContain(message);
  });

  it('are limited in number', async () => {
    const { body } = await post(server.url, { query: `{ ${'nothing '.repeat(500)} }` });
    expect(body.errors?.length).toBeLessThan(30);
  });

  it('suggest names of the schema', async () => {
    const { body } = await post(server.url, { query: '{ upstreams }' });
    expect(body.errors?.[0]?.message).toBe(
      'Cannot query field "upstreams" on type "Query". Did you mean "upstream"?',
    );
  });

  it('suggest none where the schema is to be hidden', async () => {
    const field = await post(strict.url, { query: '{ upstreams }' });
    expect(field.body.errors?.[0]?.message).toBe('Cannot query field "upstreams" on type "Query".');
    const query = 'query ($v: Vendor) { take(number: 1, vendor: $v) }';
    const variable = await post(strict.url, { query, variables: { v: 'CONFLUENTS' } });
    expect(variable.body.errors?.[0]?.message).toMatch(/does not exist in "Vendor" enum\.$/);
  });

  it('are shortened in no time when they quote a megabyte of suggestions', async () => {
    const query = `{ take(number: "${'Did you mean '.repeat(70_000)}") }`;
    const { body } = await post(strict.url, { query });
    expect(body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
