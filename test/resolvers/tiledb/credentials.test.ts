import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { arrived, idOf, tiledbCalls } from './support.ts';

const graph = useSandboxGraph();

const credentials = 'name accessKeyId serviceRoleArn default buckets createdAt updatedAt';

describe('AWS credentials of a TileDB organization', () => {
  it('are listed once, for single entries too, and tell no secret', async () => {
    const { data, errors, text } = await graph.query(
      `query ($id: ID!) { organization(id: $id) { ... on TileDBOrganization {
        awsAccessCredentials { ${credentials} } role: awsAccessCredential(name: "acme-role") { serviceRoleArn }
        none: awsAccessCredential(name: "acme") { name } } } }`,
      { id: idOf('acme-genomics') },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      organization: {
        awsAccessCredentials: [
          {
            name: 'acme-prod',
            accessKeyId: 'AKIA-SANDBOX-0001',
            serviceRoleArn: null,
            default: true,
            buckets: ['s3://acme-tiledb/', 's3://acme-raw/landing/'],
            createdAt: '2021-03-05T10:00:00.000Z',
            updatedAt: '2022-01-11T08:30:00.000Z',
          },
          {
            name: 'acme-role',
            accessKeyId: null,
            serviceRoleArn: 'arn:aws:iam::123456789012:role/tiledb',
            default: false,
            buckets: [],
            createdAt: '2022-04-02T12:00:00.000Z',
            updatedAt: '2022-04-02T12:00:00.000Z',
          },
        ],
        role: { serviceRoleArn: 'arn:aws:iam::123456789012:role/tiledb' },
        none: null,
      },
    });
    expect(text).not.toContain('sandbox-aws-secret');
    expect(tiledbCalls(graph)).toEqual(['getOrganization', 'checkAWSAccessCredentials']);
  });

  it('are got by name where one name is wanted; one that is not there is null', async () => {
    const query = `query ($id: ID!, $name: String!) { organization(id: $id) { ... on TileDBOrganization {
      awsAccessCredential(name: $name) { name default } } } }`;
    const id = idOf('acme-genomics');
    const found = await graph.query(query, { id, name: 'acme-prod' });
    expect(found.data).toEqual({
      organization: { awsAccessCredential: { name: 'acme-prod', default: true } },
    });
    expect(arrived(graph, 'checkAWSAccessCredentialsByName').path).toBe(
      '/v1/credentials/acme-genomics/aws/acme-prod',
    );
    const missing = await graph.query(query, { id, name: 'no/such?' });
    expect(missing).toMatchObject({ data: { organization: { awsAccessCredential: null } }, errors: [] });
    expect(arrived(graph, 'checkAWSAccessCredentialsByName').path).toBe(
      '/v1/credentials/acme-genomics/aws/no%2Fsuch%3F',
    );
  });

  it('of several organizations cost one call each', async () => {
    const { data } = await graph.query<{ organizations: { nodes: unknown[] } }>(
      `{ organizations(filter: { sources: ["tiledb"] }) { nodes { ... on TileDBOrganization {
        awsAccessCredentials { name } a: awsAccessCredential(name: "a") { name } } } } }`,
    );
    expect(data.organizations.nodes).toHaveLength(6);
    expect(tiledbCalls(graph).filter((name) => name?.startsWith('check'))).toEqual(
      Array<string>(6).fill('checkAWSAccessCredentials'),
    );
  });

  const startGraph = useGraphs();

  it('that this account may not see are an error of their field', async () => {
    const source = {
      ...graph.source('tiledb'),
      auth: { type: 'api-key', key: 'sandbox-tiledb-key-grace.o' },
    };
    graph.sandbox.addFault({
      api: 'tiledb-v1',
      operationId: 'checkAWSAccessCredentials',
      kind: 'status',
      status: 403,
    });
    const other = await startGraph([source]);
    const { data, errors } = await other.query(
      `{ organizationByNativeId(source: "tiledb", nativeId: "public") { name ... on TileDBOrganization {
        role awsAccessCredentials { name } } } }`,
    );
    expect(data).toEqual({
      organizationByNativeId: { name: 'public', role: 'READ_ONLY', awsAccessCredentials: null },
    });
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['UPSTREAM_FORBIDDEN']);
  });
});
