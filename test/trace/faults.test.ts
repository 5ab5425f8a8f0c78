import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../support/graph.ts';
import { countedVendors } from '../support/sandbox.ts';
import { until } from '../support/temporary-files.ts';
import { traced } from './asking.ts';

const graph = useSandboxGraph({
  vendors: countedVendors,
  simulated: true,
  defaults: { retries: 1, cache: { ttlSeconds: 60, staleSeconds: 60 } },
});
const start = useGraphs();

const query =
  '{ organizations(first: 200) { nodes { name } coverage { source { name } status error { code } } } }';

interface Coverage {
  readonly source: { readonly name: string };
  readonly status: string;
  readonly error: { readonly code: string } | null;
}

async function coverageWith(faults: string | null): Promise<Readonly<Record<string, string>>> {
  const headers = faults === null ? {} : { 'x-sandbox-fault': faults };
  const { data } = await graph.query<{ organizations: { coverage: readonly Coverage[] } }>(
    query,
    {},
    undefined,
    headers,
  );
  return Object.fromEntries(
    data.organizations.coverage.map(({ source, status, error }) => [source.name, error?.code ?? status]),
  );
}

/** `calls` leaves them out. */
function tokensFetched(): number {
  return graph.sandbox.requests().length - graph.calls().length;
}

const allWell = {
  confluent: 'COMPLETE',
  'confluent-partner': 'COMPLETE',
  tiledb: 'COMPLETE',
  rockset: 'COMPLETE',
  guardai: 'COMPLETE',
};

describe('X-Sandbox-Fault', () => {
  it.each([
    ['status:500', 'UPSTREAM_UNAVAILABLE'],
    ['status:403', 'UPSTREAM_FORBIDDEN'],
    ['limited', 'UPSTREAM_RATE_LIMITED'],
    ['reset', 'UPSTREAM_UNAVAILABLE'],
    ['truncated', 'UPSTREAM_INVALID_RESPONSE'],
    ['wrong-json', 'UPSTREAM_INVALID_RESPONSE'],
    ['wrong-shape', 'UPSTREAM_INVALID_RESPONSE'],
    ['html', 'UPSTREAM_INVALID_RESPONSE'],
  ])(
    'makes one source fail for one request, and no other source and no other request: %s',
    async (fault, code) => {
      expect(await coverageWith(`tiledb=${fault}`)).toEqual({ ...allWell, tiledb: code });
      expect(await coverageWith(null)).toEqual(allWell);
    },
  );

  it('makes a source slow, and others fail at the same time', async () => {
    const answer = await traced(
      graph,
      query,
      {},
      { 'x-sandbox-fault': 'rockset=slow:300 , tiledb=status:503' },
    );
    const slow = answer.upstream.find(({ source }) => source === 'rockset');
    expect(slow?.durationMs).toBeGreaterThanOrEqual(290);
    const failed = answer.upstream.filter(({ source }) => source === 'tiledb');
    expect(failed.map(({ status, attempt }) => [status, attempt])).toEqual([
      [503, 1],
      [503, 2],
    ]);
  });

  it('has the source asked also where its answer is kept, and leaves what is kept as it is', async () => {
    await coverageWith(null);
    const before = graph.calls().length;
    expect(await coverageWith('rockset=status:500')).toEqual({ ...allWell, rockset: 'UPSTREAM_UNAVAILABLE' });
    expect(graph.calls().slice(before)).toContain('rockset-v1 getOrganization');
    const after = await traced(graph, query);
    expect(after.upstream.map(({ source, cache }) => [source, cache])).toContainEqual(['rockset', 'HIT']);
  });

  it('teaches neither breaker nor limit nor health anything', async () => {
    const state =
      '{ source(name: "rockset") { health { status circuit lastError { code } } rateLimit { remaining resetsAt } } }';
    for (let times = 0; times < 12; times += 1) await coverageWith('rockset=limited');
    for (let times = 0; times < 12; times += 1) await coverageWith('rockset=status:500');
    const { data } = await graph.query(state);
    expect(data).toEqual({
      source: {
        health: { status: 'UNKNOWN', circuit: 'CLOSED', lastError: null },
        rateLimit: { remaining: null, resetsAt: null },
      },
    });
  });

  it('has no other request wait for calls that hang', async () => {
    const sources = graph.sandbox.configuration().sources;
    const narrow = await start(sources, { maxConcurrency: 1, timeoutMs: 2_000 }, {}, { simulated: true });
    const ofRockset = '{ organizations(filter: { sources: "rockset" }) { nodes { name } } }';
    const hanging = Promise.all(
      [1, 2, 3].map(() => narrow.query(ofRockset, {}, undefined, { 'x-sandbox-fault': 'rockset=hang' })),
    );
    await until(() => graph.calls().length === 3);
    const first = await Promise.race([hanging, narrow.query(ofRockset)]);
    expect(first).toMatchObject({ errors: [], data: { organizations: { nodes: [{}] } } });
    await hanging;
  });

  it('takes no token from others that is refused on purpose', async () => {
    await coverageWith(null);
    const known = tokensFetched();
    expect(known).toBeGreaterThan(0);
    const sources = Object.keys(allWell);
    const refused = await coverageWith(sources.map((source) => `${source}=status:401`).join());
    expect(new Set(Object.values(refused))).toEqual(new Set(['UPSTREAM_UNAUTHENTICATED']));
    expect(await coverageWith(null)).toEqual(allWell);
    expect(tokensFetched()).toBe(known);
  });

  it.each([
    ['', 'X-Sandbox-Fault is a list of <source>=<fault>, which "" is not.'],
    ['tiledb', 'X-Sandbox-Fault is a list of <source>=<fault>, which "tiledb" is not.'],
    ['tiledb=reset,', 'X-Sandbox-Fault is a list of <source>=<fault>, which "" is not.'],
    ['acme=reset', 'X-Sandbox-Fault names "acme", which is no source of this server.'],
    ['tiledb=reset, tiledb=hang', 'X-Sandbox-Fault names "tiledb" twice.'],
    [
      'tiledb=slow',
      expect.stringMatching(/^X-Sandbox-Fault asks for "slow"; there are slow:<milliseconds>, /),
    ],
    ['tiledb=slow:100000', expect.stringContaining('asks for "slow:100000"')],
    ['tiledb=status:200', expect.stringContaining('asks for "status:200"')],
    ['tiledb=explode', expect.stringContaining('asks for "explode"')],
  ])('that says something else, %p, is refused', async (header, message) => {
    const { errors } = await graph.query(query, {}, undefined, { 'x-sandbox-fault': header });
    expect(errors).toEqual([{ message, extensions: { code: 'BAD_REQUEST' } }]);
    expect(graph.calls()).toEqual([]);
  });

  it('never reaches a source that is not known to be a simulator', async () => {
    const real = await start(graph.sandbox.configuration().sources);
    const { errors } = await real.query(query, {}, undefined, { 'x-sandbox-fault': 'tiledb=reset' });
    expect(errors).toMatchObject([
      { message: 'X-Sandbox-Fault is for the sandbox only: the sources of this server are real.' },
    ]);
    expect(graph.sandbox.requests()).toEqual([]);
  });
});
