import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startGraph, useSandboxGraph, type ListeningGraph } from '../support/graph.ts';
import { arbitraryOperation, type ArbitraryOperation } from './arbitrary-operation.ts';
import { publishedSchema, sandboxValues } from './sandbox-values.ts';

const schema = publishedSchema();

const vendors = useSandboxGraph();
let graph: ListeningGraph;
beforeAll(async () => {
  graph = await startGraph(vendors.sandbox.configuration().sources, {
    breaker: { minimumCalls: 1_000_000 },
  });
});
afterAll(() => graph.stop());

/** Sends any body, and checks what every answer must be; true: it has data. */
async function send(body: string): Promise<boolean> {
  const response = await fetch(`${graph.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect([200, 400]).toContain(response.status);
  const { data, errors = [] } = JSON.parse(text) as {
    data?: unknown;
    errors?: { message: unknown; extensions: { code: unknown } }[];
  };
  expect(data !== undefined || errors.length > 0).toBe(true);
  const codes = errors.map(({ extensions }) => extensions.code);
  for (const { message, extensions } of errors) {
    expect([typeof message, typeof extensions.code]).toEqual(['string', 'string']);
  }
  expect([text, codes]).toEqual([text, codes.filter((code) => code !== 'INTERNAL_SERVER_ERROR')]);
  return data !== undefined && data !== null;
}

const operation = fc.gen().map((g): ArbitraryOperation => arbitraryOperation(schema, sandboxValues, g));

describe('the server', () => {
  it('answers whatever operation the schema allows, with whatever values', async () => {
    let withData = 0;
    await fc.assert(
      fc.asyncProperty(operation, async (sent) => {
        if (await send(JSON.stringify(sent))) withData += 1;
      }),
      { numRuns: 150, endOnFailure: true },
    );
    // Not only refusals.
    expect(withData).toBeGreaterThan(20);
    expect(graph.log.filter((line) => line.includes('unexpected error'))).toEqual([]);
  });

  it('answers documents with mistakes, and bodies that are something else', async () => {
    const mistake = fc.tuple(
      fc.nat(),
      fc.constantFrom('', '{', '}', '$', '"', '...', '@x', '\u0000', 'é'),
      fc.nat({ max: 5 }),
    );
    const broken = fc.tuple(operation, mistake).map(([{ query, variables }, [at, text, cut]]) => {
      const place = at % query.length;
      return JSON.stringify({ query: query.slice(0, place) + text + query.slice(place + cut), variables });
    });
    const others = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .record({ query: fc.jsonValue(), variables: fc.jsonValue(), operationName: fc.jsonValue() })
        .map((body) => JSON.stringify(body)),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(broken, others), async (body) => {
        await send(body);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });
});
