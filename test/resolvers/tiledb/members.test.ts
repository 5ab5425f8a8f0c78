import { describe, expect, it } from '@jest/globals';
import { useSandboxGraph } from '../../support/graph.ts';
import { idOf, tiledbCalls } from './support.ts';

const graph = useSandboxGraph();

const user = 'userId organizationId username organizationName role allowedActions userFullName userEmail';

describe('members of a TileDB organization', () => {
  it('come with the organization and cost no further call', async () => {
    const { data, errors } = await graph.query(
      `query ($id: ID!) { organization(id: $id) { ... on TileDBOrganization {
        users { username role } one: user(username: "user") { ${user} } none: user(username: "chen_wei") { role } } } }`,
      { id: idOf('acme-genomics') },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      organization: {
        users: [
          { username: 'alice.h', role: 'OWNER' },
          { username: 'bruno.k', role: 'READ_WRITE' },
          { username: 'user', role: 'READ_ONLY' },
          { username: 'ewa.n', role: 'ADMIN' },
        ],
        one: {
          userId: '2e5d9c74-41fa-4c38-95e6-8a6b0d2f4c07',
          organizationId: '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11',
          username: 'user',
          organizationName: 'acme-genomics',
          role: 'READ_ONLY',
          allowedActions: ['READ', 'READ_ARRAY_LOGS', 'READ_JOB_LOGS', 'RUN_JOB'],
          userFullName: 'Ursula Serrano',
          userEmail: 'user@sandbox.example',
        },
        none: null,
      },
    });
    expect(tiledbCalls(graph)).toEqual(['getOrganization']);
  });

  it('of all organizations of a list cost one call each, however they are asked for', async () => {
    const { data, errors } = await graph.query<{ organizations: { nodes: Record<string, unknown>[] } }>(
      `{ organizations(filter: { sources: ["tiledb"] }) { nodes { name ... on TileDBOrganization {
        users { username } alice: user(username: "alice.h") { role } again: user(username: "alice.h") { username }
        bruno: user(username: "bruno.k") { role } } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.organizations.nodes).toHaveLength(6);
    expect(data.organizations.nodes[1]).toEqual({
      name: 'vela-imaging',
      users: ['chen_wei', 'alice.h', 'bruno.k', 'farah_z'].map((username) => ({ username })),
      alice: { role: 'ADMIN' },
      again: { username: 'alice.h' },
      bruno: { role: 'READ_WRITE_DELETE' },
    });
    expect(tiledbCalls(graph).sort()).toEqual([
      'getAllOrganizations',
      ...Array<string>(6).fill('getOrganization'),
    ]);
  });

  it('are got one by one where only one name is wanted, and `user` is a name like any other', async () => {
    const { data, errors } = await graph.query<{ organizations: { nodes: unknown[] } }>(
      `{ organizations(filter: { sources: ["tiledb"] }, first: 2) { nodes { ... on TileDBOrganization {
        user(username: "user") { role } } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.organizations.nodes).toEqual([{ user: { role: 'READ_ONLY' } }, { user: null }]);
    expect(tiledbCalls(graph)).toEqual(['getAllOrganizations', 'getOrganizationUser', 'getOrganizationUser']);
    expect(
      graph.sandbox
        .requests({ operationId: 'getOrganizationUser' })
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['/v1/organizations/acme-genomics/user', '/v1/organizations/vela-imaging/user']);
  });

  it('are one GET of the organization where two names are wanted', async () => {
    const { data } = await graph.query<{ organizations: { nodes: unknown[] } }>(
      `{ organizations(filter: { sources: ["tiledb"] }, first: 1) { nodes { ... on TileDBOrganization {
        bruno: user(username: "bruno.k") { role } ewa: user(username: "ewa.n") { role } } } } }`,
    );
    expect(data.organizations.nodes).toEqual([{ bruno: { role: 'READ_WRITE' }, ewa: { role: 'ADMIN' } }]);
    expect(tiledbCalls(graph)).toEqual(['getAllOrganizations', 'getOrganization']);
  });

  it('that cannot be had are an error of their field alone', async () => {
    graph.sandbox.addFault({ api: 'tiledb-v1', operationId: 'getOrganization', kind: 'status', status: 500 });
    const { data, errors } = await graph.query<{ organizations: { nodes: unknown[] } }>(
      `{ organizations(filter: { sources: ["tiledb"] }, first: 1) { nodes { name ... on TileDBOrganization {
        users { username } awsAccessCredential(name: "acme-prod") { name } } } } }`,
    );
    expect(data.organizations.nodes).toEqual([
      { name: 'acme-genomics', users: null, awsAccessCredential: { name: 'acme-prod' } },
    ]);
    expect(errors.map(({ path, extensions }) => [path, extensions['code'], extensions['source']])).toEqual([
      [['organizations', 'nodes', 0, 'users'], 'UPSTREAM_UNAVAILABLE', 'tiledb'],
    ]);
  });

  it('are not null but an error where the base URL leads to another API', async () => {
    const body = { code: 404, message: 'path /v1/organizations/acme-genomics/bruno.k was not found' };
    const fault = {
      api: 'tiledb-v1',
      operationId: 'getOrganizationUser',
      kind: 'status',
      status: 404,
      body,
    } as const;
    graph.sandbox.addFault(fault);
    const { errors } = await graph.query(
      `{ organizations(filter: { sources: ["tiledb"] }, first: 1) { nodes { ... on TileDBOrganization {
        user(username: "bruno.k") { role } } } } }`,
    );
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['UPSTREAM_REJECTED']);
  });
});

describe('a list that tells the members', () => {
  const graphs = useSandboxGraph({ modes: { tiledb: { listWithUsers: true } } });

  it('makes every further call for them needless', async () => {
    const { data } = await graphs.query<{ organizations: { nodes: unknown[] } }>(
      `{ organizations(filter: { sources: ["tiledb"] }) { nodes { ... on TileDBOrganization {
        users { username } user(username: "bruno.k") { role } } } } }`,
    );
    expect(data.organizations.nodes).toHaveLength(6);
    expect(tiledbCalls(graphs)).toEqual(['getAllOrganizations']);
  });
});
