import { describe, expect, it } from '@jest/globals';
import { useSandboxGraph } from '../../support/graph.ts';
import { arrived, globalId, idOf, mutate, tiledbCalls } from './support.ts';

const graph = useSandboxGraph();
const organization = `organization { id nativeId name description logo defaultS3Path defaultS3PathCredentialsName }`;
const nameRule = 'name must be 1 to 63 of the letters a to z and A to Z, digits, "_", "." and "-".';

describe('updateTileDBOrganization', () => {
  const mutation = 'updateTileDBOrganization';
  const organizationId = idOf('acme-genomics');

  it('changes only what the input names, and sends the present name along', async () => {
    const { payload, answer } = await mutate(
      graph,
      mutation,
      { organizationId, description: 'New' },
      organization,
    );
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({
      organization: {
        id: organizationId,
        nativeId: '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11',
        name: 'acme-genomics',
        description: 'New',
        logo: 'https://cdn.sandbox.example/acme.png',
        defaultS3Path: 's3://acme-tiledb/default/',
        defaultS3PathCredentialsName: 'acme-prod',
      },
      userErrors: [],
    });
    expect(arrived(graph, 'updateOrganization')).toEqual({
      method: 'PATCH',
      path: '/v1/organizations/5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11',
      body: { name: 'acme-genomics', description: 'New' },
    });
    expect(tiledbCalls(graph)).toEqual(['getOrganization', 'updateOrganization', 'getOrganization']);
  });

  it('renames without a look beforehand, and the id stays', async () => {
    const { payload } = await mutate(
      graph,
      mutation,
      { organizationId, name: 'acme-2' },
      'organization { id name }',
    );
    expect(payload).toEqual({ organization: { id: organizationId, name: 'acme-2' }, userErrors: [] });
    expect(arrived(graph, 'updateOrganization').body).toEqual({ name: 'acme-2' });
    expect(tiledbCalls(graph)).toEqual(['updateOrganization', 'getOrganization']);
  });

  it('clears with null what can be cleared', async () => {
    const cleared = {
      description: null,
      logo: null,
      defaultS3Path: null,
      defaultS3PathCredentialsName: null,
    };
    const { payload } = await mutate(graph, mutation, { organizationId, ...cleared }, organization);
    expect(payload?.['organization']).toMatchObject({ name: 'acme-genomics', ...cleared });
    expect(arrived(graph, 'updateOrganization').body).toEqual({
      name: 'acme-genomics',
      description: '',
      logo: '',
      default_s3_path: '',
      default_s3_path_credentials_name: '',
    });
  });

  it('refuses to clear the name', async () => {
    const { payload } = await mutate(
      graph,
      mutation,
      { organizationId, name: null, description: 'x' },
      organization,
    );
    expect(payload).toEqual({
      organization: null,
      userErrors: [
        { code: 'INVALID', message: 'name cannot be cleared; leave it out to keep it.', field: ['name'] },
      ],
    });
    expect(tiledbCalls(graph)).toEqual([]);
  });

  it('refuses a name that breaks the limits, and one that is taken', async () => {
    const broken = await mutate(graph, mutation, { organizationId, name: 'a b' });
    expect(broken.payload?.userErrors).toEqual([{ code: 'INVALID', message: nameRule, field: ['name'] }]);
    const taken = await mutate(graph, mutation, { organizationId, name: 'vela-imaging' });
    expect(taken.payload?.userErrors).toEqual([
      { code: 'CONFLICT', message: 'organization name vela-imaging is already taken', field: ['name'] },
    ]);
  });

  it('sends nothing where nothing is to change', async () => {
    const { payload } = await mutate(graph, mutation, { organizationId }, 'organization { name }');
    expect(payload).toEqual({ organization: { name: 'acme-genomics' }, userErrors: [] });
    expect(tiledbCalls(graph)).toEqual(['getOrganization']);
  });

  it('says so when there is no such organization, whether it looks beforehand or not', async () => {
    const gone = idOf('nowhere');
    const looked = await mutate(graph, mutation, { organizationId: gone, description: 'x' }, organization);
    const sent = await mutate(graph, mutation, { organizationId: gone, name: 'x' }, organization);
    for (const { payload, answer } of [looked, sent]) {
      expect(answer.errors).toEqual([]);
      expect(payload).toMatchObject({
        organization: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['organizationId'] }],
      });
    }
    expect(tiledbCalls(graph)).toEqual(['getOrganization', 'updateOrganization']);
  });

  it('leaves the vendor’s `public` organization to the vendor', async () => {
    const { payload, answer } = await mutate(graph, mutation, {
      organizationId: idOf('public'),
      description: 'ours',
    });
    expect(payload).toBeNull();
    expect(answer.errors[0]?.extensions).toMatchObject({
      code: 'UPSTREAM_FORBIDDEN',
      source: 'tiledb',
      httpStatus: 403,
    });
  });

  it('refuses ids of anything else', async () => {
    const ids = [
      globalId('RocksetOrganization', 'rockset', 'self'),
      globalId('RocksetOrganization', 'tiledb', '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11'),
      'acme-genomics',
    ];
    for (const id of ids) {
      const { answer } = await mutate(graph, mutation, { organizationId: id, name: 'x' });
      expect(answer.errors[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: 'input.organizationId',
      });
    }
    expect(tiledbCalls(graph)).toEqual([]);
  });

  it('shows later fields of the same request the new name, and addresses members by it', async () => {
    const { data, errors } = await graph.query(
      `mutation ($id: ID!) {
        first: updateTileDBOrganization(input: { organizationId: $id, name: "acme-2" }) { organization { name users { username } } }
        second: addTileDBOrganizationUser(input: { organizationId: $id, username: "chen_wei", role: ADMIN }) {
          organization { name users { username organizationName } } }
      }`,
      { id: organizationId },
    );
    expect(errors).toEqual([]);
    expect(arrived(graph, 'addUserToOrganization').path).toBe('/v1/organizations/acme-2/user');
    const { first, second } = data as Record<string, { organization: { users: unknown[] } }>;
    expect(first?.organization.users).toHaveLength(4);
    expect(second?.organization.users).toHaveLength(5);
    expect(second?.organization.users[4]).toEqual({ username: 'chen_wei', organizationName: 'acme-2' });
  });
});

describe('updateTileDBOrganization at a server that demands a name', () => {
  const strict = useSandboxGraph({ modes: { tiledb: { patchRequiresName: true } } });

  it('is accepted', async () => {
    const input = { organizationId: idOf('acme-genomics'), logo: 'data:image/png;base64,AA==' };
    const { payload } = await mutate(strict, 'updateTileDBOrganization', input, 'organization { logo }');
    expect(payload).toEqual({ organization: { logo: 'data:image/png;base64,AA==' }, userErrors: [] });
  });
});
