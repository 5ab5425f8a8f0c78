import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import {
  arbitraryOperation,
  type ArbitraryOperation,
  type Meaningful,
} from '../chaos/arbitrary-operation.ts';
import { apis, idOf } from '../contract/apis.ts';
import { startGraph, useSandboxGraph, type ListeningGraph } from '../support/graph.ts';

const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../src/generated/schema.graphql'), 'utf8'),
);
const ids = apis.map((api) => idOf(api, api.nativeId));
const sources = apis.map(({ source }) => source);
const meaningful: Meaningful = {
  id: ids,
  ids,
  source: sources,
  sources,
  name: sources,
  nativeId: apis.map(({ nativeId }) => nativeId),
  first: [1, 20, 200],
  username: ['alice.h', 'bob'],
  representations: apis.flatMap(({ typename, nativeId, source }, index) => [
    { __typename: 'Organization', id: ids[index] },
    { __typename: typename, source: { name: source }, nativeId },
  ]),
};

/** What is another each time it is asked for. */
const restless = ['auditLog', 'cache', 'downloadUrl', 'fetchedAt', 'health', 'rateLimit'];
for (const type of Object.values(schema.getTypeMap())) {
  if (!isObjectType(type) && !isInterfaceType(type)) continue;
  for (const field of restless) Reflect.deleteProperty(type.getFields(), field);
}
const queries = new GraphQLSchema({ ...schema.toConfig(), mutation: null });
const query = fc.gen().map((g): ArbitraryOperation => arbitraryOperation(queries, meaningful, g));

const vendors = useSandboxGraph();
let [compiled, interpreted]: ListeningGraph[] = [];
beforeAll(async () => {
  const configured = vendors.sandbox.configuration().sources;
  const never = { breaker: { minimumCalls: 1_000_000 } };
  compiled = await startGraph(configured, never, {}, { compileAt: 1 });
  interpreted = await startGraph(configured, never, {}, { compileAt: Infinity });
});
afterAll(() => Promise.all([compiled?.stop(), interpreted?.stop()]));

interface Told {
  readonly path?: readonly (string | number)[];
}

interface Answered {
  readonly data: unknown;
  /** As text, without what is another for each request. */
  readonly errors: ReadonlyMap<string, Told>;
}

async function ask(graph: ListeningGraph | undefined, sent: ArbitraryOperation): Promise<Answered> {
  const response = await fetch(`${String(graph?.address)}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sent),
  });
  const { data, errors = [] } = (await response.json()) as { data?: unknown; errors?: Told[] };
  const text = (error: Told): string =>
    JSON.stringify(error, (key, value: unknown) => (key === 'requestId' ? '…' : value));
  return { data, errors: new Map(errors.map((error) => [text(error), error])) };
}

/** Whether what an error is about is not in the data: null took its place, or the place of what holds it. */
function isCutOff(data: unknown, { path = [] }: Told): boolean {
  let part = data;
  for (const key of path) {
    if (part === null) return true;
    part = (part as Readonly<Record<string | number, unknown>>)[key];
  }
  return part === null;
}

describe('a compiled query', () => {
  it('is answered as graphql-js answers it, whatever it asks for', async () => {
    let withData = 0;
    await fc.assert(
      fc.asyncProperty(query, async (sent) => {
        const [fast, usual] = await Promise.all([ask(compiled, sent), ask(interpreted, sent)]);
        if (usual.data !== undefined) withData += 1;
        // As text, because the order of fields counts.
        expect(JSON.stringify(fast.data)).toBe(JSON.stringify(usual.data));
        const missing = [...usual.errors.keys()].filter((error) => !fast.errors.has(error));
        expect(missing).toEqual([]);
        // graphql-js stops looking where null has come up to; what else went wrong there may be told.
        const more = [...fast.errors].filter(([text]) => !usual.errors.has(text));
        expect(more.filter(([, error]) => !isCutOff(usual.data, error))).toEqual([]);
      }),
      { numRuns: 150, endOnFailure: true },
    );
    expect(withData).toBeGreaterThan(50);
  });
});
