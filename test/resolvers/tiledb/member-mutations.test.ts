import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { arrived, idOf, mutate, tiledbCalls } from './support.ts';

const graph = useSandboxGraph();
const organizationId = idOf('acme-genomics');
const member = 'user { username role organizationName }';

describe('addTileDBOrganizationUser', () => {
  const mutation = 'addTileDBOrganizationUser';

  it('adds by the organization’s name and reads the new member back', async () => {
    const input = { organizationId, username: 'chen_wei', role: 'READ_WRITE' };
    const { payload, answer } = await mutate(graph, mutation, input, member);
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({
      user: { username: 'chen_wei', role: 'READ_WRITE', organizationName: 'acme-genomics' },
      userErrors: [],
    });
    expect(arrived(graph, 'addUserToOrganization')).toEqual({
      method: 'POST',
      path: '/v1/organizations/acme-genomics/user',
      body: { username: 'chen_wei', role: 'read_write' },
    });
    expect(tiledbCalls(graph)).toEqual(['getOrganization', 'addUserToOrganization', 'getOrganizationUser']);
  });

  it('shows the organization with the new member among the others', async () => {
    const input = { organizationId, username: 'farah_z', role: 'READ_WRITE_DELETE' };
    const { payload } = await mutate(graph, mutation, input, 'organization { users { username } }');
    expect(payload?.['organization']).toEqual({
      users: ['alice.h', 'bruno.k', 'user', 'ewa.n', 'farah_z'].map((username) => ({ username })),
    });
    expect(arrived(graph, 'addUserToOrganization').body).toEqual({
      username: 'farah_z',
      role: 'read_write_delete',
    });
    expect(tiledbCalls(graph)).toEqual(['getOrganization', 'addUserToOrganization', 'getOrganization']);
  });

  it('looks the name up once for several in one request', async () => {
    const { errors } = await graph.query(
      `mutation ($id: ID!) {
        a: addTileDBOrganizationUser(input: { organizationId: $id, username: "chen_wei", role: ADMIN }) { userErrors { code } }
        b: addTileDBOrganizationUser(input: { organizationId: $id, username: "farah_z", role: ADMIN }) { userErrors { code } }
      }`,
      { id: organizationId },
    );
    expect(errors).toEqual([]);
    expect(tiledbCalls(graph)).toEqual(['getOrganization', 'addUserToOrganization', 'addUserToOrganization']);
  });

  it.each([
    ['bruno.k', 'CONFLICT', 'user bruno.k is already a member of acme-genomics'],
    ['nobody', 'NOT_FOUND', 'user nobody not found'],
  ])('puts the vendor’s words about %s at the username', async (username, code, message) => {
    const { payload, answer } = await mutate(
      graph,
      mutation,
      { organizationId, username, role: 'ADMIN' },
      member,
    );
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({ user: null, userErrors: [{ code, message, field: ['username'] }] });
  });

  it('pins what the vendor’s framework says of the role to the role', async () => {
    const message = 'user.role in body should be one of [owner admin read_write read_only]';
    const body = { code: 606, message };
    graph.sandbox.addFault({
      api: 'tiledb-v1',
      operationId: 'addUserToOrganization',
      kind: 'status',
      status: 422,
      body,
    });
    const input = { organizationId, username: 'chen_wei', role: 'READ_WRITE_DELETE' };
    const { payload } = await mutate(graph, mutation, input);
    expect(payload?.userErrors).toEqual([{ code: 'INVALID', message, field: ['role'] }]);
  });

  it('refuses an empty name and an organization that is not there before anything is written', async () => {
    const empty = await mutate(graph, mutation, { organizationId, username: '', role: 'ADMIN' });
    expect(empty.payload?.userErrors).toEqual([
      { code: 'INVALID', message: 'username must not be empty.', field: ['username'] },
    ]);
    const gone = await mutate(graph, mutation, {
      organizationId: idOf('nowhere'),
      username: 'x',
      role: 'ADMIN',
    });
    expect(gone.payload?.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['organizationId'] }]);
    expect(tiledbCalls(graph)).toEqual(['getOrganization']);
  });

  it('is forbidden in the vendor’s `public` organization', async () => {
    const { payload, answer } = await mutate(graph, mutation, {
      organizationId: idOf('public'),
      username: 'x',
      role: 'ADMIN',
    });
    expect(payload).toBeNull();
    expect(answer.errors[0]?.extensions['code']).toBe('UPSTREAM_FORBIDDEN');
  });
});

describe('updateTileDBOrganizationUser', () => {
  const mutation = 'updateTileDBOrganizationUser';

  it('changes the role, also of a member called `user`', async () => {
    const input = { organizationId, username: 'user', role: 'ADMIN' };
    const { payload } = await mutate(graph, mutation, input, member);
    expect(payload).toEqual({
      user: { username: 'user', role: 'ADMIN', organizationName: 'acme-genomics' },
      userErrors: [],
    });
    expect(arrived(graph, 'updateUserInOrganization')).toEqual({
      method: 'PATCH',
      path: '/v1/organizations/acme-genomics/user',
      body: { username: 'user', role: 'admin' },
    });
  });

  it('says so when the member is none', async () => {
    const { payload } = await mutate(
      graph,
      mutation,
      { organizationId, username: 'chen_wei', role: 'ADMIN' },
      member,
    );
    expect(payload).toEqual({
      user: null,
      userErrors: [
        { code: 'NOT_FOUND', message: 'user chen_wei is not a member of acme-genomics', field: ['username'] },
      ],
    });
  });

  it('says so when the last owner would be none any more', async () => {
    const { payload } = await mutate(
      graph,
      mutation,
      { organizationId, username: 'alice.h', role: 'ADMIN' },
      member,
    );
    expect(payload).toEqual({
      user: null,
      userErrors: [
        { code: 'INVALID', message: 'user alice.h is the last owner of acme-genomics', field: ['role'] },
      ],
    });
  });

  it('refuses an empty name', async () => {
    const { payload } = await mutate(graph, mutation, { organizationId, username: '', role: 'ADMIN' });
    expect(payload?.userErrors).toMatchObject([{ code: 'INVALID', field: ['username'] }]);
    expect(tiledbCalls(graph)).toEqual([]);
  });
});

describe('removeTileDBOrganizationUser', () => {
  const mutation = 'removeTileDBOrganizationUser';
  const startGraph = useGraphs();

  it('takes the member out, and the same request sees it', async () => {
    const { payload } = await mutate(
      graph,
      mutation,
      { organizationId, username: 'user' },
      'deletedId organization { user(username: "user") { role } users { username } }',
    );
    expect(payload).toEqual({
      deletedId: 'user',
      organization: { user: null, users: ['alice.h', 'bruno.k', 'ewa.n'].map((username) => ({ username })) },
      userErrors: [],
    });
    expect(arrived(graph, 'deleteUserFromOrganization')).toMatchObject({
      method: 'DELETE',
      path: '/v1/organizations/acme-genomics/user',
    });
    expect(tiledbCalls(graph)).toEqual(['getOrganization', 'deleteUserFromOrganization', 'getOrganization']);
  });

  it.each([
    ['chen_wei', 'NOT_FOUND', 'user chen_wei is not a member of acme-genomics'],
    ['alice.h', 'INVALID', 'user alice.h is the last owner of acme-genomics'],
    ['', 'INVALID', 'username must not be empty.'],
  ])('does not take %j out, and says why', async (username, code, message) => {
    const { payload, answer } = await mutate(graph, mutation, { organizationId, username }, 'deletedId');
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({ deletedId: null, userErrors: [{ code, message, field: ['username'] }] });
  });

  it('lets an account take itself out, though it cannot see the organization any more', async () => {
    const source = {
      ...graph.source('tiledb'),
      auth: { type: 'basic', username: 'bruno.k', password: 'sandbox-tiledb-password-bruno.k' },
    };
    const asBruno = await startGraph([source]);
    const { payload, answer } = await mutate(
      asBruno,
      mutation,
      { organizationId, username: 'bruno.k' },
      'deletedId organization { name }',
    );
    expect(payload).toEqual({ deletedId: 'bruno.k', organization: null, userErrors: [] });
    expect(answer.errors.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['result', 'organization'], 'UPSTREAM_FORBIDDEN'],
    ]);
  });
});
