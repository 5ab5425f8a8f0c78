import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { vendors } from '../../src/vendors.ts';
import { post, type Answer } from '../server/running-server.ts';
import { startGraph, type ListeningGraph } from '../support/graph.ts';
import { fragmentBomb } from './limits/support.ts';

let sandbox: Sandbox;
let graph: ListeningGraph;
beforeAll(async () => {
  sandbox = await startSandbox();
  graph = await startGraph(sandbox.configuration().sources, {}, { introspection: true });
});
afterAll(async () => {
  await graph.stop();
  await sandbox.stop();
});
beforeEach(() => {
  sandbox.reset();
});

const ask = (query: string, more: object = {}): Promise<Answer> =>
  post(`${graph.address}/graphql`, { query, ...more }, { accept: 'application/graphql-response+json' });

const many = (count: number, each: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => each(index)).join(' ');

describe('the usual limits', () => {
  it('admit 40 root fields with aliases, each a list of 200', async () => {
    const { status, body } = await ask(
      `{ ${many(40, (i) => `a${i}: organizations(first: 200) { nodes { id name } }`)} }`,
    );
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
    expect(Object.keys(body.data ?? {})).toHaveLength(40);
  });

  it('admit every field of 200 organizations', async () => {
    const folder = join(import.meta.dirname, '../..');
    const everything = readFileSync(join(folder, 'test/security/everything.graphql'), 'utf8');
    const types = vendors.flatMap(({ apis }) => apis.map(({ typename }) => typename));
    for (const typename of types) expect(everything).toContain(`... on ${typename} {`);
    const { body } = await ask(everything, { extensions: { cost: true } });
    expect(body.extensions).toMatchObject({ cost: { maximum: 50_000 } });
    expect(body.errors ?? []).toEqual([]);
  });

  it('admit what GraphiQL asks about the schema', async () => {
    const query = getIntrospectionQuery({
      specifiedByUrl: true,
      schemaDescription: true,
      inputValueDeprecation: true,
    });
    const { status, body } = await ask(query);
    expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
  });
});

describe('a query beyond a limit', () => {
  const deep = (levels: number): string =>
    `{ organizations { nodes { ${'... on Organization { '.repeat(3)} id ${'} '.repeat(3)} ... on GuardAIOrganization { ${'members { organizations { '.repeat(levels)} id ${'} } '.repeat(levels)} } } } }`;

  it.each([
    ['aliases', 101, 100, `{ sources { ${many(101, (i) => `a${i}: name`)} } }`],
    ['aliases', 600, 100, `{ sources { ${many(600, (i) => `a${i}: name`)} } }`],
    ['aliasLength', 129, 128, `{ sources { ${'a'.repeat(129)}: name } }`],
    ['rootFields', 51, 50, `{ ${many(51, (i) => `a${i}: __typename`)} }`],
    [
      'directives',
      51,
      50,
      `{ ${many(17, (i) => `a${i}: __typename @skip(if: false) @include(if: true)`)} ...F } fragment F on Query { b: __typename ${many(17, () => '... @skip(if: false) { __typename }')} }`,
    ],
    ['depth', 25, 20, deep(11)],
    ['tokens', 2402, 2000, `{ ${many(800, (i) => `a${i}: __typename`)} }`],
    [
      'cost',
      40 * (50 + 1 + 200 * (1 + 10 + 10)),
      50_000,
      `{ ${many(40, (i) => `a${i}: organizations(first: 200) { nodes { ...U } }`)} } fragment U on TileDBOrganization { users { username } }`,
    ],
  ])(
    'is refused before any of it is run, saying which, how much and how much there may be: %s %i of %i',
    async (name, value, maximum, text) => {
      const { status, body } = await ask(text);
      expect(status).toBe(400);
      expect(body.data).toBeUndefined();
      expect(body.errors).toHaveLength(1);
      const [error] = body.errors ?? [];
      expect(error?.extensions).toEqual({
        code: name === 'tokens' ? 'GRAPHQL_PARSE_FAILED' : 'GRAPHQL_VALIDATION_FAILED',
        limit: { name, value, maximum },
      });
      for (const said of [`"${name}"`, String(value), String(maximum)])
        expect(error?.message).toContain(said);
      expect(sandbox.requests()).toEqual([]);
    },
  );

  it('may not hide in fragments, and is found out at once', async () => {
    const start = performance.now();
    const { status, body } = await ask(fragmentBomb(120, 2, 'Query', 'x: sources { name }'));
    expect(performance.now() - start).toBeLessThan(2000);
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions['limit']).toMatchObject({ value: Number.MAX_SAFE_INTEGER });
  });

  it('may not hide in another operation of the document than the one that is run', async () => {
    const query = `query Small { __typename } query Large { ${many(101, (i) => `a${i}: __typename`)} }`;
    expect((await ask(query, { operationName: 'Small' })).status).toBe(200);
    expect(
      (await ask(query, { operationName: 'Large' })).body.errors?.[0]?.extensions['limit'],
    ).toMatchObject({
      name: 'aliases',
    });
  });

  it('is told in a 200 to clients that want application/json, as every refusal of GraphQL is', async () => {
    const { status, body } = await post(`${graph.address}/graphql`, {
      query: `{ ${many(51, () => '__typename')} }`,
    });
    expect(status).toBe(200);
    expect(body.errors?.[0]?.extensions['limit']).toEqual({ name: 'rootFields', value: 51, maximum: 50 });
  });
});

describe('the cost of a query', () => {
  const query = 'query ($n: Int) { organizations(first: $n) { nodes { id } } sources { name } }';

  it('is told when it is asked for', async () => {
    const { body } = await ask(query, { variables: { n: 3 }, extensions: { cost: true } });
    expect(body.extensions).toEqual({
      cost: {
        requested: 50 + 1 + 3 + 10,
        maximum: 50_000,
        fields: [
          { name: 'organizations', cost: 54 },
          { name: 'sources', cost: 10 },
        ],
      },
    });
  });

  it('is told with a refusal too', async () => {
    const { body } = await ask(query, { variables: { n: 1_000_000 }, extensions: { cost: true } });
    expect(body.errors?.[0]?.extensions['limit']).toEqual({
      name: 'cost',
      value: 1_000_061,
      maximum: 50_000,
    });
    expect(body.extensions).toMatchObject({ cost: { requested: 1_000_061 } });
  });

  it('counts each representation of an entity, as each id of `nodes`', async () => {
    const representations = Array.from({ length: 1000 }, (_, index) => ({
      __typename: 'Organization',
      index,
    }));
    const { body } = await ask(
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Organization { name } } }',
      { variables: { representations }, extensions: { cost: true } },
    );
    expect(body.extensions).toMatchObject({ cost: { requested: 1000 * (10 + 1) } });
  });

  it('is told to a GET', async () => {
    const search = new URLSearchParams({ query: '{ sources { name } }', extensions: '{"cost":true}' });
    const response = await fetch(`${graph.address}/graphql?${search.toString()}`);
    expect(await response.json()).toMatchObject({ extensions: { cost: { requested: 10 } } });
  });

  it.each([undefined, { cost: 1 }, { cost: 'true' }, { cost: null }])(
    'is not told otherwise: %j',
    async (extensions) => {
      expect((await ask(query, { extensions })).body.extensions).toBeUndefined();
    },
  );

  it('is that of these variables, not of those of an earlier request with the same document', async () => {
    const requested = async (n: number): Promise<unknown> =>
      (await ask(query, { variables: { n }, extensions: { cost: true } })).body.extensions;
    expect(await requested(1)).toMatchObject({ cost: { requested: 62 } });
    expect(await requested(2)).toMatchObject({ cost: { requested: 63 } });
  });
});

describe('limits in the configuration', () => {
  it('are what queries are held to', async () => {
    const small = {
      depth: 2,
      aliases: 1,
      aliasLength: 4,
      directives: 1,
      rootFields: 2,
      tokens: 100,
      cost: 60,
    };
    const strict = await startGraph(sandbox.configuration().sources, {}, { limits: small });
    const limitOf = async (query: string): Promise<unknown> =>
      (await strict.query(query)).errors[0]?.extensions['limit'];
    const all = await Promise.all([
      limitOf('{ organizations { nodes { id } } }'),
      limitOf('{ a: sources { b: name } }'),
      limitOf('{ fifth: __typename }'),
      limitOf('{ sources { name @skip(if: false) api @skip(if: false) } }'),
      limitOf('{ __typename sources { name } organizations { totalCount } }'),
      limitOf(`{ sources { name } } #\n ${many(40, (i) => `fragment F${i} on Query { __typename }`)}`),
      limitOf('{ organizations { totalCount } }'),
      limitOf('{ sources { name } }'),
    ]);
    await strict.stop();
    expect(all).toEqual([
      { name: 'depth', value: 3, maximum: 2 },
      { name: 'aliases', value: 2, maximum: 1 },
      { name: 'aliasLength', value: 5, maximum: 4 },
      { name: 'directives', value: 2, maximum: 1 },
      { name: 'rootFields', value: 3, maximum: 2 },
      { name: 'tokens', value: 286, maximum: 100 },
      { name: 'cost', value: 101, maximum: 60 },
      undefined,
    ]);
  });

  it.each([
    [{ depth: 0 }, 'limits.depth: must be a whole number from 1 to 1000, not 0'],
    [{ rootfields: 3 }, 'limits.rootfields: is not a known key; did you mean "rootFields"?'],
    [{ cost: 'none' }, 'limits.cost: must be a whole number'],
    [{ rate: { requests: 1 } }, 'limits.rate.perSeconds: is missing'],
  ])('are checked: %j', async (limits, problem) => {
    await expect(startGraph(sandbox.configuration().sources, {}, { limits })).rejects.toThrow(problem);
  });
});
