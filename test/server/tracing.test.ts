import { describe, expect, it } from '@jest/globals';
import type { ReceivedSpan } from '../support/otlp-receiver.ts';
import { collectorKey, useTracedGraphs } from './traced-graphs.ts';

const traced = useTracedGraphs();

/** `kind name` of each span below its parent's. */
function tree(spans: readonly ReceivedSpan[], parent = ''): unknown {
  const children = spans.filter(({ parentSpanId }) => parentSpanId === parent);
  return Object.fromEntries(
    children.map(({ kind, name, spanId, attributes }) => [
      `${kind} ${name} ${String(attributes['orgraph.source'] ?? '')}`.trim(),
      tree(spans, spanId),
    ]),
  );
}

const three = `query Three {
  rockset: organizationByNativeId(source: "rockset", nativeId: "self") { name }
  tiledb: organizationByNativeId(source: "tiledb", nativeId: "vela-imaging") { name }
  confluent: organizationByNativeId(source: "confluent", nativeId: "missing-one") { name }
}`;

describe('spans', () => {
  it('are one for the operation, and below it batches and calls, of three vendors', async () => {
    const graph = await traced.start();
    await graph.query(three);
    const spans = await traced.spansAfter(graph);
    expect(tree(spans)).toEqual({
      '2 query': {
        '1 batch organizations rockset': { '3 GET /v1/orgs/self rockset': {} },
        '1 batch organizations tiledb': { '3 GET /organizations/{organization} tiledb': {} },
        '1 batch organizations confluent': { '3 GET /org/v2/organizations/{id} confluent': {} },
      },
    });
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
  });

  it('say what was called and how it ended, by the conventions; no id, no URL, no query', async () => {
    const graph = await traced.start();
    await graph.query(three);
    const spans = await traced.spansAfter(graph);
    expect(spans.find(({ kind }) => kind === 2)).toMatchObject({
      status: 2,
      attributes: {
        'error.type': 'UPSTREAM_FORBIDDEN',
        'graphql.operation.name': 'Three',
        'graphql.operation.type': 'query',
        'http.request.method': 'POST',
        'http.route': '/graphql',
        'http.response.status_code': 200,
        'orgraph.request_id': expect.any(String),
      },
      resource: {
        'service.name': 'orgraph',
        'service.version': '1.2.3',
        'deployment.environment.name': 'test',
      },
    });
    expect(
      spans.find(
        ({ attributes }) => attributes['orgraph.source'] === 'tiledb' && 'url.template' in attributes,
      ),
    ).toMatchObject({
      status: 0,
      attributes: {
        'http.request.method': 'GET',
        'url.template': '/organizations/{organization}',
        'server.address': '127.0.0.1',
        'server.port': expect.any(Number),
        'http.response.status_code': 200,
        'orgraph.operation_id': 'getOrganization',
      },
    });
    expect(spans.find(({ name }) => name === 'GET /org/v2/organizations/{id}')).toMatchObject({
      status: 2,
      attributes: { 'http.response.status_code': 403, 'error.type': '403' },
    });
    const sent = Buffer.concat([...traced.receiver().bodies]).toString('latin1');
    for (const never of ['vela-imaging', 'missing-one', 'organizationByNativeId', collectorKey])
      expect(sent).not.toContain(never);
    expect(traced.receiver().headers[0]).toMatchObject({ 'x-collector-key': collectorKey });
  });

  it('are of failed operations errors, by the code', async () => {
    const graph = await traced.start();
    traced.sandbox().addFault({ api: 'rockset-v1', kind: 'status', status: 503 });
    await graph.query('query Down { organizationByNativeId(source: "rockset", nativeId: "self") { name } }');
    await graph.query('{ nothing }');
    const [down, refused] = (await traced.spansAfter(graph)).filter(({ kind }) => kind === 2);
    expect(down).toMatchObject({ status: 2, attributes: { 'error.type': 'UPSTREAM_UNAVAILABLE' } });
    expect(refused).toMatchObject({
      name: 'GraphQL Operation',
      status: 0,
      attributes: { 'error.type': 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  it('have the call for a token below the operation that waits for it', async () => {
    const graph = await traced.start();
    await graph.query('{ organizationByNativeId(source: "guardai", nativeId: "9") { name } }');
    expect(JSON.stringify(tree(await traced.spansAfter(graph)))).toContain('3 POST /api/v1/login guardai');
  });
});
