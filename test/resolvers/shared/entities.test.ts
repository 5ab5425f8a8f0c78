import { describe, expect, it } from '@jest/globals';
import { encodeGlobalId } from '../../../src/core/ids.ts';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { countedVendors } from '../../support/sandbox.ts';
import { addOrganizations } from './guardai-state.ts';
import { acme, asInterface, byId, byNativeId, entitiesOf, everyOrganization } from './representing.ts';

const vendors = useSandboxGraph({ shared: true, vendors: countedVendors });
const startGraph = useGraphs();

const entities = (...representations: readonly unknown[]): ReturnType<typeof entitiesOf> =>
  entitiesOf(vendors.graph, representations);

describe('_entities', () => {
  it('finds 100 organizations of four vendors by all their keys, in the order asked for, with one call to each API', async () => {
    await addOrganizations(vendors.sandbox, 53);
    const { sources } = vendors.sandbox.configuration();
    const all = (await everyOrganization(await startGraph(sources))).toReversed();
    const keys = [byId, byNativeId, asInterface];
    const representations = all.map((one, index) => keys[index % keys.length]?.(one));
    const graph = await startGraph(sources);
    vendors.sandbox.clearRequests();
    const { data, errors } = await entitiesOf(graph, representations);
    expect(errors).toEqual([]);
    expect(all).toHaveLength(100);
    expect(data._entities).toEqual(all);
    const called = vendors.sandbox.requests().map(({ operationId }) => operationId);
    expect(called.sort()).toEqual(
      [
        'listOrgV2Organizations',
        'listPartnerV2Organizations',
        'getAllOrganizations',
        'getOrganization',
        'getOrganizations',
        'login',
        'exchangePartnerOauthToken',
      ].sort(),
    );
  });

  it('asks a vendor once for what is named several times, by whichever key', async () => {
    const graph = await startGraph([vendors.source('tiledb')]);
    const { data, errors } = await entitiesOf(graph, [
      byId(acme),
      byNativeId(acme),
      asInterface(acme),
      byId(acme),
    ]);
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([acme, acme, acme, acme]);
    expect(vendors.calls()).toEqual(['tiledb-v1 getOrganization']);
  });

  it('takes either key of an interface, and the id where there are both', async () => {
    const { data, errors } = await entities(
      { ...byNativeId(acme), __typename: 'Organization' },
      { ...byId(acme), nativeId: 'something else', source: { name: 'nowhere' } },
      { ...byNativeId(acme), id: null },
    );
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([acme, acme, acme]);
  });

  it('takes a name that the source once had for its name', async () => {
    const graph = await startGraph([{ ...vendors.source('tiledb'), previousNames: ['cloud'] }]);
    const { data, errors } = await entitiesOf(graph, [{ ...byNativeId(acme), source: { name: 'cloud' } }]);
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([acme]);
  });

  it("gives the fields of a vendor's own type, those that cost a call too", async () => {
    const { data, errors } = await vendors.query<unknown>(
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on TileDBOrganization { user(username: "alice.h") { role } } }
      }`,
      { representations: [byNativeId(acme)] },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ _entities: [{ user: { role: 'OWNER' } }] });
  });

  it('is null, without an error, for what does not exist', async () => {
    const [tiledb, guardai] = ['TileDBOrganization', 'GuardAIOrganization'] as const;
    const { data, errors } = await entities(
      { __typename: tiledb, nativeId: 'none', source: { name: 'tiledb' } },
      { __typename: guardai, id: encodeGlobalId({ typename: guardai, source: 'guardai', nativeId: '99' }) },
      {
        __typename: 'Organization',
        id: encodeGlobalId({ typename: tiledb, source: 'tiledb', nativeId: 'x' }),
      },
    );
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([null, null, null]);
  });

  it('is null for a name that the vendor would take for the id: it is no key', async () => {
    const byName = {
      __typename: 'TileDBOrganization',
      nativeId: 'acme-genomics',
      source: { name: 'tiledb' },
    };
    const byWord = { __typename: 'RocksetOrganization', nativeId: 'self', source: { name: 'rockset' } };
    const { data, errors } = await entities(byName, byWord);
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([null, null]);
  });

  it('lets one whose vendor fails fail alone', async () => {
    const organizations = await everyOrganization(vendors.graph);
    const guardai = organizations.filter(({ source }) => source.name === 'guardai').slice(0, 2);
    vendors.sandbox.addFault({ api: 'tiledb-v1', kind: 'status', status: 500 });
    const other = { ...byNativeId(acme), nativeId: 'another' };
    const { data, errors } = await entities(...guardai.map(byId), other);
    expect(data._entities).toEqual([...guardai, null]);
    expect(errors.map(({ path, extensions: { code } }) => [path, code])).toEqual([
      [['_entities', 2], 'UPSTREAM_UNAVAILABLE'],
    ]);
  });
});
