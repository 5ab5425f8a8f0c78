import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { arbitraryOperation, type ArbitraryOperation } from '../chaos/arbitrary-operation.ts';
import { publishedSchema, sandboxValues } from '../chaos/sandbox-values.ts';
import { cpuTimer } from '../support/cpu-time.ts';
import { startGraph, useSandboxGraph, type ListeningGraph } from '../support/graph.ts';

const schema = publishedSchema();

/** What is another each time it is asked for. */
const restless = ['auditLog', 'cache', 'downloadUrl', 'fetchedAt', 'health', 'rateLimit'];
for (const type of Object.values(schema.getTypeMap())) {
  if (!isObjectType(type) && !isInterfaceType(type)) continue;
  for (const field of restless) Reflect.deleteProperty(type.getFields(), field);
}
const queries = new GraphQLSchema({ ...schema.toConfig(), mutation: null });
const query = fc.gen().map((g): ArbitraryOperation => arbitraryOperation(queries, sandboxValues, g));

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

const [firstId] = sandboxValues['id'] ?? [];

/** What graphql-jit is known to answer otherwise. */
const known: readonly ArbitraryOperation[] = [
  {
    query:
      'query ($i: ID!) { _entities(representations: [{ __typename: "Organization", id: $i }]) { __typename } }',
    variables: { i: firstId },
  },
  { query: 'query ($x: ID = "a") { organization(id: $x) { id } }', variables: { x: null } },
  {
    query: 'query ($s: Boolean = true) { sources { name @skip(if: $s) } b: __typename @include(if: $s) }',
    variables: { s: null },
  },
  { query: 'query ($toString: Int) { organizations(first: $toString) { nodes { id } } }', variables: {} },
  { query: 'query ($__proto__: Int) { organizations(first: $__proto__) { nodes { id } } }', variables: {} },
  { query: '{ __proto__: sources { name } constructor: __typename }', variables: {} },
];

async function expectSame(sent: ArbitraryOperation): Promise<Answered> {
  const [fast, usual] = await Promise.all([ask(compiled, sent), ask(interpreted, sent)]);
  // As text, because the order of fields counts.
  expect(JSON.stringify(fast.data)).toBe(JSON.stringify(usual.data));
  const missing = [...usual.errors.keys()].filter((error) => !fast.errors.has(error));
  expect(missing).toEqual([]);
  // graphql-js stops looking where null has come up to; what else went wrong there may be told.
  const more = [...fast.errors].filter(([text]) => !usual.errors.has(text));
  expect(more.filter(([, error]) => !isCutOff(usual.data, error))).toEqual([]);
  return usual;
}

describe('a compiled query', () => {
  it.each(known)('is answered as graphql-js answers it: $query', async (sent) => {
    await expectSame(sent);
    expect(compiled?.log.filter((line) => line.includes('unexpected error'))).toEqual([]);
  });

  it('is not made of a document that would stand for too much code', async () => {
    const fields =
      '... on TileDBOrganization { name description logo } ... on GuardAIOrganization { name timeUsed }';
    const lists = Array.from({ length: 45 }, (_, at) => `a${at}: organizations(first: 0) { ...C }`).join(' ');
    const query = `{ ${lists} }
      fragment C on OrganizationConnection { edges { node { ...F } } nodes { ...F } }
      fragment F on Organization { id name createdAt updatedAt nativeId ${fields} }`;
    const times = [];
    for (let time = 0; time < 4; time += 1) {
      const time = cpuTimer();
      await expectSame({ query, variables: {} });
      times.push(time());
    }
    expect(Math.max(...times.slice(1))).toBeLessThan(1_000);
  });

  it('is answered as graphql-js answers it, whatever it asks for', async () => {
    let withData = 0;
    await fc.assert(
      fc.asyncProperty(query, async (sent) => {
        if ((await expectSame(sent)).data !== undefined) withData += 1;
      }),
      { numRuns: 150, endOnFailure: true },
    );
    expect(withData).toBeGreaterThan(50);
  });
});
