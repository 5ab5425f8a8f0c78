import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { arbitraryOperation } from '../chaos/arbitrary-operation.ts';
import { publishedSchema, sandboxValues } from '../chaos/sandbox-values.ts';
import { wholeSelection } from '../chaos/whole-selection.ts';
import { apis, idOf } from '../contract/apis.ts';
import { callNames, startGraph, type GraphAnswer, type ListeningGraph } from '../support/graph.ts';
import { planAndRun, surprises, tell } from './asking.ts';

const schema = publishedSchema();
const organization = schema.getType('Organization');
if (!organization) throw new Error('the schema has no organizations');
const everything = wholeSelection(schema, organization, 2);
const ids = apis.map((api) => idOf(api, api.nativeId));

interface Listed {
  readonly organizations: { readonly pageInfo: { readonly endCursor: string } };
}

let sandbox: Sandbox;
let graph: ListeningGraph;
beforeAll(async () => {
  sandbox = await startSandbox({ strict: true, organizations: 250 });
  const defaults = { cache: { ttlSeconds: 60, staleSeconds: 60 }, breaker: { minimumCalls: 1_000_000 } };
  const limits = { aliases: 5_000, tokens: 20_000, cost: 10_000_000 };
  graph = await startGraph(sandbox.configuration().sources, defaults, { limits, introspection: true });
});
beforeEach(() => {
  sandbox.reset();
});
afterAll(async () => {
  await graph.stop();
  await sandbox.stop();
});

async function expectAsPlanned(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const done = await planAndRun(graph.address, query, variables);
  if (!done) throw new Error(`cannot be run: ${query}`);
  const { plan, upstream, errors = [] } = done;
  expect(surprises(plan, upstream, errors.length === 0)).toEqual([]);
}

describe('a run takes the calls that were planned, and no others', () => {
  it.each([
    [
      'organizations',
      `{ organizations(first: 200) { nodes ${everything} edges { node { id } } totalCount } }`,
    ],
    ['a search', '{ organizations(filter: { nameContains: "a" }) { totalCount coverage { fetched } } }'],
    ['a few', '{ organizations(first: 1, filter: { vendors: [TILEDB, GUARDAI] }) { nodes { name } } }'],
    ['several lists', '{ a: organizations { totalCount } b: organizations(first: 3) { nodes { id } } }'],
    ['no organizations', '{ sources { name } __schema { queryType { name } } }'],
  ])('for %s', async (_what, query) => {
    await expectAsPlanned(query);
    // And again, now that much is kept.
    await expectAsPlanned(query);
  });

  it('for lists that go on, page after page', async () => {
    const query =
      'query ($after: String) { organizations(first: 90, after: $after) { pageInfo { endCursor hasNextPage } } }';
    let after: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      await expectAsPlanned(query, { after });
      const { data }: GraphAnswer<Listed> = await graph.query<Listed>(query, { after });
      after = data.organizations.pageInfo.endCursor;
    }
    await expectAsPlanned('query ($after: String) { organizations(after: $after) { totalCount } }', {
      after,
    });
  });

  it('for organizations by their ids, one, all and beside a list', async () => {
    for (const id of ids)
      await expectAsPlanned(`query ($id: ID!) { organization(id: $id) ${everything} }`, { id });
    await expectAsPlanned(`query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, { ids });
    await expectAsPlanned(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ...on Organization ${everything} } organizations { totalCount } }`,
      { ids },
    );
  });

  it('for whatever operation the schema allows', async () => {
    let run = 0;
    const operation = fc.gen().map((g) => arbitraryOperation(schema, sandboxValues, g));
    await fc.assert(
      fc.asyncProperty(operation, async ({ query, variables }) => {
        const done = await planAndRun(graph.address, query, variables);
        if (!done) return;
        if (done.upstream.length > 0) run += 1;
        expect(surprises(done.plan, done.upstream, done.errors === undefined)).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
    expect(run).toBeGreaterThan(3);
  });
});

it('a plan makes no call', async () => {
  sandbox.clearRequests();
  const query = `{ organizations(first: 200) { nodes ${everything} totalCount } }`;
  const answer = await tell(graph.address, { query, extensions: { plan: true } });
  expect(answer).toEqual({
    data: null,
    extensions: { plan: expect.objectContaining({ cost: expect.any(Number) }) },
  });
  expect(callNames(sandbox.requests())).toEqual([]);
});
