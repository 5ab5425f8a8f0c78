import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc, { type JsonValue } from 'fast-check';
import { buildSchema } from 'graphql';
import type { RecordedRequest } from '../../sandbox/index.ts';
import { apis } from '../contract/apis.ts';
import { startGraph, useSandboxGraph, type Graph } from '../support/graph.ts';
import { damaged } from './damaged-json.ts';
import { wholeSelection } from './whole-selection.ts';

const runs = 25;
const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../src/generated/schema.graphql'), 'utf8'),
);
// So many fields are more than any client may ask for.
const limits = { depth: 100, aliases: 10_000, cost: 1_000_000_000, tokens: 20_000 };

const vendors = useSandboxGraph();

/** Every field of one organization of the source, those that cost calls included. */
function queryFor(source: string, typename: string, nativeId: string): string {
  const type = schema.getType(typename);
  if (!type) throw new Error(`there is no ${typename}`);
  return `{
    organizationByNativeId(source: "${source}", nativeId: "${nativeId}") { ... on ${typename} ${wholeSelection(schema, type, 2)} }
    organizations(filter: { sources: ["${source}"] }) { nodes { ... on ${typename} ${wholeSelection(schema, type, 0)} } }
  }`;
}

describe.each(apis)('whatever $api answers', ({ api, source, typename, nativeId, token }) => {
  let graph: Graph;
  let reads: RecordedRequest[];
  const query = queryFor(source, typename, nativeId);
  beforeAll(async () => {
    vendors.sandbox.reset();
    graph = await startGraph([vendors.source(source)], { breaker: { minimumCalls: 1_000_000 } }, { limits });
    const { errors } = await graph.query(query);
    expect(errors).toEqual([]);
    reads = vendors.sandbox
      .requests({ api })
      .filter(({ method, operationId }) => method === 'GET' && operationId !== token?.operationId);
  });
  afterAll(() => graph.stop());

  it('is data or an error of that source, never one of ours', async () => {
    const operations = new Map(reads.map((read) => [read.operationId ?? '', read]));
    expect(operations.size).toBeGreaterThan(0);
    const replies = new Map<string, JsonValue>();
    for (const [operationId, { path, query: asked, headers }] of operations) {
      const url = `${vendors.sandbox.baseUrls[api]}${path}?${new URLSearchParams(asked).toString()}`;
      const own = Object.fromEntries(
        Object.entries(headers).filter(([name]) => !['host', 'connection'].includes(name)),
      );
      replies.set(operationId, (await (await fetch(url, { headers: own })).json()) as JsonValue);
    }
    const answers = fc
      .constantFrom(...replies)
      .chain(([operationId, reply]) =>
        fc.tuple(fc.constant(operationId), fc.oneof(fc.jsonValue(), damaged(reply), damaged(reply))),
      );
    await fc.assert(
      fc.asyncProperty(answers, async ([operationId, body]) => {
        const heal = vendors.sandbox.addFault({ api, operationId, kind: 'wrong-shape', body });
        const { errors, text } = await graph.query(query);
        heal();
        const codes = new Set(errors.map(({ extensions }) => extensions['code']));
        for (const code of codes) expect([code, text]).toEqual(['UPSTREAM_INVALID_RESPONSE', text]);
        expect(errors.every(({ extensions }) => extensions['source'] === source)).toBe(true);
      }),
      { numRuns: runs },
    );
    expect(graph.log.filter((line) => line.includes('unexpected'))).toEqual([]);
  });
});
