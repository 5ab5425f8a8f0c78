import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { countedVendors } from '../../support/sandbox.ts';
import { addOrganizations } from './guardai-state.ts';
import { idsOf } from './listing.ts';

const vendors = useSandboxGraph({ vendors: countedVendors });
const startGraph = useGraphs();

/** `a0: organization(id: …) { id name } a1: …`: every id as a field of its own, `times` over. */
function eachByItself(ids: readonly string[], times: number): string {
  const all = Array.from({ length: times }, () => ids).flat();
  const fields = all.map((id, index) => `a${index}: organization(id: "${id}") { id name }`);
  return `{ ${fields.join(' ')} }`;
}

describe('one operation', () => {
  it('lists everything there is with one call to each API', async () => {
    const { data, errors } = await vendors.query<{ organizations: { nodes: unknown[]; totalCount: number } }>(
      '{ organizations(first: 200) { nodes { id name createdAt } totalCount } }',
    );
    expect(errors).toEqual([]);
    expect(data.organizations.nodes).toHaveLength(47);
    expect(data.organizations.totalCount).toBe(47);
    expect(vendors.calls().sort()).toEqual([
      'confluent-org-v2 listOrgV2Organizations',
      'confluent-partner-v2 listPartnerV2Organizations',
      'guardai-v1 getOrganizations',
      'rockset-v1 getOrganization',
      'tiledb-v1 getAllOrganizations',
    ]);
  });

  it('asks for full pages, however few are wanted', async () => {
    await vendors.query('{ organizations(first: 1) { nodes { id } } }');
    const pages = vendors.sandbox.requests({ operationId: 'listOrgV2Organizations' });
    expect(pages.map(({ query }) => query)).toEqual([{ page_size: '100' }]);
  });

  it('gets 20 GuardAI organizations by id, each asked for twice, with one call', async () => {
    await addOrganizations(vendors.sandbox, 8);
    const ids = await idsOf(await startGraph([vendors.source('guardai')]));
    expect(ids).toHaveLength(20);
    vendors.sandbox.clearRequests();
    const { data, errors } = await vendors.query(eachByItself(ids, 2));
    expect(errors).toEqual([]);
    expect(Object.values(data)).toEqual([...ids, ...ids].map((id) => expect.objectContaining({ id })));
    expect(vendors.calls()).toEqual(['guardai-v1 getOrganizations']);
    expect(vendors.sandbox.requests({ operationId: 'login' })).toHaveLength(1);
  });

  it('gets 23 Confluent organizations by id with one call', async () => {
    const ids = (await idsOf(await startGraph([vendors.source('confluent')]))).slice(0, 23);
    vendors.sandbox.clearRequests();
    const { data, errors } = await vendors.query<{ nodes: { id: string }[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids },
    );
    expect(errors).toEqual([]);
    expect(data.nodes.map(({ id }) => id)).toEqual(ids);
    expect(vendors.calls()).toEqual(['confluent-org-v2 listOrgV2Organizations']);
  });

  it('asks Rockset once, by whatever way its organization is wanted', async () => {
    const [id] = await idsOf(await startGraph([vendors.source('rockset')]));
    vendors.sandbox.clearRequests();
    const { data, errors } = await vendors.query(
      `query ($id: ID!) {
        self: organizationByNativeId(source: "rockset", nativeId: "self") { ...same }
        byId: organizationByNativeId(source: "rockset", nativeId: "tidewater-labs") { ...same }
        node(id: $id) { ... on Organization { ...same } }
        nodes(ids: [$id, $id]) { ... on Organization { ...same } }
        organization(id: $id) { ...same }
      }
      fragment same on Organization { id nativeId name }`,
      { id },
    );
    const same = { id, nativeId: 'tidewater-labs', name: 'Tidewater Labs' };
    expect(errors).toEqual([]);
    expect(data).toEqual({ self: same, byId: same, node: same, nodes: [same, same], organization: same });
    expect(vendors.calls()).toEqual(['rockset-v1 getOrganization']);
  });

  it('uses the pages of its list for what it wants by id too', async () => {
    const ids = await idsOf(vendors.graph);
    vendors.sandbox.clearRequests();
    const { data, errors } = await vendors.query<{ nodes: { id: string }[]; one: { id: string } }>(
      `query ($ids: [ID!]!, $id: ID!) {
        nodes(ids: $ids) { id }
        organizations(first: 200) { nodes { id } totalCount }
        one: organization(id: $id) { id }
        again: organizations(first: 3, filter: { nameContains: "a" }) { nodes { id } totalCount }
      }`,
      { ids, id: ids.at(-1) },
    );
    expect(errors).toEqual([]);
    expect(data.nodes.map(({ id }) => id)).toEqual(ids);
    expect(data.one.id).toBe(ids.at(-1));
    expect(vendors.calls()).toHaveLength(5);
  });

  it('asks for a single organization by itself', async () => {
    const ids = await idsOf(vendors.graph);
    const single = async (id: string | undefined) => {
      vendors.sandbox.clearRequests();
      await vendors.query('query ($id: ID!) { node(id: $id) { id } }', { id });
      return vendors.calls();
    };
    expect(await single(ids[0])).toEqual(['confluent-org-v2 getOrgV2Organization']);
    expect(await single(ids.at(-1))).toEqual(['guardai-v1 getOrganization']);
  });

  it('asks nobody for what it does not want', async () => {
    await vendors.query('{ __typename sources { name api vendor } }');
    expect(vendors.sandbox.requests()).toEqual([]);
  });

  it('asks no source behind a page that, as far as is known, will be full before its turn', async () => {
    await idsOf(vendors.graph);
    vendors.sandbox.clearRequests();
    await vendors.query('{ organizations(first: 20) { nodes { id } } }');
    expect(vendors.calls()).toEqual(['confluent-org-v2 listOrgV2Organizations']);
  });

  it('sees what changed since the operation before it', async () => {
    await idsOf(vendors.graph);
    const [added] = await addOrganizations(vendors.sandbox, 1);
    const { data } = await vendors.query(
      'query ($id: ID!) { organizationByNativeId(source: "guardai", nativeId: $id) { name } }',
      { id: added },
    );
    expect(data).toEqual({ organizationByNativeId: { name: 'Added 1' } });
  });
});
