import { describe, expect, it } from '@jest/globals';
import { encodeGlobalId } from '../../../src/core/ids.ts';
import { useSandboxGraph } from '../../support/graph.ts';
import { countedVendors } from '../../support/sandbox.ts';
import { idsOf } from './listing.ts';

const vendors = useSandboxGraph({ shared: true, vendors: countedVendors });

const guardai = (nativeId: string, typename = 'GuardAIOrganization', source = 'guardai') =>
  encodeGlobalId({ typename, source, nativeId });

describe('node, nodes and organization', () => {
  it('find every organization of the list by its id, in the order asked for', async () => {
    const ids = (await idsOf(vendors.graph)).reverse();
    const { data, errors } = await vendors.query<{ nodes: unknown[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
      { ids },
    );
    expect(errors).toEqual([]);
    expect(data.nodes).toEqual(ids.map((id) => ({ __typename: expect.stringMatching(/Organization$/), id })));
  });

  it('are the same organization', async () => {
    const { data, errors } = await vendors.query<Record<string, unknown>>(
      `query ($id: ID!) {
        node(id: $id) { ...same }
        nodes(ids: [$id]) { ...same }
        organization(id: $id) { ...same }
        organizationByNativeId(source: "guardai", nativeId: "7") { ...same }
      }
      fragment same on Node { __typename id ... on Organization { nativeId name vendor source { name api vendor } } }`,
      { id: guardai('7') },
    );
    const same = {
      __typename: 'GuardAIOrganization',
      id: guardai('7'),
      nativeId: '7',
      name: 'Perception Lab',
      vendor: 'GUARDAI',
      source: { name: 'guardai', api: 'GUARDAI_V1', vendor: 'GUARDAI' },
    };
    expect(errors).toEqual([]);
    expect(data).toEqual({ node: same, nodes: [same], organization: same, organizationByNativeId: same });
  });

  it('are null for what the vendor does not know, without an error', async () => {
    const { data, errors } = await vendors.query(
      `query ($id: ID!, $tiledb: ID!) {
        node(id: $id) { id } organization(id: $id) { id } nodes(ids: [$id, $tiledb]) { id }
        byName: organizationByNativeId(source: "tiledb", nativeId: "no-such-name") { id }
        other: organizationByNativeId(source: "rockset", nativeId: "somebody-else") { id }
      }`,
      { id: guardai('99'), tiledb: guardai('none', 'TileDBOrganization', 'tiledb') },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ node: null, organization: null, nodes: [null, null], byName: null, other: null });
  });

  it.each([
    ['empty', ''],
    ['no id at all', 'hello'],
    ['a cursor', Buffer.from('[1,"guardai",null,0,"1"]').toString('base64url')],
    ['of another version', Buffer.from('2:GuardAIOrganization:guardai:7').toString('base64url')],
    ['of another type of organization', guardai('7', 'TileDBOrganization')],
    ['of a type that is not in the schema', guardai('7', 'Team')],
    ['of a source that is not configured', guardai('7', 'GuardAIOrganization', 'gone')],
    ['of a number that is none', guardai('seven')],
    ['of a number of more than 64 bits', guardai('9223372036854775808')],
    ['of a negative number', guardai('-7')],
    ['in another script', guardai('７')],
    ['of another path', guardai('7/../8')],
    ['of half a character', `${guardai('7')}A`],
    ['huge', 'QUJD'.repeat(50_000)],
  ])('refuse an id that is %s, naming the argument', async (_what, id) => {
    const { data, errors } = await vendors.query<unknown>(
      'query ($id: ID!) { node(id: $id) { id } organization(id: $id) { id } nodes(ids: [$id]) { id } }',
      { id },
    );
    expect(data).toEqual({ node: null, organization: null, nodes: [null] });
    expect(errors.map(({ path, extensions: { code, argument } }) => [path, code, argument])).toEqual(
      expect.arrayContaining([
        [['node'], 'BAD_USER_INPUT', 'id'],
        [['organization'], 'BAD_USER_INPUT', 'id'],
        [['nodes', 0], 'BAD_USER_INPUT', 'ids.0'],
      ]),
    );
    expect(errors).toHaveLength(3);
    expect(vendors.sandbox.requests()).toEqual([]);
  });

  it.each([
    ['confluent', ''],
    ['confluent', '..'],
    ['confluent', 'a/../b'],
    ['confluent-partner', '%2e%2e'],
    ['tiledb', 'line\nbreak'],
    ['tiledb', ''],
    ['guardai', ''],
    ['guardai', '1e3'],
    ['guardai', '007'],
  ])('refuse a native id that %s could not mean: %j', async (source, nativeId) => {
    const { errors } = await vendors.query(
      'query ($source: String!, $nativeId: ID!) { organizationByNativeId(source: $source, nativeId: $nativeId) { id } }',
      { source, nativeId },
    );
    expect(errors.map(({ extensions: { code, argument } }) => [code, argument])).toEqual([
      ['BAD_USER_INPUT', 'nativeId'],
    ]);
    expect(vendors.calls()).toEqual([]);
  });

  it('refuse a source that is not configured', async () => {
    const { errors } = await vendors.query(
      '{ organizationByNativeId(source: "gone", nativeId: "1") { id } }',
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'source' });
  });

  it('let an id that fails fail alone', async () => {
    vendors.sandbox.addFault({ api: 'tiledb-v1', kind: 'status', status: 500 });
    const ids = [
      guardai('3'),
      'garbage',
      guardai('x', 'TileDBOrganization', 'tiledb'),
      guardai('404'),
      guardai('4'),
    ];
    const { data, errors } = await vendors.query<unknown>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids },
    );
    expect(data).toEqual({ nodes: [{ id: ids[0] }, null, null, null, { id: ids[4] }] });
    expect(errors.map(({ path, extensions: { code } }) => [path, code])).toEqual(
      expect.arrayContaining([
        [['nodes', 1], 'BAD_USER_INPUT'],
        [['nodes', 2], 'UPSTREAM_UNAVAILABLE'],
      ]),
    );
    expect(errors).toHaveLength(2);
  });

  it('take at most 200 ids, and none', async () => {
    const ask = (count: number) =>
      vendors.query<{ nodes: unknown[] } | null>('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: Array.from({ length: count }, () => guardai('7')),
      });
    expect((await ask(200)).data?.nodes).toHaveLength(200);
    expect(vendors.calls()).toEqual(['guardai-v1 getOrganization']);
    expect((await ask(0)).data?.nodes).toEqual([]);
    const { data, errors } = await ask(201);
    expect(data).toBeNull();
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'ids' });
  });
});

describe('sources', () => {
  it('are those of the configuration, in its order', async () => {
    const { data } = await vendors.query(
      '{ sources { name api vendor } source(name: "rockset") { api } none: source(name: "x") { api } }',
    );
    expect(data).toEqual({
      sources: [
        { name: 'confluent', api: 'CONFLUENT_ORG_V2', vendor: 'CONFLUENT' },
        { name: 'confluent-partner', api: 'CONFLUENT_PARTNER_V2', vendor: 'CONFLUENT' },
        { name: 'tiledb', api: 'TILEDB_V1', vendor: 'TILEDB' },
        { name: 'rockset', api: 'ROCKSET_V1', vendor: 'ROCKSET' },
        { name: 'guardai', api: 'GUARDAI_V1', vendor: 'GUARDAI' },
      ],
      source: { api: 'ROCKSET_V1' },
      none: null,
    });
  });
});
