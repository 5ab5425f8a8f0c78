import { describe, expect, it } from '@jest/globals';
import { encodeCursor } from '../../../src/core/cursor.ts';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { countedVendors } from '../../support/sandbox.ts';
import { addOrganizations, deleteOrganizations } from './guardai-state.ts';
import { idsIn, list, listAll, namesIn } from './listing.ts';

const vendors = useSandboxGraph({ shared: true, vendors: countedVendors });
const startGraph = useGraphs();

const guardai = { filter: { sources: ['guardai'] } };

describe('paging through organizations', () => {
  it('gives every one exactly once, source by source, whatever the size of the pages', async () => {
    const whole = await list(vendors, { first: 200 });
    const ids = idsIn(whole);
    expect(new Set(ids).size).toBe(47);
    expect(namesIn(whole).slice(0, 3)).toEqual(['Harbor Freight Data', 'Lumen Orchards', 'Quarry Systems']);
    for (const first of [20, 7, 1]) {
      const pages = await listAll(vendors, { first });
      expect(pages).toHaveLength(Math.ceil(47 / first));
      expect(idsIn(...pages)).toEqual(ids);
    }
  });

  it('takes 20 where nothing or null is asked for', async () => {
    const lengths = await Promise.all(
      [{}, { first: null }, { first: 20 }].map(async (wanted) => (await list(vendors, wanted)).edges.length),
    );
    expect(lengths).toEqual([20, 20, 20]);
  });

  it('says where each page stands', async () => {
    const pages = await listAll(vendors, { first: 20 });
    expect(pages.map(({ edges, pageInfo }) => [edges.length, pageInfo])).toEqual([
      [
        20,
        {
          hasNextPage: true,
          hasPreviousPage: false,
          startCursor: pages[0]?.edges[0]?.cursor,
          endCursor: pages[0]?.edges[19]?.cursor,
        },
      ],
      [
        20,
        {
          hasNextPage: true,
          hasPreviousPage: true,
          startCursor: pages[1]?.edges[0]?.cursor,
          endCursor: pages[1]?.edges[19]?.cursor,
        },
      ],
      [
        7,
        {
          hasNextPage: false,
          hasPreviousPage: true,
          startCursor: pages[2]?.edges[0]?.cursor,
          endCursor: pages[2]?.edges[6]?.cursor,
        },
      ],
    ]);
  });

  it('says that a page which ends where the list ends is the last', async () => {
    expect((await list(vendors, { first: 47 })).pageInfo.hasNextPage).toBe(false);
    expect((await list(vendors, { first: 46 })).pageInfo.hasNextPage).toBe(true);
    // Confluent's 25 end here, the next source's begin.
    expect((await list(vendors, { first: 25 })).pageInfo.hasNextPage).toBe(true);
  });

  it('goes on from the cursor of any edge, on a server started since', async () => {
    const { edges } = await list(vendors, { first: 200 });
    const restarted = await startGraph(vendors.sandbox.configuration().sources);
    for (const index of [0, 24, 25, 30, 45, 46]) {
      const rest = await list(restarted, { first: 200, after: edges[index]?.cursor ?? '' });
      expect(idsIn(rest)).toEqual(edges.slice(index + 1).map(({ node }) => node.id));
    }
  });

  it('gives an empty page, and whether there is more, for first: 0', async () => {
    const page = await list(vendors, { first: 0 });
    expect(page).toEqual({
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it('skips nothing when the organization a page ended with has gone', async () => {
    const { pageInfo } = await list(vendors, { ...guardai, first: 5 });
    await deleteOrganizations(vendors.sandbox, 5);
    const next = await list(vendors, { ...guardai, first: 3, after: pageInfo.endCursor });
    expect(namesIn(next)).toEqual(['Ostra Maritime', 'Perception Lab', 'Perception Lab (copy)']);
  });

  it('neither skips nor repeats when organizations before the cursor have gone', async () => {
    const { pageInfo } = await list(vendors, { ...guardai, first: 5 });
    await deleteOrganizations(vendors.sandbox, 1, 3);
    const next = await list(vendors, { ...guardai, first: 3, after: pageInfo.endCursor });
    expect(namesIn(next)).toEqual(['Ostra Maritime', 'Perception Lab', 'Perception Lab (copy)']);
  });

  it('gives what was added behind the cursor', async () => {
    const { pageInfo } = await list(vendors, { ...guardai, first: 12 });
    expect(pageInfo.hasNextPage).toBe(false);
    await addOrganizations(vendors.sandbox, 1);
    expect(namesIn(await list(vendors, { ...guardai, after: pageInfo.endCursor }))).toEqual(['Added 1']);
  });

  it('ends where everything behind the cursor has gone', async () => {
    const { pageInfo } = await list(vendors, { ...guardai, first: 11 });
    await deleteOrganizations(vendors.sandbox, 12, 11);
    expect(idsIn(await list(vendors, { ...guardai, after: pageInfo.endCursor }))).toEqual([]);
  });
});

describe('the arguments of organizations', () => {
  const refusal = async (wanted: Parameters<typeof list>[1]) => {
    const { data, errors } = await vendors.query<unknown>(
      `query ($first: Int, $after: String, $filter: OrganizationFilter) {
        organizations(first: $first, after: $after, filter: $filter) { nodes { id } }
      }`,
      { ...wanted },
    );
    expect(data).toBeNull();
    expect(vendors.sandbox.requests()).toEqual([]);
    return errors.map(({ extensions: { code, argument } }) => [code, argument]);
  };

  it.each([-1, 201])('refuse first: %d before any vendor is asked', async (first) => {
    expect(await refusal({ first })).toEqual([['BAD_USER_INPUT', 'first']]);
  });

  it.each([
    ['nothing', ''],
    ['garbage', '§'],
    ['an id', Buffer.from('1:GuardAIOrganization:guardai:7').toString('base64url')],
    [
      'a source that is not configured',
      encodeCursor({ source: 'gone', page: null, index: 0, nativeId: '1' }),
    ],
  ])('refuse a cursor of %s', async (_what, after) => {
    expect(await refusal({ after })).toEqual([['BAD_USER_INPUT', 'after']]);
  });

  it('refuse a cursor of a source that the filter leaves out', async () => {
    const after = encodeCursor({ source: 'tiledb', page: null, index: 0, nativeId: '1' });
    expect(await refusal({ after, filter: { vendors: ['GUARDAI'] } })).toEqual([['BAD_USER_INPUT', 'after']]);
  });

  it('refuse a source that is not configured, naming which of them', async () => {
    expect(await refusal({ filter: { sources: ['guardai', 'guard'] } })).toEqual([
      ['BAD_USER_INPUT', 'filter.sources.1'],
    ]);
  });
});

describe('a source that was renamed', () => {
  it('keeps old cursors, ids and filters valid', async () => {
    const { edges } = await list(vendors, { ...guardai, first: 12 });
    const renamed = await startGraph([
      vendors.source('tiledb'),
      { ...vendors.source('guardai'), name: 'perception', previousNames: ['older', 'guardai'] },
    ]);
    const rest = await list(renamed, { ...guardai, after: edges[3]?.cursor ?? '' });
    expect(namesIn(rest)).toEqual(edges.slice(4).map(({ node }) => node.name));

    const { data, errors } = await renamed.query<Record<string, { id: string; source: unknown }>>(
      `query ($id: ID!) {
        node(id: $id) { id ... on Organization { source { name } } }
        organizationByNativeId(source: "older", nativeId: "4") { id source { name } }
        source(name: "guardai") { name }
      }`,
      { id: edges[3]?.node.id },
    );
    expect(errors).toEqual([]);
    expect(data['source']).toEqual({ name: 'perception' });
    expect(data['node']?.source).toEqual({ name: 'perception' });
    // One organization has one id, whichever of its ids it was found by.
    expect(data['node']?.id).toBe(data['organizationByNativeId']?.id);
    expect(data['node']?.id).toBe(idsIn(await list(renamed, { filter: { sources: ['perception'] } }))[3]);
  });
});
