import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { list, namesIn } from './listing.ts';

const vendors = useSandboxGraph();
const startGraph = useGraphs();

/** Three GuardAI sources, the second of a plain member, and two of Confluent with different rights. */
function startBusyGraph() {
  const guardai = vendors.source('guardai');
  const confluent = vendors.source('confluent');
  const member = { type: 'login', apiKeyId: 'sandbox-guardai-member', apiKey: 'sandbox-guardai-member-key' };
  const service = { type: 'basic', username: 'SANDBOXSERVICE01', password: 'sandbox-service-secret' };
  return startGraph([
    { ...guardai, name: 'lab-1' },
    { ...confluent, name: 'all' },
    { ...guardai, name: 'lab-2', auth: member },
    { ...confluent, name: 'one', auth: service },
    { ...guardai, name: 'lab-3' },
  ]);
}

describe('several sources of one API', () => {
  it('each hold their own organizations, with ids of their own, in the order of the configuration', async () => {
    const graph = await startBusyGraph();
    const { data, errors } = await graph.query<{
      organizations: {
        nodes: { id: string; nativeId: string; source: { name: string } }[];
        coverage: unknown;
      };
    }>(
      `{ organizations(first: 200) {
        nodes { id nativeId source { name } }
        coverage { source { name api } status fetched error { code } }
      } }`,
    );
    expect(errors).toEqual([]);
    const { nodes, coverage } = data.organizations;
    expect(coverage).toEqual([
      { source: { name: 'lab-1', api: 'GUARDAI_V1' }, status: 'COMPLETE', fetched: 12, error: null },
      { source: { name: 'all', api: 'CONFLUENT_ORG_V2' }, status: 'COMPLETE', fetched: 25, error: null },
      {
        source: { name: 'lab-2', api: 'GUARDAI_V1' },
        status: 'FAILED',
        fetched: 0,
        error: { code: 'UPSTREAM_FORBIDDEN' },
      },
      { source: { name: 'one', api: 'CONFLUENT_ORG_V2' }, status: 'COMPLETE', fetched: 1, error: null },
      { source: { name: 'lab-3', api: 'GUARDAI_V1' }, status: 'COMPLETE', fetched: 12, error: null },
    ]);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(50);
    const found = await graph.query<{ nodes: unknown }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Organization { id nativeId source { name } } } }',
      { ids: nodes.map(({ id }) => id) },
    );
    expect(found.data.nodes).toEqual(nodes);
  });

  it('are each asked once, with their own credentials, for one operation', async () => {
    const graph = await startBusyGraph();
    const { errors } = await graph.query(
      `{ a: organizationByNativeId(source: "lab-1", nativeId: "7") { id }
         b: organizationByNativeId(source: "lab-2", nativeId: "7") { id }
         c: organizationByNativeId(source: "lab-3", nativeId: "7") { id }
         d: organizationByNativeId(source: "lab-3", nativeId: "7") { id } }`,
    );
    expect(errors).toEqual([]);
    const gets = vendors.sandbox.requests({ operationId: 'getOrganization' });
    expect(gets.map(({ path }) => path)).toEqual(Array(3).fill('/api/v1/organizations/7'));
    const signers = gets.map(({ headers }) =>
      Buffer.from(headers['authorization']?.split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(signers.map((claims) => (JSON.parse(claims) as { sub: string }).sub).sort()).toEqual([
      '101',
      '101',
      '103',
    ]);
    expect(vendors.sandbox.requests({ operationId: 'login' })).toHaveLength(3);
  });

  it('fail alone', async () => {
    const graph = await startGraph([
      { ...vendors.source('rockset'), name: 'here' },
      { ...vendors.source('rockset'), name: 'gone', baseUrl: 'http://127.0.0.1:9' },
      { ...vendors.source('rockset'), name: 'wrong-key', auth: { type: 'api-key', key: 'wrong' } },
    ]);
    const { data } = await graph.query<unknown>(
      '{ organizations { nodes { source { name } } coverage { status error { code httpStatus } } } }',
    );
    expect(data).toEqual({
      organizations: {
        nodes: [{ source: { name: 'here' } }],
        coverage: [
          { status: 'COMPLETE', error: null },
          { status: 'FAILED', error: { code: 'UPSTREAM_UNAVAILABLE', httpStatus: null } },
          { status: 'FAILED', error: { code: 'UPSTREAM_UNAUTHENTICATED', httpStatus: 401 } },
        ],
      },
    });
  });

  it('can be told apart by a filter', async () => {
    const graph = await startBusyGraph();
    const wanted = { first: 3, filter: { sources: ['lab-3', 'one'] } };
    expect(namesIn(await list(graph, wanted))).toEqual([
      'Harbor Freight Data',
      'Oriel Robotics',
      'Northwind Rail',
    ]);
  });
});
