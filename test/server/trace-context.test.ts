import { describe, expect, it } from '@jest/globals';
import { useTracedGraphs } from './traced-graphs.ts';

const traced = useTracedGraphs();
const ask = '{ organizationByNativeId(source: "rockset", nativeId: "self") { name } }';

const both = `{
  rockset: organizationByNativeId(source: "rockset", nativeId: "self") { name }
  tiledb: organizationByNativeId(source: "tiledb", nativeId: "vela-imaging") { name }
}`;

describe('a trace', () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01`, tracestate: 'congo=t61rcWkgMzE' };

  it('of the caller goes on, and to those vendors alone that are configured so', async () => {
    const { sources } = traced.sandbox().configuration();
    const configured = sources.map((source) =>
      source.name === 'rockset' ? { ...source, traceContext: true } : source,
    );
    const graph = await traced.start(configured);
    await graph.query(both, {}, undefined, headers);
    const spans = await traced.spansAfter(graph);
    expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
    expect(spans.find(({ kind }) => kind === 2)?.parentSpanId).toBe('b7ad6b7169203331');
    const call = spans.find(({ name }) => name === 'GET /v1/orgs/self');
    const told = traced
      .sandbox()
      .requests()
      .filter((request) => 'traceparent' in request.headers);
    expect(
      told.map(({ api, headers: { traceparent, tracestate } }) => [api, traceparent, tracestate]),
    ).toEqual([['rockset-v1', `00-${traceId}-${call?.spanId ?? ''}-01`, headers.tracestate]]);
  });

  it('that the caller does not want recorded is not, and is in no log line', async () => {
    const graph = await traced.start();
    await graph.query(ask, {}, undefined, { traceparent: `00-${traceId}-b7ad6b7169203331-00` });
    await graph.query(ask);
    const [first, second] = graph.log.filter((line) => line.includes('graphql request answered'));
    const spans = await traced.spansAfter(graph);
    expect(spans.filter((span) => span.traceId === traceId)).toEqual([]);
    expect(first).not.toContain('traceId');
    expect(JSON.parse(second ?? '')).toMatchObject({ traceId: spans[0]?.traceId });
  });

  it('is a new one where the header is none', async () => {
    const graph = await traced.start();
    for (const traceparent of [
      'x',
      `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
      `ff-${traceId}-b7ad6b7169203331-01`,
    ])
      await graph.query(ask, {}, undefined, { traceparent });
    const operations = (await traced.spansAfter(graph)).filter(({ kind }) => kind === 2);
    expect(operations.map(({ parentSpanId }) => parentSpanId)).toEqual(['', '', '']);
    expect(new Set(operations.map((span) => span.traceId)).size).toBe(3);
  });
});

describe('a collector that is away', () => {
  it('keeps nobody waiting, and costs a log line', async () => {
    await traced.receiver().stop();
    const graph = await traced.start();
    const { data } = await graph.query(ask);
    expect(data['organizationByNativeId']).not.toBeNull();
    await graph.stop();
    await traced.tracing().close(100);
    // The second where it was refused before the time was up.
    expect(traced.log).toEqual([
      expect.stringMatching(/the last traces were not exported in time|traces cannot be exported/),
    ]);
  });
});
