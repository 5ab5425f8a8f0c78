import { describe, expect, it } from '@jest/globals';
import type { Scope } from '../../src/core/caller.ts';
import { encodeGlobalId } from '../../src/core/ids.ts';
import { useGuardedSandbox } from './guarded-sandbox.ts';

const guarded = useGuardedSandbox();

const tiledb = encodeGlobalId({
  typename: 'TileDBOrganization',
  source: 'tiledb',
  nativeId: '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11',
});
const guardai = encodeGlobalId({ typename: 'GuardAIOrganization', source: 'guardai', nativeId: '7' });
const ref = '9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10';

function dataAt(data: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | null)?.[key], data);
}

interface Read {
  readonly field: string;
  readonly query: string;
  readonly scope: Scope;
  /** What must answer all the same: `sibling` at the same place. */
  readonly at: string;
  readonly sibling: string;
  /** The call it would cost. */
  readonly call?: string;
}

const reads: readonly Read[] = [
  {
    field: 'TileDBOrganization.users',
    query: `{ organization(id: "${tiledb}") { name ... on TileDBOrganization { users { username } } } }`,
    scope: 'members:read',
    at: 'organization.users',
    sibling: 'organization.name',
  },
  {
    field: 'TileDBOrganization.user',
    query: `{ organization(id: "${tiledb}") { name ... on TileDBOrganization { user(username: "bruno.k") { role } } } }`,
    scope: 'members:read',
    at: 'organization.user',
    sibling: 'organization.name',
  },
  {
    field: 'TileDBOrganization.awsAccessCredentials',
    query: `{ organization(id: "${tiledb}") { name ... on TileDBOrganization { awsAccessCredentials { name } } } }`,
    scope: 'credentials:read',
    at: 'organization.awsAccessCredentials',
    sibling: 'organization.name',
    call: 'checkAWSAccessCredentials',
  },
  {
    field: 'RocksetOrganization.externalId',
    query:
      '{ organization: organizationByNativeId(source: "rockset", nativeId: "self") { name ... on RocksetOrganization { externalId } } }',
    scope: 'credentials:read',
    at: 'organization.externalId',
    sibling: 'organization.name',
  },
  {
    field: 'GuardAIOrganization.members',
    query: `{ organization(id: "${guardai}") { name ... on GuardAIOrganization { members { name } } } }`,
    scope: 'members:read',
    at: 'organization.members',
    sibling: 'organization.name',
    call: 'getMembers',
  },
  {
    field: 'GuardAIOrganization.files',
    query: `{ organization(id: "${guardai}") { name ... on GuardAIOrganization { files { usage downloadUrl } } } }`,
    scope: 'files:read',
    at: 'organization.files',
    sibling: 'organization.name',
    call: 'getOrganizationFileUsage',
  },
  {
    field: 'Source.health',
    query: `{ organization(id: "${guardai}") { name source { name health { status } } } }`,
    scope: 'sources:read',
    at: 'organization.source.health',
    sibling: 'organization.source.name',
  },
  {
    field: 'Source.health of coverage',
    query: '{ organizations(first: 1) { nodes { name } coverage { source { name health { status } } } } }',
    scope: 'sources:read',
    at: 'organizations.coverage.0.source.health',
    sibling: 'organizations.coverage.0.source.name',
  },
  {
    field: 'Query.organization',
    query: `{ organization(id: "${guardai}") { name } source(name: "guardai") { name } }`,
    scope: 'organizations:read',
    at: 'organization',
    sibling: 'source.name',
    call: 'getOrganization',
  },
  {
    field: 'Query.node',
    query: `{ node(id: "${tiledb}") { id } source(name: "guardai") { name } }`,
    scope: 'organizations:read',
    at: 'node',
    sibling: 'source.name',
    call: 'getOrganization',
  },
];

describe.each(reads)('$field', ({ query, scope, at, sibling, call }) => {
  it(`is given to callers with ${scope}`, async () => {
    const { errors, data } = await guarded.as('organizations:read', 'sources:read', scope)(query);
    expect(errors).toEqual([]);
    expect(dataAt(data, at)).toEqual(expect.anything());
    expect(guarded.calls().some((name) => call !== undefined && name.endsWith(` ${call}`))).toBe(
      call !== undefined,
    );
  });

  it(`is FORBIDDEN without ${scope}, at no cost, and what stands beside it is answered`, async () => {
    const { status, errors, data } = await guarded.without(scope)(query);
    expect(status).toBe(200);
    expect(dataAt(data, at)).toBeNull();
    expect(dataAt(data, sibling)).toEqual(expect.any(String));
    expect(errors.length).toBeGreaterThan(0);
    for (const { message, extensions } of errors) {
      expect(extensions).toEqual({ code: 'FORBIDDEN', requiredScopes: [[scope]] });
      expect(message).toContain(`needs the scope "${scope}"`);
    }
    expect(guarded.calls().filter((name) => name.endsWith(` ${call ?? 'none'}`))).toEqual([]);
  });
});

interface Write {
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly scope: Scope;
  /** The vendor's name of it. */
  readonly call: string;
}

const writes: readonly Write[] = [
  {
    mutation: 'updateTileDBOrganization',
    input: { organizationId: tiledb, description: 'new' },
    scope: 'organizations:write',
    call: 'updateOrganization',
  },
  {
    mutation: 'addTileDBOrganizationUser',
    input: { organizationId: tiledb, username: 'chen_wei', role: 'READ_WRITE' },
    scope: 'members:write',
    call: 'addUserToOrganization',
  },
  {
    mutation: 'addTileDBAwsAccessCredentials',
    input: {
      organizationId: tiledb,
      name: 'fresh',
      accessKeyId: 'AKIAEXAMPLE',
      secretAccessKey: 'top-secret-value',
    },
    scope: 'credentials:write',
    call: 'addAWSAccessCredentials',
  },
  {
    mutation: 'refreshGuardAIOrganizationStats',
    input: { organizationId: guardai },
    scope: 'organizations:write',
    call: 'updateOrgStats',
  },
  {
    mutation: 'renameGuardAIOrganizationFile',
    input: { organizationId: guardai, type: 'classmapping', ref, name: 'new.json' },
    scope: 'files:write',
    call: 'renameOrganizationFile',
  },
  {
    mutation: 'deleteGuardAIOrganization',
    input: { organizationId: guardai },
    scope: 'organizations:write',
    call: 'deleteOrganization',
  },
];

describe.each(writes)('$mutation', ({ mutation, input, scope, call }) => {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { message } } }`;

  it(`is done for callers with ${scope}, who need nothing else`, async () => {
    const { errors, data } = await guarded.as(scope)(document, { input });
    expect(errors).toEqual([]);
    expect(data).toEqual({ [mutation]: { userErrors: [] } });
    expect(guarded.sandbox.requests({ operationId: call })).toHaveLength(1);
  });

  it(`is FORBIDDEN without ${scope}, and no vendor hears of it`, async () => {
    const { errors, data } = await guarded.without(scope)(document, { input });
    expect(data).toEqual({ [mutation]: null });
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'FORBIDDEN', requiredScopes: [[scope]] },
    ]);
    expect(guarded.sandbox.requests()).toEqual([]);
  });
});

describe('a mutation’s payload', () => {
  it('shows only what its caller may read, and does not read the rest', async () => {
    const { errors, data } = await guarded.as('members:write')(
      `mutation ($id: ID!) {
        addTileDBOrganizationUser(input: { organizationId: $id, username: "chen_wei", role: READ_WRITE }) {
          userErrors { message } user { username } organization { name }
        }
      }`,
      { id: tiledb },
    );
    expect(data).toEqual({ addTileDBOrganizationUser: { userErrors: [], user: null, organization: null } });
    expect(errors.map(({ path, extensions }) => [path?.join('.'), extensions['requiredScopes']])).toEqual([
      ['addTileDBOrganizationUser.user', [['members:read']]],
      ['addTileDBOrganizationUser.organization', [['organizations:read']]],
    ]);
    expect(guarded.calls().at(-1)).toBe('tiledb-v1 addUserToOrganization');
  });
});

describe('admin', () => {
  it('is every scope', async () => {
    const { errors, data } = await guarded.as('admin')(
      `mutation ($id: ID!) {
        addTileDBOrganizationUser(input: { organizationId: $id, username: "chen_wei", role: READ_WRITE }) {
          user { username } organization { name source { health { status } } }
        }
      }`,
      { id: tiledb },
    );
    expect(errors).toEqual([]);
    expect(dataAt(data, 'addTileDBOrganizationUser.user.username')).toBe('chen_wei');
  });
});

describe('a caller without any scope', () => {
  it('gets nothing but names of types', async () => {
    const { data, errors } = await guarded.as()(
      '{ __typename node(id: "x") { id } source(name: "tiledb") { name } }',
    );
    expect(data).toEqual({ __typename: 'Query', node: null, source: null });
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'FORBIDDEN', requiredScopes: [['organizations:read']] },
      { code: 'FORBIDDEN', requiredScopes: [['organizations:read'], ['sources:read']] },
    ]);
  });
});
