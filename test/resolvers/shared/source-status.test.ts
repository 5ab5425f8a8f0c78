import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';

const vendors = useSandboxGraph();
const startGraph = useGraphs();

const statuses = `{
  sources {
    name
    health { status circuit lastError { code at } latency { p50 p99 } }
    rateLimit { limit remaining resetsAt origin waiting }
  }
}`;

interface SourceStatus {
  readonly name: string;
  readonly health: {
    readonly status: string;
    readonly circuit: string;
    readonly lastError: { readonly code: string; readonly at: string } | null;
    readonly latency: { readonly p50: number; readonly p99: number } | null;
  };
  readonly rateLimit: Readonly<Record<string, unknown>>;
}

async function statusOf(name: string, graph: Pick<typeof vendors, 'query'> = vendors): Promise<SourceStatus> {
  const { data, errors } = await graph.query<{ sources: SourceStatus[] }>(statuses);
  expect(errors).toEqual([]);
  const found = data.sources.find((source) => source.name === name);
  if (!found) throw new Error(`there is no source ${name}`);
  return found;
}

const list = (source: string): string =>
  `{ organizations(first: 1, filter: { sources: ["${source}"] }) { coverage { status error { code httpStatus retryAfter } } } }`;

describe('the status of a source', () => {
  it('is unknown before anybody has asked for its organizations, and asking for it calls no vendor', async () => {
    const { data } = await vendors.query<{ sources: SourceStatus[] }>(statuses);
    expect(data.sources).toHaveLength(vendors.sandbox.configuration().sources.length);
    for (const { health, rateLimit } of data.sources) {
      expect(health).toEqual({ status: 'UNKNOWN', circuit: 'CLOSED', lastError: null, latency: null });
      expect(rateLimit).toEqual({
        limit: null,
        remaining: null,
        resetsAt: null,
        origin: 'UNKNOWN',
        waiting: 0,
      });
    }
    expect(vendors.sandbox.requests()).toEqual([]);
  });

  it('tells what Confluent’s headers told, to every operation', async () => {
    await vendors.query(list('confluent'));
    await vendors.query(list('confluent'));
    const { health, rateLimit } = await statusOf('confluent');
    expect(health).toMatchObject({ status: 'UP', circuit: 'CLOSED', lastError: null });
    expect(health.latency?.p50).toBeGreaterThan(0);
    expect(health.latency?.p99).toBeGreaterThanOrEqual(health.latency?.p50 ?? Infinity);
    expect(rateLimit).toMatchObject({ limit: 6000, remaining: 5998, origin: 'OBSERVED', waiting: 0 });
    const left = Date.parse(String(rateLimit['resetsAt'])) - Date.now();
    expect(left).toBeGreaterThan(50_000);
    expect(left).toBeLessThanOrEqual(60_000);
  });

  it('is known under previous names, and tells a configured limit', async () => {
    const source = { ...vendors.source('rockset'), previousNames: ['rocket'] };
    const graph = await startGraph([source], { rateLimit: { requests: 5, perSeconds: 60 } });
    await graph.query(list('rockset'));
    const { data } = await graph.query('{ source(name: "rocket") { rateLimit { limit remaining origin } } }');
    expect(data).toEqual({ source: { rateLimit: { limit: 5, remaining: 4, origin: 'CONFIGURED' } } });
  });

  it('is DEGRADED after a failure, with what it was, and leaves the others alone', async () => {
    vendors.sandbox.addFault({ api: 'tiledb-v1', kind: 'status', status: 502, times: 1 });
    await vendors.query(list('tiledb'));
    const { health } = await statusOf('tiledb');
    expect(health).toMatchObject({
      status: 'DEGRADED',
      circuit: 'CLOSED',
      lastError: { code: 'UPSTREAM_UNAVAILABLE' },
    });
    expect(Math.abs(Date.parse(health.lastError?.at ?? '') - Date.now())).toBeLessThan(5_000);
    expect((await statusOf('guardai')).health.status).toBe('UNKNOWN');
  });

  it.each(['wrong-shape', 'wrong-json', 'html', 'reset'] as const)(
    'is DOWN when the vendor (%s) has failed too often, and then nobody asks it',
    async (kind) => {
      const graph = await startGraph([vendors.source('tiledb')], { breaker: { minimumCalls: 3 } });
      vendors.sandbox.addFault({ api: 'tiledb-v1', kind });
      for (let call = 0; call < 3; call += 1) await graph.query(list('tiledb'));
      expect((await statusOf('tiledb', graph)).health).toMatchObject({ status: 'DOWN', circuit: 'OPEN' });
      const { data } = await graph.query(list('tiledb'));
      expect(data).toEqual({
        organizations: {
          coverage: [
            { status: 'FAILED', error: { code: 'UPSTREAM_CIRCUIT_OPEN', httpStatus: null, retryAfter: 10 } },
          ],
        },
      });
      expect(vendors.sandbox.requests({ api: 'tiledb-v1' })).toHaveLength(3);
    },
  );

  it('is UP again once the vendor is', async () => {
    const graph = await startGraph([vendors.source('tiledb')], { breaker: { minimumCalls: 2, openMs: 50 } });
    vendors.sandbox.addFault({ api: 'tiledb-v1', kind: 'status', times: 2 });
    for (let call = 0; call < 2; call += 1) await graph.query(list('tiledb'));
    while ((await statusOf('tiledb', graph)).health.circuit === 'OPEN');
    expect((await statusOf('tiledb', graph)).health).toMatchObject({
      status: 'DEGRADED',
      circuit: 'HALF_OPEN',
    });
    for (let call = 0; call < 20; call += 1) await graph.query(list('tiledb'));
    expect((await statusOf('tiledb', graph)).health).toMatchObject({
      status: 'UP',
      circuit: 'CLOSED',
      lastError: { code: 'UPSTREAM_UNAVAILABLE' },
    });
  });
});
