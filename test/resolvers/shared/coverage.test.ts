import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../sandbox/index.ts';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { countedVendors } from '../../support/sandbox.ts';
import { cover, summary } from './covering.ts';
import { listAll, namesIn } from './listing.ts';

// What a failure costs, not how often it is tried again.
// Many of its answers are faults: the circuit would open at the tenth.
const vendors = useSandboxGraph({
  shared: true,
  vendors: countedVendors,
  defaults: { breaker: { minimumCalls: 1_000_000 } },
});
const startGraph = useGraphs();

const whole = [
  'confluent COMPLETE 25/25',
  'confluent-partner COMPLETE 3/3',
  'tiledb COMPLETE 6/6',
  'rockset COMPLETE 1/1',
  'guardai COMPLETE 12/12',
];

describe('the coverage of a list', () => {
  it('is COMPLETE for every source that gave what the page needed', async () => {
    const covered = await cover(vendors, { first: 200 });
    expect(summary(covered)).toEqual(whole);
    expect(covered.totalCount).toBe(47);
    expect(covered.coverage.map(({ error }) => error)).toEqual([null, null, null, null, null]);
  });

  it('is SKIPPED where the page was full before a source’s turn, and for sources before the cursor', async () => {
    const first = await cover(vendors, { first: 27 });
    expect(first.coverage.map(({ status, fetched }) => [status, fetched])).toEqual([
      ['COMPLETE', 25],
      ['COMPLETE', 2],
      ['SKIPPED', 0],
      ['SKIPPED', 0],
      ['SKIPPED', 0],
    ]);
    const second = await cover(vendors, { first: 27, after: first.pageInfo.endCursor });
    expect(second.coverage.map(({ status, fetched }) => [status, fetched])).toEqual([
      ['SKIPPED', 0],
      ['COMPLETE', 1],
      ['COMPLETE', 6],
      ['COMPLETE', 1],
      ['COMPLETE', 12],
    ]);
    // Asking for it reads what the page alone would not need.
    expect([first.totalCount, second.totalCount]).toEqual([47, 47]);
  });

  it('is SKIPPED where the filter leaves a source out, which is then not asked', async () => {
    const covered = await cover(vendors, {
      first: 50,
      filter: { vendors: ['CONFLUENT'], apis: ['CONFLUENT_PARTNER_V2', 'TILEDB_V1'] },
    });
    expect(summary(covered)).toEqual([
      'confluent SKIPPED 0/?',
      'confluent-partner COMPLETE 3/3',
      'tiledb SKIPPED 0/?',
      'rockset SKIPPED 0/?',
      'guardai SKIPPED 0/?',
    ]);
    expect(covered.totalCount).toBe(3);
    expect(vendors.calls()).toEqual(['confluent-partner-v2 listPartnerV2Organizations']);
  });

  it.each<[string, Omit<Fault, 'api'>, Readonly<Record<string, unknown>>]>([
    [
      'fails',
      { kind: 'status', status: 500 },
      { code: 'UPSTREAM_UNAVAILABLE', httpStatus: 500, retryable: true },
    ],
    [
      'is overloaded',
      { kind: 'status', status: 503, headers: { 'Retry-After': '7' } },
      { code: 'UPSTREAM_UNAVAILABLE', httpStatus: 503, retryAfter: 7 },
    ],
    [
      'limits us',
      { kind: 'status', status: 429, headers: { 'Retry-After': '30' } },
      { code: 'UPSTREAM_RATE_LIMITED', httpStatus: 429, retryAfter: 30, retryable: true },
    ],
    [
      'refuses our key',
      { kind: 'status', status: 401 },
      { code: 'UPSTREAM_UNAUTHENTICATED', httpStatus: 401, retryable: false },
    ],
    [
      'cuts the connection',
      { kind: 'reset' },
      { code: 'UPSTREAM_UNAVAILABLE', httpStatus: null, retryable: true },
    ],
    [
      'sends half its JSON',
      { kind: 'wrong-json' },
      { code: 'UPSTREAM_INVALID_RESPONSE', httpStatus: 200, retryable: false },
    ],
    [
      'sends something else',
      { kind: 'wrong-shape' },
      { code: 'UPSTREAM_INVALID_RESPONSE', retryable: false },
    ],
    [
      'sends a page for people',
      { kind: 'html', status: 502 },
      { code: 'UPSTREAM_UNAVAILABLE', httpStatus: 502 },
    ],
  ])('is FAILED for a source that %s, and costs the others nothing', async (_what, fault, error) => {
    vendors.sandbox.addFault({ api: 'tiledb-v1', ...fault });
    // Whoever was told to wait waits in later tests too; and a connection that was in use gets a second try.
    const isNew = fault.headers !== undefined || fault.kind === 'reset';
    const graph = isNew ? await startGraph(vendors.sandbox.configuration().sources) : vendors;
    const covered = await cover(graph, { first: 200 });
    expect(summary(covered)).toEqual(whole.with(2, 'tiledb FAILED 0/?'));
    expect(covered.nodes).toHaveLength(41);
    expect(covered.totalCount).toBeNull();
    expect(covered.coverage[2]?.error).toMatchObject(error);
    expect(vendors.sandbox.requests({ api: 'tiledb-v1' })).toHaveLength(1);
  });

  it('is FAILED for a source that does not answer in time, and costs the others nothing', async () => {
    vendors.sandbox.addFault({ api: 'tiledb-v1', kind: 'hang' });
    const impatient = await startGraph(
      vendors.sandbox.configuration().sources.map((source) => ({
        ...source,
        ...(source.name === 'tiledb' && { timeoutMs: 150 }),
      })),
    );
    const covered = await cover(impatient, { first: 200 });
    expect(summary(covered)).toEqual(whole.with(2, 'tiledb FAILED 0/?'));
    expect(covered.coverage[2]?.error).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      httpStatus: null,
      retryable: true,
    });
  });

  it('quotes the vendor’s id of the failed request', async () => {
    vendors.sandbox.addFault({
      api: 'confluent-org-v2',
      kind: 'status',
      headers: { 'X-Request-Id': 'r-4711' },
    });
    const covered = await cover(vendors, { first: 1, filter: { sources: ['confluent'] } });
    expect(covered.coverage[0]?.error).toMatchObject({ requestId: 'r-4711' });
  });

  it('lets all others be paged through while a source is down', async () => {
    vendors.sandbox.addFault({ api: 'confluent-partner-v2', kind: 'status' });
    const expected = (await cover(vendors, { first: 200 })).nodes.map(({ name }) => name);
    expect(expected).toHaveLength(44);
    expect(namesIn(...(await listAll(vendors, { first: 10 })))).toEqual(expected);
  });

  it('says that there may be more behind a full page where the next source failed', async () => {
    vendors.sandbox.addFault({ api: 'confluent-partner-v2', kind: 'status' });
    const covered = await cover(vendors, { first: 25, filter: { vendors: ['CONFLUENT'] } });
    expect(covered.pageInfo.hasNextPage).toBe(true);
    const rest = await cover(vendors, {
      first: 25,
      filter: { vendors: ['CONFLUENT'] },
      after: covered.pageInfo.endCursor,
    });
    expect(rest.nodes).toEqual([]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect(rest.coverage[1]).toMatchObject({ status: 'FAILED', error: { code: 'UPSTREAM_UNAVAILABLE' } });
  });

  it('is all FAILED when nobody answers, which is still an answer', async () => {
    for (const api of [
      'confluent-org-v2',
      'confluent-partner-v2',
      'tiledb-v1',
      'rockset-v1',
      'guardai-v1',
    ] as const) {
      vendors.sandbox.addFault({ api, kind: 'reset' });
    }
    const covered = await cover(vendors, {});
    expect(covered).toMatchObject({ nodes: [], totalCount: null, pageInfo: { hasNextPage: false } });
    expect(covered.coverage.map(({ status }) => status)).toEqual(Array(5).fill('FAILED'));
  });

  it('is complete again as soon as the vendor is', async () => {
    vendors.sandbox.addFault({ api: 'guardai-v1', kind: 'status', status: 500, times: 1 });
    expect(summary(await cover(vendors, { first: 200 }))[4]).toBe('guardai FAILED 0/?');
    expect(summary(await cover(vendors, { first: 200 }))).toEqual(whole);
  });
});
