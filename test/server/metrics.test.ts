import { afterEach, describe, expect, it } from '@jest/globals';
import { createMetrics, type Metrics } from '../../src/observability/metrics/metrics.ts';
import { bearer, keyEntry } from '../security/asking.ts';
import { useGraphs, type ListeningGraph } from '../support/graph.ts';
import { useSandbox } from '../support/sandbox.ts';
import { startServer, type RunningServer } from './running-server.ts';

const sandbox = useSandbox();
const startGraph = useGraphs();

const newMetrics = (): Metrics => createMetrics({ version: '1.2.3', ofProcess: false });

function counted(defaults = {}, rest = {}): Promise<ListeningGraph> {
  return startGraph(sandbox().configuration().sources, defaults, rest, { metrics: newMetrics() });
}

async function scrape(address: string, headers: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const response = await fetch(`${address}/metrics`, { headers });
  return (await response.text()).split('\n');
}

/** Lines of this metric with these labels, without its name; not those that count nothing. */
async function series(address: string, name: string, ...labels: string[]): Promise<string[]> {
  return (await scrape(address))
    .filter((line) => line.startsWith(`${name}{`) && labels.every((label) => line.includes(label)))
    .filter((line) => !line.endsWith(' 0'))
    .map((line) => line.slice(name.length));
}

const rockset = '{ organizationByNativeId(source: "rockset", nativeId: "self") { name } }';

describe('/metrics', () => {
  it('counts requests by name, type and outcome, and what they failed with', async () => {
    const graph = await counted();
    await graph.query(`query Name ${rockset}`);
    await graph.query(`query Name ${rockset}`);
    await graph.query(rockset);
    await graph.query('query Nothing { nothing }');
    sandbox().addFault({ api: 'rockset-v1', kind: 'status', status: 503 });
    await graph.query(`query Name ${rockset}`);
    expect(await series(graph.address, 'orgraph_requests_total')).toEqual([
      '{operation="Name",type="query",outcome="ok"} 2',
      '{operation="Name",type="query",outcome="error"} 1',
      '{operation="(anonymous)",type="query",outcome="ok"} 1',
      '{operation="(anonymous)",type="none",outcome="refused"} 1',
    ]);
    expect(await series(graph.address, 'orgraph_request_duration_seconds_count')).toEqual([
      '{operation="Name"} 3',
      '{operation="(anonymous)"} 2',
    ]);
    expect(await series(graph.address, 'orgraph_request_errors_total')).toEqual([
      '{code="UPSTREAM_UNAVAILABLE"} 1',
      '{code="GRAPHQL_VALIDATION_FAILED"} 1',
    ]);
  });

  it('has one series for the names that a client makes up beyond the first two hundred', async () => {
    const graph = await counted();
    const names = Array.from({ length: 210 }, (_, number) => `Q${number}`);
    await Promise.all(names.map((name) => graph.query(`query ${name} { __typename }`)));
    expect(await series(graph.address, 'orgraph_requests_total')).toHaveLength(201);
    expect(await series(graph.address, 'orgraph_requests_total', 'operation="(other)"')).toEqual([
      '{operation="(other)",type="query",outcome="ok"} 10',
    ]);
  });

  it('counts refusals of any path', async () => {
    const graph = await counted();
    await fetch(`${graph.address}/nothing`);
    await fetch(`${graph.address}/graphql`, { method: 'PUT' });
    // For what is no path no hook runs, so it is not counted, but answered as ever.
    expect((await fetch(`${graph.address}/%ZZ`)).status).toBe(400);
    expect(await series(graph.address, 'orgraph_refusals_total')).toEqual([
      '{status="404",code="NOT_FOUND"} 1',
      '{status="405",code="BAD_REQUEST"} 1',
    ]);
  });

  it('counts calls to vendors by outcome, those for tokens too, with repetitions and batches', async () => {
    const graph = await counted({ retries: 1 });
    sandbox().addFault({ api: 'rockset-v1', kind: 'status', status: 503, times: 1 });
    await graph.query(rockset);
    await graph.query('{ organizationByNativeId(source: "guardai", nativeId: "424242") { name } }');
    expect(await series(graph.address, 'orgraph_upstream_calls_total')).toEqual([
      '{source="rockset",operation="getOrganization",outcome="UPSTREAM_UNAVAILABLE"} 1',
      '{source="rockset",operation="getOrganization",outcome="OK"} 1',
      '{source="guardai",operation="login",outcome="OK"} 1',
      '{source="guardai",operation="getOrganization",outcome="NOT_FOUND"} 1',
    ]);
    expect(await series(graph.address, 'orgraph_upstream_retries_total')).toEqual([
      '{source="rockset",operation="getOrganization"} 1',
    ]);
    expect(await series(graph.address, 'orgraph_batch_size_count')).toEqual([
      '{source="rockset",loader="organizations"} 1',
      '{source="guardai",loader="organizations"} 1',
    ]);
  });

  it('counts answers that are not what they should be, and calls that are not sent', async () => {
    const graph = await counted({ breaker: { minimumCalls: 1, openMs: 60_000 } });
    sandbox().addFault({ api: 'rockset-v1', kind: 'status', status: 500 });
    await graph.query(rockset);
    await graph.query(rockset);
    expect(await series(graph.address, 'orgraph_upstream_not_sent_total')).toEqual([
      '{source="rockset",operation="getOrganization",code="UPSTREAM_CIRCUIT_OPEN"} 1',
    ]);
    expect(await series(graph.address, 'orgraph_upstream_circuit', 'rockset', 'OPEN"')).toContain(
      '{source="rockset",circuit="OPEN"} 1',
    );
  });

  it('counts on when the configuration changes, and forgets the sources that are gone', async () => {
    const graph = await counted({ cache: { ttlSeconds: 60 } });
    await graph.query(`query Name ${rockset}`);
    await graph.query('{ organizationByNativeId(source: "tiledb", nativeId: "vela-imaging") { name } }');
    const { sources } = sandbox().configuration();
    const rest = sources.filter(({ name }) => name !== 'tiledb');
    await graph.reload(rest, { cache: { ttlSeconds: 60 } });
    await graph.query(`query Name ${rockset}`);
    // The configuration before is out of use when its last request has ended.
    while ((await scrape(graph.address)).some((line) => line.includes('tiledb')));
    expect(await series(graph.address, 'orgraph_requests_total', 'Name')).toEqual([
      '{operation="Name",type="query",outcome="ok"} 2',
    ]);
    expect(await series(graph.address, 'orgraph_cache_reads_total', 'rockset', 'MISS')).toEqual([
      '{source="rockset",verdict="MISS"} 1',
    ]);
  });

  it('is for those with the scope alone, where there is anybody who is known', async () => {
    const apiKeys = [keyEntry('monitor', { scopes: ['metrics:read'] }), keyEntry('dashboard')];
    const graph = await counted({}, { auth: { apiKeys } });
    const statusFor = async (headers: Readonly<Record<string, string>>) =>
      (await fetch(`${graph.address}/metrics`, { headers })).status;
    expect(await statusFor({})).toBe(401);
    expect(await statusFor(bearer('dashboard'))).toBe(403);
    expect(await statusFor(bearer('monitor'))).toBe(200);
    const refused = await scrape(graph.address, bearer('dashboard'));
    expect(refused.join('')).toContain('Metrics need the scope \\"metrics:read\\"');
  });

  it('answers HEAD, and in the format that is asked for', async () => {
    const { address } = await counted();
    const head = await fetch(`${address}/metrics`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('cache-control')).toBe('no-store');
    expect(head.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const open = await fetch(`${address}/metrics`, { headers: { accept: 'application/openmetrics-text' } });
    expect(open.headers.get('content-type')).toMatch(/^application\/openmetrics-text; version=1\.0\.0/);
    expect(await open.text()).toMatch(/# EOF\n$/);
  });

  it('is not there where nothing is counted', async () => {
    const { address } = await startGraph(sandbox().configuration().sources);
    expect((await fetch(`${address}/metrics`)).status).toBe(404);
  });
});

describe('while there are too many requests', () => {
  let server: RunningServer | undefined;
  afterEach(() => server?.stop());

  it('is still answered, and says how many are refused', async () => {
    const metrics = newMetrics();
    // Memory in use is always more than a byte.
    const overload = { eventLoopDelay: 0, heapBytes: 0, rssBytes: 1, sampleInterval: 10 };
    server = await startServer({ overload, metrics });
    const { address, url } = server;
    while ((await fetch(`${url}?query={__typename}`)).status !== 503);
    expect(await series(address, 'orgraph_refusals_total')).toEqual([
      expect.stringMatching(/^\{status="503",code="SERVICE_UNAVAILABLE"\} \d+$/),
    ]);
  });
});
