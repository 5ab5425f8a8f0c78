import { describe, expect, it } from '@jest/globals';
import { useSandboxGraph } from '../../support/graph.ts';
import { arrived, idOf, mutate, tiledbCalls } from './support.ts';

const graph = useSandboxGraph();
const organizationId = idOf('acme-genomics');
const credential = 'awsAccessCredential { name accessKeyId serviceRoleArn default buckets }';

describe('updateTileDBAwsAccessCredentials', () => {
  const mutation = 'updateTileDBAwsAccessCredentials';

  it('changes only what the input names', async () => {
    const { payload, answer } = await mutate(
      graph,
      mutation,
      { organizationId, name: 'acme-prod', buckets: ['s3://only/'] },
      credential,
    );
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({
      awsAccessCredential: {
        name: 'acme-prod',
        accessKeyId: 'AKIA-SANDBOX-0001',
        serviceRoleArn: null,
        default: true,
        buckets: ['s3://only/'],
      },
      userErrors: [],
    });
    expect(arrived(graph, 'updateAWSAccessCredentials')).toEqual({
      method: 'PATCH',
      path: '/v1/credentials/acme-genomics/aws/acme-prod',
      body: { name: 'acme-prod', buckets: ['s3://only/'] },
    });
  });

  it('renames, and keeps the default flag', async () => {
    const input = {
      organizationId,
      name: 'acme-prod',
      newName: 'acme-main',
      secretAccessKey: 'rotated-secret',
    };
    const { payload } = await mutate(graph, mutation, input, credential);
    expect(payload?.['awsAccessCredential']).toMatchObject({ name: 'acme-main', default: true });
    expect(arrived(graph, 'updateAWSAccessCredentials').body).toEqual({
      name: 'acme-main',
      secret_access_key: 'rotated-secret',
    });
    expect(arrived(graph, 'checkAWSAccessCredentialsByName').path).toBe(
      '/v1/credentials/acme-genomics/aws/acme-main',
    );
  });

  it('clears with null what can be cleared', async () => {
    const cleared = { accessKeyId: null, serviceRoleArn: null, buckets: null };
    const { payload } = await mutate(
      graph,
      mutation,
      { organizationId, name: 'acme-prod', ...cleared },
      credential,
    );
    expect(payload?.['awsAccessCredential']).toMatchObject({ ...cleared, buckets: [] });
    expect(arrived(graph, 'updateAWSAccessCredentials').body).toEqual({
      name: 'acme-prod',
      access_key_id: '',
      service_role_arn: '',
      buckets: [],
    });
  });

  it('refuses to clear what cannot be, each with its field', async () => {
    const input = { organizationId, name: '', newName: null, secretAccessKey: null, default: null };
    const { payload } = await mutate(graph, mutation, input, credential);
    expect(payload?.userErrors).toEqual([
      { code: 'INVALID', message: 'name must not be empty.', field: ['name'] },
      ...['newName', 'secretAccessKey', 'default'].map((field) => ({
        code: 'INVALID',
        message: `${field} cannot be cleared; leave it out to keep it.`,
        field: [field],
      })),
    ]);
    const empty = await mutate(graph, mutation, {
      organizationId,
      name: 'x',
      newName: '',
      secretAccessKey: '',
    });
    expect(empty.payload?.userErrors.map(({ field }) => field)).toEqual([['newName'], ['secretAccessKey']]);
    expect(tiledbCalls(graph)).toEqual([]);
  });

  it('sends nothing where nothing is to change', async () => {
    const { payload } = await mutate(
      graph,
      mutation,
      { organizationId, name: 'acme-role' },
      'awsAccessCredential { name }',
    );
    expect(payload).toEqual({ awsAccessCredential: { name: 'acme-role' }, userErrors: [] });
    expect(tiledbCalls(graph)).toEqual(['getOrganization', 'checkAWSAccessCredentialsByName']);
  });

  it('says so when there are none of that name, or the new name is taken', async () => {
    const missing = await mutate(
      graph,
      mutation,
      { organizationId, name: 'nope', default: true },
      credential,
    );
    expect(missing.payload).toEqual({
      awsAccessCredential: null,
      userErrors: [
        {
          code: 'NOT_FOUND',
          message: 'credentials nope not found in namespace acme-genomics',
          field: ['name'],
        },
      ],
    });
    const taken = await mutate(graph, mutation, { organizationId, name: 'acme-prod', newName: 'acme-role' });
    expect(taken.payload?.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['newName'] }]);
  });

  it('pins complaints about the name in the body to the name that was new', async () => {
    const message = 'awsAccessCredentials.name in body should be at most 63 chars long';
    const body = { code: 603, message };
    graph.sandbox.addFault({
      api: 'tiledb-v1',
      operationId: 'updateAWSAccessCredentials',
      kind: 'status',
      status: 422,
      body,
    });
    const renaming = await mutate(graph, mutation, { organizationId, name: 'acme-prod', newName: 'x' });
    expect(renaming.payload?.userErrors).toEqual([{ code: 'INVALID', message, field: ['newName'] }]);
    const keeping = await mutate(graph, mutation, { organizationId, name: 'acme-prod', default: true });
    expect(keeping.payload?.userErrors).toEqual([{ code: 'INVALID', message, field: ['name'] }]);
  });
});
