import { describe, expect, it } from '@jest/globals';
import { useSandboxGraph } from '../../support/graph.ts';
import { arrived, idOf, mutate, tiledbCalls } from './support.ts';

const graph = useSandboxGraph();
const organizationId = idOf('acme-genomics');
const credential = 'awsAccessCredential { name accessKeyId serviceRoleArn default buckets }';

describe('addTileDBAwsAccessCredentials', () => {
  const mutation = 'addTileDBAwsAccessCredentials';

  it('adds to the organization’s namespace and reads the new entry back', async () => {
    const input = {
      organizationId,
      name: 'acme new/1',
      accessKeyId: 'AKIA-NEW',
      secretAccessKey: 'wJalr+K7/bPxR',
      serviceRoleArn: null,
      default: true,
      buckets: ['s3://new/'],
    };
    const { payload, answer } = await mutate(graph, mutation, input, credential);
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({
      awsAccessCredential: {
        name: 'acme new/1',
        accessKeyId: 'AKIA-NEW',
        serviceRoleArn: null,
        default: true,
        buckets: ['s3://new/'],
      },
      userErrors: [],
    });
    expect(arrived(graph, 'addAWSAccessCredentials')).toEqual({
      method: 'POST',
      path: '/v1/credentials/acme-genomics/aws',
      body: {
        name: 'acme new/1',
        access_key_id: 'AKIA-NEW',
        secret_access_key: 'wJalr+K7/bPxR',
        default: true,
        buckets: ['s3://new/'],
      },
    });
    expect(tiledbCalls(graph)).toEqual([
      'getOrganization',
      'addAWSAccessCredentials',
      'checkAWSAccessCredentialsByName',
    ]);
  });

  it('shows the organization’s credentials with the new entry, whose flag the old default lost', async () => {
    const { payload } = await mutate(
      graph,
      mutation,
      { organizationId, name: 'extra', default: true },
      'organization { awsAccessCredentials { name default } }',
    );
    expect(payload?.['organization']).toEqual({
      awsAccessCredentials: [
        { name: 'acme-prod', default: false },
        { name: 'acme-role', default: false },
        { name: 'extra', default: true },
      ],
    });
  });

  it('says so when the name is taken', async () => {
    const { payload, answer } = await mutate(
      graph,
      mutation,
      { organizationId, name: 'acme-prod' },
      credential,
    );
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({
      awsAccessCredential: null,
      userErrors: [
        {
          code: 'CONFLICT',
          message: 'credentials acme-prod already exist in namespace acme-genomics',
          field: ['name'],
        },
      ],
    });
  });

  it('refuses an empty name, and an organization that is not there', async () => {
    const empty = await mutate(graph, mutation, { organizationId, name: '' });
    expect(empty.payload?.userErrors).toEqual([
      { code: 'INVALID', message: 'name must not be empty.', field: ['name'] },
    ]);
    const gone = await mutate(graph, mutation, { organizationId: idOf('nowhere'), name: 'x' });
    expect(gone.payload?.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['organizationId'] }]);
    expect(tiledbCalls(graph)).toEqual(['getOrganization']);
  });

  it('says so when the namespace goes away in between', async () => {
    graph.sandbox.addFault({
      api: 'tiledb-v1',
      operationId: 'addAWSAccessCredentials',
      kind: 'status',
      status: 404,
    });
    const { payload } = await mutate(graph, mutation, { organizationId, name: 'x' });
    expect(payload?.userErrors).toEqual([
      { code: 'NOT_FOUND', message: 'not found', field: ['organizationId'] },
    ]);
  });

  it('is forbidden in the vendor’s `public` organization', async () => {
    const { payload, answer } = await mutate(graph, mutation, { organizationId: idOf('public'), name: 'x' });
    expect(payload).toBeNull();
    expect(answer.errors[0]?.extensions['code']).toBe('UPSTREAM_FORBIDDEN');
  });
});

describe('deleteTileDBAwsAccessCredentials', () => {
  const mutation = 'deleteTileDBAwsAccessCredentials';

  it('deletes, and the same request sees it', async () => {
    const { payload, answer } = await mutate(
      graph,
      mutation,
      { organizationId, name: 'acme-prod' },
      'deletedId organization { awsAccessCredentials { name default } }',
    );
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({
      deletedId: 'acme-prod',
      organization: { awsAccessCredentials: [{ name: 'acme-role', default: true }] },
      userErrors: [],
    });
    expect(arrived(graph, 'deleteAWSAccessCredentials')).toEqual({
      method: 'DELETE',
      path: '/v1/credentials/acme-genomics/aws/acme-prod',
      body: undefined,
    });
  });

  it('says so when there are none of that name', async () => {
    const { payload } = await mutate(graph, mutation, { organizationId, name: 'nope' }, 'deletedId');
    expect(payload).toMatchObject({ deletedId: null, userErrors: [{ code: 'NOT_FOUND', field: ['name'] }] });
    const empty = await mutate(graph, mutation, { organizationId, name: '' }, 'deletedId');
    expect(empty.payload).toMatchObject({
      deletedId: null,
      userErrors: [{ code: 'INVALID', field: ['name'] }],
    });
  });
});
