import { describe, expect, it } from '@jest/globals';
import { stoppedClock } from '../../support/clock.ts';
import { useGraphs, useSandboxGraph, type Graph } from '../../support/graph.ts';
import { until } from '../../support/temporary-files.ts';
import { idOf } from '../tiledb/support.ts';
import { countsOf } from './cache-figures.ts';

const clock = stoppedClock();
const cache = { ttlSeconds: 10, staleSeconds: 100 };
const vendors = useSandboxGraph({ defaults: { cache }, clock });
const startGraph = useGraphs();

const acme = `organization(id: "${idOf('acme-genomics')}") { name fetchedAt stale }`;

interface Answered {
  readonly organization: { readonly name: string; readonly fetchedAt: string; readonly stale: boolean };
}

const ask = (headers: Readonly<Record<string, string>> = {}, graph: Pick<Graph, 'query'> = vendors) =>
  graph.query<Answered>(`{ ${acme} }`, {}, undefined, headers);

describe('requests', () => {
  it('that ask the same at the same time share one call', async () => {
    vendors.sandbox.addFault({ api: 'tiledb-v1', kind: 'latency', ms: 100 });
    const answers = await Promise.all([ask(), ask(), ask()]);
    for (const { data, errors } of answers) {
      expect(errors).toEqual([]);
      expect(data).toEqual(answers[0].data);
    }
    expect(vendors.calls()).toEqual(['tiledb-v1 getOrganization']);
    expect(await countsOf(vendors, 'tiledb')).toMatchObject({ misses: 1, shared: 2, hits: 0 });
  });

  it('that leave take the call with them only when nobody else waits for it', async () => {
    vendors.sandbox.addFault({ api: 'tiledb-v1', kind: 'hang' });
    const clients = [new AbortController(), new AbortController()];
    const asked = clients.map(({ signal }) =>
      vendors.query(`{ ${acme} }`, {}, signal).catch((error: unknown) => error),
    );
    await until(async () => (await countsOf(vendors, 'tiledb'))['shared'] === 1);
    const isAborted = () => vendors.sandbox.requests({ api: 'tiledb-v1' })[0]?.aborted;
    clients[0]?.abort();
    await asked[0];
    // Behind it on the way to the server, and from there to the vendor.
    await vendors.query('{ organizationByNativeId(source: "rockset", nativeId: "self") { id } }');
    expect(isAborted()).toBe(false);
    clients[1]?.abort();
    await until(() => isAborted() === true);
    expect(vendors.sandbox.requests({ operationId: 'getOrganization', api: 'tiledb-v1' })).toHaveLength(1);
  });

  it('get what was fetched for others before them, and are told when that was', async () => {
    const first = await ask();
    clock.pass(9);
    expect((await ask()).data).toEqual(first.data);
    expect(first.data.organization.stale).toBe(false);
    expect(Date.now() - Date.parse(first.data.organization.fetchedAt)).toBeLessThan(60_000);
    expect(vendors.calls()).toHaveLength(1);
    const { entries = 0, bytes = 0, ...counts } = await countsOf(vendors, 'tiledb');
    expect(counts).toEqual({ hits: 1, stale: 0, misses: 1, shared: 0, bypassed: 0 });
    expect(entries).toBe(1);
    expect(bytes).toBeGreaterThan(1_000);
  });

  it('ask the vendor by no-cache, and leave its answer to others', async () => {
    await ask();
    await ask({ 'cache-control': 'no-cache' });
    expect(vendors.calls()).toHaveLength(2);
    await ask();
    expect(vendors.calls()).toHaveLength(2);
  });

  it('take nothing older than their max-age', async () => {
    await ask();
    clock.pass(5);
    await ask({ 'cache-control': 'max-age=5' });
    expect(vendors.calls()).toHaveLength(1);
    await ask({ 'cache-control': 'max-age=4' });
    expect(vendors.calls()).toHaveLength(2);
  });

  it('leave nothing behind by no-store', async () => {
    await ask({ 'cache-control': 'no-store' });
    expect(await countsOf(vendors, 'tiledb')).toMatchObject({ entries: 0, bypassed: 1 });
    await ask();
    expect(vendors.calls()).toHaveLength(2);
  });

  it('may have failed, and that is not kept', async () => {
    vendors.sandbox.addFault({ api: 'tiledb-v1', kind: 'status', status: 503, times: 1 });
    expect((await ask()).errors).toHaveLength(1);
    expect((await ask()).errors).toEqual([]);
  });

  it('of one operation are still one, where nothing is kept', async () => {
    const two = `{ one: ${acme} other: ${acme} }`;
    await vendors.query(two, {}, undefined, { 'cache-control': 'no-store' });
    expect(vendors.calls()).toHaveLength(1);
  });
});

describe('what is kept', () => {
  it('is of one source and its credentials: the same account twice is asked twice', async () => {
    const tiledb = vendors.source('tiledb');
    const graph = await startGraph([tiledb, { ...tiledb, name: 'other' }], { cache });
    const query =
      'query ($source: String!) { organizationByNativeId(source: $source, nativeId: "acme-genomics") { name } }';
    for (const source of ['tiledb', 'other']) await graph.query(query, { source });
    expect(vendors.calls()).toHaveLength(2);
  });

  it('is not given on to other credentials that take their place: they see their own role', async () => {
    const tiledb = vendors.source('tiledb');
    const graph = await startGraph([tiledb], { cache });
    const role = async (): Promise<unknown> => {
      const { data } = await graph.query(
        '{ organizationByNativeId(source: "tiledb", nativeId: "acme-genomics") { ... on TileDBOrganization { role } } }',
      );
      return data;
    };
    const before = await role();
    const auth = { type: 'api-key', key: 'sandbox-tiledb-key-bruno.k' };
    await graph.reload([{ ...tiledb, auth }], { cache });
    const after = await role();
    expect(after).toMatchObject({ organizationByNativeId: { role: expect.any(String) } });
    expect(after).not.toEqual(before);
  });

  it('stays where a configuration is read again that leaves the source as it is', async () => {
    const [tiledb, rockset] = [vendors.source('tiledb'), vendors.source('rockset')];
    const graph = await startGraph([tiledb], { cache });
    await ask({}, graph);
    await graph.reload([tiledb, rockset], { cache });
    await ask({}, graph);
    expect(vendors.calls()).toHaveLength(1);
    await graph.reload([tiledb, rockset], { cache }, { cache: { maxBytes: 2_000_000 } });
    await ask({}, graph);
    expect(vendors.calls()).toHaveLength(1);
  });
});
