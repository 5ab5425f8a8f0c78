import { describe, expect, it } from '@jest/globals';
import { encodeCursor } from '../../src/core/cursor.ts';
import { encodeGlobalId } from '../../src/core/ids.ts';
import type { Asked } from './asking.ts';
import { useGuardedSandbox } from './guarded-sandbox.ts';

// One that is hidden, under its present name and an earlier one.
const guarded = useGuardedSandbox((sources) =>
  sources.map((source) => (source.name === 'tiledb' ? { ...source, previousNames: ['tiledb-old'] } : source)),
);
const all = ['confluent', 'confluent-partner', 'tiledb', 'rockset', 'guardai'];
const seen = ['confluent', 'rockset', 'guardai'];
const nativeId = '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11';

/** An answer as a caller with the other sources gets it, with the source's name taken out. */
async function answerAbout(
  source: string,
  query: string,
  variables = {},
): Promise<Pick<Asked, 'status' | 'data' | 'errors'>> {
  const { status, data, errors } = await guarded.seeing(...seen)(query, variables);
  const text = JSON.stringify({ status, data, errors }).replaceAll(source, 'SOURCE');
  return JSON.parse(text) as Pick<Asked, 'status' | 'data' | 'errors'>;
}

function idOf(source: string): string {
  return encodeGlobalId({ typename: 'TileDBOrganization', source, nativeId });
}

const unknown = 'nowhere';

describe('a source that a caller may not see', () => {
  it('is there for others', async () => {
    const { data, errors } = await guarded.seeing(...all)(
      `{ organization(id: "${idOf('tiledb-old')}") { name } }`,
    );
    expect([data, errors]).toEqual([{ organization: { name: 'acme-genomics' } }, []]);
  });

  it('is in no list of sources', async () => {
    const { data } = await guarded.seeing('guardai', 'confluent')('{ sources { name } }');
    expect(data).toEqual({ sources: [{ name: 'confluent' }, { name: 'guardai' }] });
  });

  it('is in no list of organizations, total or coverage, and is not asked', async () => {
    const query =
      '{ organizations(first: 200) { totalCount nodes { source { name } } coverage { source { name } status } } }';
    type Answer = {
      organizations: {
        totalCount: number;
        nodes: { source: { name: string } }[];
        coverage: { source: { name: string } }[];
      };
    };
    const { data, errors } = await guarded.seeing(...seen)(query);
    const { organizations } = data as Answer;
    expect(errors).toEqual([]);
    expect(organizations.coverage.map(({ source }) => source.name)).toEqual(seen);
    expect([...new Set(organizations.nodes.map(({ source }) => source.name))]).toEqual(seen);
    expect(organizations.totalCount).toBe(organizations.nodes.length);
    expect(guarded.sandbox.requests({ api: 'tiledb-v1' })).toEqual([]);
    const whole = (await guarded.seeing(...all)(query)).data as Answer;
    expect(whole.organizations.totalCount).toBeGreaterThan(organizations.totalCount);
  });

  it('costs a caller nothing when it is down', async () => {
    guarded.sandbox.addFault({ api: 'tiledb-v1', kind: 'status', status: 500 });
    const { data, errors } = await guarded.seeing(...seen)(
      '{ organizations(first: 200) { totalCount coverage { status error { code } } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      organizations: { coverage: seen.map(() => ({ status: 'COMPLETE', error: null })) },
    });
  });

  const questions: readonly [string, string, (source: string) => Readonly<Record<string, unknown>>][] = [
    ['source', 'query ($name: String!) { source(name: $name) { name api } }', (name) => ({ name })],
    ['node', 'query ($id: ID!) { node(id: $id) { id } }', (name) => ({ id: idOf(name) })],
    [
      'nodes',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      (name) => ({ ids: [idOf(name), idOf(name)] }),
    ],
    [
      '_entities by id',
      'query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) { __typename } }',
      (name) => ({ id: idOf(name) }),
    ],
    [
      '_entities by the native key',
      `query ($name: String!) {
        _entities(representations: [
          { __typename: "TileDBOrganization", source: { name: $name }, nativeId: "acme-genomics" }
        ]) { __typename }
      }`,
      (name) => ({ name }),
    ],
    ['organization', 'query ($id: ID!) { organization(id: $id) { id } }', (name) => ({ id: idOf(name) })],
    [
      'organizationByNativeId',
      'query ($source: String!) { organizationByNativeId(source: $source, nativeId: "acme-genomics") { id } }',
      (source) => ({ source }),
    ],
    [
      'a filter',
      'query ($sources: [String!]) { organizations(filter: { sources: $sources }) { totalCount } }',
      (name) => ({ sources: ['guardai', name] }),
    ],
    [
      'a cursor',
      'query ($after: String) { organizations(after: $after) { totalCount } }',
      (source) => ({ after: encodeCursor({ source, page: null, index: 0, nativeId }) }),
    ],
    [
      'a mutation',
      'mutation ($id: ID!) { updateTileDBOrganization(input: { organizationId: $id, description: "x" }) { userErrors { message } } }',
      (name) => ({ id: idOf(name) }),
    ],
    [
      'a mutation that creates',
      'mutation ($source: String!) { createTileDBOrganization(input: { source: $source, name: "x" }) { userErrors { message } } }',
      (source) => ({ source }),
    ],
  ];

  it.each(questions)(
    'is to %s just what a source is that is not configured',
    async (_what, query, variables) => {
      const expected = await answerAbout(unknown, query, variables(unknown));
      // Longest first: one name is the beginning of the other.
      for (const name of ['tiledb-old', 'tiledb']) {
        expect(await answerAbout(name, query, variables(name))).toEqual(expected);
      }
      expect(guarded.sandbox.requests()).toEqual([]);
    },
  );

  it('may be seen by the name that it once had', async () => {
    const { data } = await guarded.seeing('tiledb-old')(
      '{ sources { name } source(name: "tiledb") { name } }',
    );
    expect(data).toEqual({ sources: [{ name: 'tiledb' }], source: { name: 'tiledb' } });
  });
});

describe('a caller who may see no source', () => {
  it('sees an empty graph', async () => {
    const { data, errors } = await guarded.seeing()(
      '{ sources { name } organizations { totalCount nodes { id } coverage { fetched } pageInfo { hasNextPage } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      sources: [],
      organizations: { totalCount: 0, nodes: [], coverage: [], pageInfo: { hasNextPage: false } },
    });
  });
});
