import { describe, expect, it } from '@jest/globals';
import { callsDeadline } from '../../src/server/operation-deadline.ts';
import { useGraphs, useSandboxGraph } from '../support/graph.ts';
import { field, sendParts } from '../support/multipart.ts';
import { countedVendors } from '../support/sandbox.ts';

const vendors = useSandboxGraph({ vendors: countedVendors });
const startGraph = useGraphs();

const impatient = { limits: { operationTimeoutMs: 2_000 } };

describe('the time of an operation', () => {
  it.each([
    [100, 95],
    [10_000, 9_500],
    [30_000, 29_500],
  ])('of %i ms leaves %i ms to the vendors', (timeout, left) => {
    expect(callsDeadline(timeout, () => 0)()).toBe(left);
  });

  it('begins when its files have come', () => {
    const before = performance.now();
    expect(callsDeadline(10_000, () => null)()).toBeGreaterThanOrEqual(before + 9_500);
  });

  it('ends what is missing in a list, and the rest is answered', async () => {
    vendors.sandbox.addFault({ api: 'guardai-v1', operationId: 'getOrganizations', kind: 'hang' });
    const graph = await startGraph(vendors.sandbox.configuration().sources, { retries: 2 }, impatient);
    const started = performance.now();
    const { data, errors } = await graph.query<{
      organizations: { nodes: unknown[]; coverage: { status: string; error: unknown }[] };
    }>('{ organizations(first: 200) { nodes { id } coverage { status error { code message retryable } } } }');
    expect(performance.now() - started).toBeLessThan(6_000);
    expect(errors).toEqual([]);
    expect(data.organizations.nodes.length).toBeGreaterThan(20);
    expect(data.organizations.coverage.map(({ status }) => status)).toEqual([
      'COMPLETE',
      'COMPLETE',
      'COMPLETE',
      'COMPLETE',
      'FAILED',
    ]);
    expect(data.organizations.coverage[4]?.error).toEqual({
      code: 'UPSTREAM_TIMEOUT',
      message: expect.stringContaining('the time for the whole operation was up'),
      retryable: true,
    });
  });

  it('ends a field that is missing with an error of its own, and the rest is answered', async () => {
    vendors.sandbox.addFault({ api: 'tiledb-v1', kind: 'hang' });
    const graph = await startGraph(vendors.sandbox.configuration().sources, {}, impatient);
    const { data, errors } = await graph.query(`{
      slow: organizationByNativeId(source: "tiledb", nativeId: "acme") { id }
      quick: organizationByNativeId(source: "rockset", nativeId: "self") { vendor }
    }`);
    expect(data).toEqual({ slow: null, quick: { vendor: 'ROCKSET' } });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      path: ['slow'],
      extensions: { code: 'UPSTREAM_TIMEOUT', source: 'tiledb', retryable: true },
    });
  });

  it('is no longer for coming as a multipart request', async () => {
    vendors.sandbox.addFault({ api: 'tiledb-v1', kind: 'hang' });
    const graph = await startGraph(vendors.sandbox.configuration().sources, {}, impatient);
    const query = '{ organizationByNativeId(source: "tiledb", nativeId: "acme") { id } }';
    const started = performance.now();
    const { errors } = await sendParts(graph.address, [field('operations', { query }), field('map', {})]);
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_TIMEOUT' } }]);
    expect(errors[0]?.message).toContain('the time for the whole operation was up');
    expect(performance.now() - started).toBeLessThan(6_000);
  });

  it('begins anew with each operation', async () => {
    const graph = await startGraph(vendors.sandbox.configuration().sources, {}, impatient);
    const query = '{ organizations(first: 5) { coverage { status } } }';
    for (let asked = performance.now(); performance.now() - asked < 2_200;) {
      const { data } = await graph.query(query);
      expect(JSON.stringify(data)).not.toContain('FAILED');
    }
  });
});
