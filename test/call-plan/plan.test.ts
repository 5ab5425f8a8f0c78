import { describe, expect, it } from '@jest/globals';
import type { PlanReport } from '../../src/call-plan/plan-report.ts';
import { idOf as tiledbId } from '../resolvers/tiledb/support.ts';
import { apis, idOf } from '../contract/apis.ts';
import { stoppedClock } from '../support/clock.ts';
import { useSandbox } from '../support/sandbox.ts';
import { useGraphs } from '../support/graph.ts';
import { bearer, keyEntry } from '../security/asking.ts';
import { tell } from './asking.ts';

const sandbox = useSandbox({ organizations: 250 });
const start = useGraphs();
const clock = stoppedClock();

async function startGraph() {
  const graph = await start(
    sandbox().configuration().sources,
    { cache: { ttlSeconds: 60, staleSeconds: 60 } },
    {},
    clock,
  );
  const plan = async (
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<PlanReport> => {
    const { extensions } = await tell(graph.address, { query, variables, extensions: { plan: true } });
    if (!extensions?.plan) throw new Error('no plan');
    return extensions.plan;
  };
  /** `operationId min max`. */
  const callsOf = async (...asked: Parameters<typeof plan>): Promise<string[]> =>
    (await plan(...asked)).calls.map(({ operationId, min, max }) => `${operationId} ${min} ${max}`);
  return { graph, plan, callsOf };
}

const ofRockset = '{ organizations(filter: { sources: "rockset" }) { nodes { name } } }';
const ofConfluent = '{ organizations(filter: { sources: "confluent" }) { nodes { name } } }';
const byIds = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const confluent = apis.find(({ source }) => source === 'confluent');
if (!confluent) throw new Error('the sandbox has no Confluent');
const confluentIds = (count: number): string[] =>
  Array.from({ length: count }, (_none, index) => idOf(confluent, `organization-${index}`));

describe('extensions.plan', () => {
  it('names the calls, what the query costs, and how much of limits it would take', async () => {
    const { graph, plan } = await startGraph();
    expect(await plan(ofConfluent)).toEqual({
      calls: [
        {
          source: 'confluent',
          operationId: 'listOrgV2Organizations',
          method: 'GET',
          path: '/org/v2/organizations',
          min: 1,
          max: 50,
        },
      ],
      cost: expect.any(Number),
      quotaShare: {},
    });
    const both = await tell(graph.address, { query: ofConfluent, extensions: { plan: true, cost: true } });
    expect(both.extensions).toMatchObject({ cost: { requested: both.extensions?.plan?.cost } });
    await graph.query(ofConfluent, {}, undefined, { 'cache-control': 'no-store' });
    const { quotaShare } = await plan(ofConfluent);
    const { remaining = 0 } = quotaShare['confluent'] ?? {};
    expect(remaining).toBeGreaterThan(50);
    expect(quotaShare).toEqual({
      confluent: {
        remaining,
        min: Math.round((1 / remaining) * 1000) / 1000,
        max: Math.round((50 / remaining) * 1000) / 1000,
      },
    });
  });

  it('plans what is kept as no call, and what is stale as a call at most', async () => {
    const { graph, callsOf } = await startGraph();
    expect(await callsOf(ofRockset)).toEqual(['getOrganization 1 1']);
    await graph.query(ofRockset);
    expect(await callsOf(ofRockset)).toEqual([]);
    clock.pass(90);
    expect(await callsOf(ofRockset)).toEqual(['getOrganization 0 1']);
    clock.pass(90);
    expect(await callsOf(ofRockset)).toEqual(['getOrganization 1 1']);
  });

  it('plans batches as they are run: by ids while they are few, by pages when they are many', async () => {
    const { graph, callsOf } = await startGraph();
    const [one] = confluentIds(1);
    expect(await callsOf(byIds, { ids: [one, one] })).toEqual(['getOrgV2Organization 1 1']);
    await graph.query(ofConfluent, {}, undefined, { 'cache-control': 'no-store' });
    expect(await callsOf(byIds, { ids: confluentIds(2) })).toEqual(['getOrgV2Organization 2 2']);
    expect(await callsOf(byIds, { ids: confluentIds(30) })).toEqual([
      'getOrgV2Organization 0 30',
      'listOrgV2Organizations 1 30',
    ]);
  });

  it('counts fields of what may not be there as perhaps, and those of lists without bound', async () => {
    const { callsOf } = await startGraph();
    const members = await callsOf(
      'query ($id: ID!) { organization(id: $id) { ... on TileDBOrganization { users { username } } } }',
      { id: tiledbId('acme-genomics') },
    );
    expect(members).toEqual(['getOrganization 1 2']);
    const usage = await callsOf(
      '{ organizations(first: 5, filter: { vendors: [GUARDAI] }) { nodes { ... on GuardAIOrganization { members { id } files { usage } } } } }',
    );
    expect(usage).toEqual(['getOrganizations 1 1', 'getMembers 0 5', 'getOrganizationFileUsage 0 null']);
  });

  it('follows variables, directives and fragments', async () => {
    const { callsOf } = await startGraph();
    const query = `query ($with: Boolean!, $sources: [String!] = ["rockset"]) {
      organizations(filter: { sources: $sources }) { totalCount }
      ...more @include(if: $with)
    }
    fragment more on Query { tiledb: organizations(filter: { vendors: [TILEDB] }) { totalCount } }`;
    expect(await callsOf(query, { with: false })).toEqual(['getOrganization 1 1']);
    expect(await callsOf(query, { with: true })).toEqual(['getOrganization 1 1', 'getAllOrganizations 1 1']);
    expect(await callsOf(query, { with: false, sources: ['tiledb'] })).toEqual(['getAllOrganizations 1 1']);
  });

  it('plans no call for what would be an error', async () => {
    const { callsOf } = await startGraph();
    expect(await callsOf('{ organization(id: "nonsense") { name } }')).toEqual([]);
    expect(await callsOf('{ organizations(first: 1000) { totalCount } }')).toEqual([]);
    expect(await callsOf('{ organizations(filter: { sources: "nowhere" }) { totalCount } }')).toEqual([]);
    expect(await callsOf('{ organizationByNativeId(source: "guardai", nativeId: "x") { name } }')).toEqual(
      [],
    );
    const nullable = 'query ($id: ID = "x") { organization(id: $id) { name } }';
    expect(await callsOf(nullable, { id: null })).toEqual([]);
  });

  it('plans no call for fields that the caller may not have', async () => {
    const apiKeys = [keyEntry('a-key', { scopes: ['organizations:read', 'sources:read'] })];
    const graph = await start(sandbox().configuration().sources, {}, { auth: { apiKeys } });
    const response = await fetch(`${graph.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer('a-key') },
      body: JSON.stringify({
        query: `mutation ($id: ID!) { deleteTileDBOrganization(input: { organizationId: $id }) { deletedId } }`,
        variables: { id: tiledbId('acme-genomics') },
        extensions: { plan: true },
      }),
    });
    expect(await response.json()).toEqual({
      data: null,
      extensions: { plan: { calls: [], cost: expect.any(Number), quotaShare: {} } },
    });
  });

  it('is refused with the errors that a run would have where the operation or its variables are wrong', async () => {
    const { graph } = await startGraph();
    const answer = await tell(graph.address, {
      query: byIds,
      variables: { ids: 7.5 },
      extensions: { plan: true },
    });
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(sandbox().requests()).toEqual([]);
  });
});
