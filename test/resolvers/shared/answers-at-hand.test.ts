import { describe, expect, it } from '@jest/globals';
import { stoppedClock } from '../../support/clock.ts';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { countedVendors } from '../../support/sandbox.ts';
import { until } from '../../support/temporary-files.ts';
import { idOf } from '../tiledb/support.ts';
import { idsOf } from './listing.ts';

const clock = stoppedClock();
const cache = { ttlSeconds: 10, staleSeconds: 100 };
const vendors = useSandboxGraph({ vendors: countedVendors, defaults: { cache }, clock });
const startGraph = useGraphs();

const acme = `organization(id: "${idOf('acme-genomics')}") { name }`;

describe('what is at hand', () => {
  it('costs no call: ids that stand in a list that is kept', async () => {
    const ids = await idsOf(vendors);
    vendors.sandbox.clearRequests();
    const { data, errors } = await vendors.query<{ nodes: { id: string }[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids },
    );
    expect(errors).toEqual([]);
    expect(data.nodes.map(({ id }) => id)).toEqual(ids);
    expect(vendors.calls()).toEqual([]);
  });

  it('is told apart from what is not: a GET for the one that is in no list', async () => {
    await idsOf(vendors);
    vendors.sandbox.clearRequests();
    await vendors.query(`{ ${acme} }`);
    expect(vendors.calls()).toEqual([]);
    const { data } = await vendors.query(
      `{ known: ${acme} unknown: organization(id: "${idOf('nowhere')}") { name } }`,
    );
    expect(data).toMatchObject({ known: { name: 'acme-genomics' }, unknown: null });
    expect(vendors.calls()).toEqual(['tiledb-v1 getOrganization']);
    await vendors.query(`{ organization(id: "${idOf('nowhere')}") { name } }`);
    expect(vendors.calls()).toHaveLength(1);
  });

  it('is refreshed by the list, where it came from that: one call and not one for each', async () => {
    const ids = await idsOf(vendors);
    clock.pass(10);
    vendors.sandbox.clearRequests();
    const { data } = await vendors.query<{ nodes: { stale: boolean }[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Organization { stale } } }',
      { ids },
    );
    expect(data.nodes).toEqual(ids.map(() => ({ stale: true })));
    await until(() => vendors.calls().length === 5);
    expect(vendors.calls().toSorted()).toEqual([
      'confluent-org-v2 listOrgV2Organizations',
      'confluent-partner-v2 listPartnerV2Organizations',
      'guardai-v1 getOrganizations',
      'rockset-v1 getOrganization',
      'tiledb-v1 getAllOrganizations',
    ]);
  });
});

describe('what is never kept', () => {
  it.each([
    [
      'AWS credentials',
      '... on TileDBOrganization { awsAccessCredentials { name } }',
      'checkAWSAccessCredentials',
    ],
    [
      'one entry of AWS credentials',
      '... on TileDBOrganization { awsAccessCredential(name: "acme-prod") { name } }',
      'checkAWSAccessCredentialsByName',
    ],
  ])('is read for each request: %s', async (_what, fields, operationId) => {
    const query = `{ organization(id: "${idOf('acme-genomics')}") { ${fields} } }`;
    for (let count = 1; count <= 2; count += 1) {
      expect((await vendors.query(query)).errors).toEqual([]);
      expect(vendors.sandbox.requests({ operationId })).toHaveLength(count);
    }
  });

  it('is read for each request: a file', async () => {
    const query =
      '{ organizationByNativeId(source: "guardai", nativeId: "7") { ... on GuardAIOrganization { files { downloadUrl } } } }';
    const graph = await startGraph([vendors.source('guardai')], { cache });
    type Files = { organizationByNativeId: { files: { downloadUrl: string }[] } };
    for (let count = 1; count <= 2; count += 1) {
      const { data } = await graph.query<Files>(query);
      const response = await fetch(data.organizationByNativeId.files[0]?.downloadUrl ?? '');
      expect(response.status).toBe(200);
      await response.arrayBuffer();
      expect(vendors.sandbox.requests({ operationId: 'downloadOrganizationFile' })).toHaveLength(count);
    }
    expect(vendors.sandbox.requests({ operationId: 'getOrganization' })).toHaveLength(1);
  });
});
