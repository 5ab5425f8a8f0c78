import { describe, expect, it } from '@jest/globals';
import { useGraphs } from '../../support/graph.ts';
import { useStandIns } from '../../support/stand-in.ts';
import { confluentAt, globalId, linkTo, organization, organizations, page } from './list-reply.ts';

const startGraph = useGraphs();
const startStandIn = useStandIns();

const byIds = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const ids = ['o-1', 'o-2', 'o-3', 'o-4', 'o-5'].map(globalId);

describe('a list of Confluent that does not end', () => {
  it('is given up when organizations by id are wanted and it leads back to itself', async () => {
    const vendor = await startStandIn(({ path }) =>
      path === '/org/v2/organizations'
        ? page([], { next: linkTo('again'), total_size: 5 })
        : { body: organization(Number(path.slice(-1))) },
    );
    const graph = await startGraph([confluentAt(vendor.baseUrl)]);
    const { data, errors } = await graph.query(byIds, { ids });
    expect(errors).toEqual([]);
    expect(data).toEqual({ nodes: ids.map((id) => ({ id })) });
  });

  it('costs at most as many pages as there are ids to find', async () => {
    let pages = 0;
    const vendor = await startStandIn(({ path }) => {
      if (path !== '/org/v2/organizations') return { body: organization(Number(path.slice(-1))) };
      pages += 1;
      return page([], { next: linkTo(String(pages)), total_size: 5 });
    });
    const graph = await startGraph([confluentAt(vendor.baseUrl)]);
    const { data, errors } = await graph.query(byIds, { ids });
    expect(errors).toEqual([]);
    expect(data).toEqual({ nodes: ids.map((id) => ({ id })) });
    expect(pages).toBeLessThanOrEqual(ids.length);
  });

  it('is PARTIAL where it leads back to a page that was read', async () => {
    const vendor = await startStandIn(({ query }) =>
      query['page_token'] === undefined
        ? page(organizations(0, 2), { next: linkTo('b') })
        : page(organizations(2, 4), { next: linkTo('b') }),
    );
    const graph = await startGraph([confluentAt(vendor.baseUrl)]);
    const { data } = await graph.query(
      '{ organizations { nodes { nativeId } totalCount coverage { status fetched error { code message } } } }',
    );
    expect(data).toEqual({
      organizations: {
        nodes: ['o-0', 'o-1', 'o-2', 'o-3'].map((nativeId) => ({ nativeId })),
        totalCount: null,
        coverage: [
          {
            status: 'PARTIAL',
            fetched: 4,
            error: {
              code: 'UPSTREAM_INVALID_RESPONSE',
              message: 'The pages of the list of "confluent" lead back to one another.',
            },
          },
        ],
      },
    });
    expect(vendor.received).toHaveLength(2);
  });

  it('is FAILED where every page is empty and leads to another', async () => {
    const vendor = await startStandIn(({ query: { page_token: token = '0' } }) =>
      page([], { next: linkTo(String(Number(token) + 1)) }),
    );
    const graph = await startGraph([confluentAt(vendor.baseUrl)]);
    const { data } = await graph.query(
      '{ organizations { coverage { status fetched error { code message } } } }',
    );
    expect(data).toEqual({
      organizations: {
        coverage: [
          {
            status: 'FAILED',
            fetched: 0,
            error: {
              code: 'UPSTREAM_INVALID_RESPONSE',
              message: 'The list of "confluent" goes on and on without holding anything.',
            },
          },
        ],
      },
    });
    expect(vendor.received).toHaveLength(50);
  });
});
