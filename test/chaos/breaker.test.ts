import { describe, expect, it } from '@jest/globals';
import { apis } from '../contract/apis.ts';
import { useGraphs, useSandboxGraph } from '../support/graph.ts';
import { askEverything } from './everything.ts';
import { strike } from './faults.ts';

const vendors = useSandboxGraph();
const startGraph = useGraphs();

// A window that outlasts the test, and a circuit that opens soon and not for long.
const defaults = { retries: 0, breaker: { minimumCalls: 4, windowMs: 60_000, openMs: 400 } };

describe.each(apis)('the circuit of $api', ({ api, source, list, get, nativeId }) => {
  it('opens for it alone, answers at once while it is open, and closes again', async () => {
    const graph = await startGraph(vendors.sandbox.configuration().sources, defaults);
    const others = apis.filter((other) => other.source !== source);
    const heal = strike(vendors.sandbox, api, [list, get], { kind: 'status', status: 500 });
    let code: string | undefined;
    const told = new Set<string | undefined>();
    while (code !== 'UPSTREAM_CIRCUIT_OPEN') {
      const { parts } = await askEverything(graph);
      for (const other of others) expect(parts.get(other.source)?.status).toBe('COMPLETE');
      code = parts.get(source)?.error?.code;
      told.add(code);
    }
    expect([...told].sort()).toEqual(['UPSTREAM_CIRCUIT_OPEN', 'UPSTREAM_UNAVAILABLE']);
    const calls = vendors.sandbox.requests({ api }).length;
    const text = `query ($source: String!, $nativeId: ID!) {
      organizationByNativeId(source: $source, nativeId: $nativeId) { id }
      source(name: $source) { health { status circuit lastError { code } } }
    }`;
    const asked = await graph.query(text, { source, nativeId });
    expect(asked.errors[0]?.extensions).toMatchObject({ code: 'UPSTREAM_CIRCUIT_OPEN', retryAfter: 1 });
    expect(asked.data).toMatchObject({
      source: { health: { status: 'DOWN', circuit: 'OPEN', lastError: { code: 'UPSTREAM_UNAVAILABLE' } } },
    });
    expect(vendors.sandbox.requests({ api })).toHaveLength(calls);

    heal();
    const since = performance.now();
    for (let status: string | undefined; status !== 'COMPLETE';) {
      status = (await askEverything(graph)).parts.get(source)?.status;
    }
    expect(performance.now() - since).toBeLessThan(4_000);
    expect((await askEverything(graph)).parts.get(source)?.singleCode).toBeUndefined();
  });
});
