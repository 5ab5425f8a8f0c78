import { describe, expect, it } from '@jest/globals';
import { confluentAt, linkTo, organizations, page, pagesOf } from '../../datasources/confluent/list-reply.ts';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { useStandIns } from '../../support/stand-in.ts';
import { cover, summary } from './covering.ts';
import { listAll, namesIn } from './listing.ts';

const vendors = useSandboxGraph();
const startGraph = useGraphs();
const startStandIn = useStandIns();

describe('the coverage of a source with several pages', () => {
  const brokenBehind = async (status: number) =>
    startStandIn(({ query }) =>
      query['page_token'] === undefined
        ? page(organizations(0, 4), { next: linkTo('second'), total_size: 9 })
        : { status, body: { errors: [{ detail: 'no' }] } },
    );

  it('is PARTIAL when a later page fails, with what came before', async () => {
    const vendor = await brokenBehind(500);
    const graph = await startGraph([confluentAt(vendor.baseUrl), vendors.source('rockset')]);
    const covered = await cover(graph, { first: 10 });
    expect(summary(covered)).toEqual(['confluent PARTIAL 4/9', 'rockset COMPLETE 1/1']);
    expect(covered.coverage[0]?.error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', httpStatus: 500 });
    expect(covered.nodes.map(({ name }) => name)).toEqual([
      'Company 0',
      'Company 1',
      'Company 2',
      'Company 3',
      'Tidewater Labs',
    ]);
  });

  it('is COMPLETE when all that the page needed came before what failed', async () => {
    const vendor = await brokenBehind(429);
    const graph = await startGraph([confluentAt(vendor.baseUrl)]);
    const covered = await cover(graph, { first: 4 });
    expect(summary(covered)).toEqual(['confluent COMPLETE 4/9']);
    // Whoever goes on will be told why it does not.
    expect(covered.pageInfo.hasNextPage).toBe(true);
    const next = await cover(graph, { first: 4, after: covered.pageInfo.endCursor });
    expect(next.coverage[0]).toMatchObject({ status: 'FAILED', error: { code: 'UPSTREAM_RATE_LIMITED' } });
  });

  it('needs one call for each page of 100', async () => {
    const vendor = await startStandIn(
      pagesOf(organizations(0, 100), organizations(100, 200), organizations(200, 250)),
    );
    const graph = await startGraph([confluentAt(vendor.baseUrl)]);
    const covered = await cover(graph, { first: 200 });
    expect(summary(covered)).toEqual(['confluent COMPLETE 200/250']);
    expect(covered.totalCount).toBe(250);
    expect(vendor.received.map(({ query }) => query['page_token'])).toEqual([undefined, '1', '2']);
    const pages = await listAll(graph, { first: 120 });
    expect(namesIn(...pages)).toEqual(organizations(0, 250).map(({ display_name: name }) => name));
  });

  it('passes over pages that are empty', async () => {
    const vendor = await startStandIn(pagesOf([], organizations(0, 1), [], [], organizations(1, 3), []));
    const graph = await startGraph([confluentAt(vendor.baseUrl)]);
    expect(namesIn(...(await listAll(graph, { first: 2 })))).toEqual(['Company 0', 'Company 1', 'Company 2']);
  });

  it('is PARTIAL without an error where a search stops at its bound of 50 pages', async () => {
    const vendor = await startStandIn(
      pagesOf(...Array.from({ length: 60 }, (_, number) => organizations(number, number + 1))),
    );
    const graph = await startGraph([confluentAt(vendor.baseUrl), vendors.source('rockset')]);
    const covered = await cover(graph, { filter: { nameContains: 'lab' } });
    expect(summary(covered)).toEqual(['confluent PARTIAL 0/60', 'rockset COMPLETE 1/1']);
    expect(covered.coverage[0]?.error).toBeNull();
    expect(covered.totalCount).toBeNull();
    expect(covered.nodes.map(({ name }) => name)).toEqual(['Tidewater Labs']);
    expect(vendor.received).toHaveLength(50);
  });
});
