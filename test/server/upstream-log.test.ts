import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { useGraphs, type ListeningGraph } from '../support/graph.ts';
import { useSandbox } from '../support/sandbox.ts';

const sandbox = useSandbox();
const startGraph = useGraphs();

function start(defaults = {}, rest = {}): Promise<ListeningGraph> {
  return startGraph(sandbox().configuration().sources, defaults, rest);
}

async function lineOf(graph: ListeningGraph, query: string): Promise<unknown> {
  await graph.query(query);
  // The line is written when the answer is out, which its reader may have sooner.
  await graph.query('query Marker { __typename }');
  const line = graph.log.findLast((one) => one.includes('graphql request') && !one.includes('Marker'));
  return JSON.parse(line ?? 'null');
}

const three = `query Three {
  rockset: organizationByNativeId(source: "rockset", nativeId: "self") { name }
  tiledb: organizationByNativeId(source: "tiledb", nativeId: "vela-imaging") { name }
}`;

describe('the log line of a request', () => {
  it('says which document it was, and how many calls it took', async () => {
    const line = await lineOf(await start(), three);
    expect(line).toMatchObject({
      operationName: 'Three',
      operationHash: createHash('sha256').update(three).digest('hex').slice(0, 16),
      upstreamCalls: 2,
      errorCodes: [],
    });
    expect(line).not.toHaveProperty('upstream');
    expect(line).not.toHaveProperty('slow');
  });

  it('says of a request that failed what its calls came to, by source', async () => {
    const graph = await start({ retries: 1 });
    sandbox().addFault({ api: 'rockset-v1', kind: 'status', status: 503 });
    expect(await lineOf(graph, three)).toMatchObject({
      upstreamCalls: 3,
      errorCodes: ['UPSTREAM_UNAVAILABLE'],
      upstream: expect.arrayContaining([
        { source: 'rockset', calls: 2, ms: expect.any(Number), outcomes: { UPSTREAM_UNAVAILABLE: 2 } },
        { source: 'tiledb', calls: 1, ms: expect.any(Number), outcomes: { OK: 1 } },
      ]),
    });
  });

  it('says the same of a slow one', async () => {
    const line = await lineOf(await start({}, { logging: { slowMs: 0 } }), three);
    expect(line).toMatchObject({ slow: true, upstream: expect.any(Array) });
  });

  it('names the sources that took longest, and no more than twenty', async () => {
    const rockset = sandbox()
      .configuration()
      .sources.find(({ name }) => name === 'rockset');
    if (!rockset) throw new Error('no rockset');
    const many = Array.from({ length: 25 }, (_, at) => ({ ...rockset, name: `rockset-${at}` }));
    const graph = await startGraph(many, {}, { logging: { slowMs: 0 } });
    const fields = many.map(
      ({ name }, at) => `f${at}: organizationByNativeId(source: "${name}", nativeId: "self") { name }`,
    );
    const line = await lineOf(graph, `{ ${fields.join(' ')} }`);
    expect(line).toMatchObject({ upstreamCalls: 25 });
    expect((line as { upstream: unknown[] }).upstream).toHaveLength(20);
  });
});

describe('the log line of a call that failed', () => {
  it.each(['status', 'wrong-shape', 'html'] as const)('is there, with its code: %s', async (kind) => {
    const graph = await start();
    sandbox().addFault({ api: 'rockset-v1', kind });
    await lineOf(graph, three);
    const failed = graph.log
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
      .filter(({ msg }) => msg === 'upstream call failed');
    expect(failed).toMatchObject([
      {
        level: 'warn',
        source: 'rockset',
        operationId: 'getOrganization',
        code: kind === 'status' ? 'UPSTREAM_UNAVAILABLE' : 'UPSTREAM_INVALID_RESPONSE',
        status: kind === 'status' ? 503 : 200,
      },
    ]);
  });
});
