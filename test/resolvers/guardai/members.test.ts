import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { useStandIns } from '../../support/stand-in.ts';
import { guardaiCalls, idOf, memberSource, sourceAt } from './support.ts';

const guardai = useSandboxGraph();
const startGraph = useGraphs();
const startStandIn = useStandIns();

interface Organization {
  readonly name: string;
  readonly members: readonly Readonly<Record<string, unknown>>[] | null;
}

const membersOf = `query ($id: ID!) {
  organization(id: $id) {
    name
    ... on GuardAIOrganization {
      members {
        id uid name email avatar registered licenseAccepted roles lastLoginDateTime timeUsed
        settings { favoriteProjects notifications }
        organizations { id name nativeId source { name } timeUsed stats { datasetStorage } }
      }
    }
  }
}`;

describe('the members of a GuardAI organization', () => {
  it('have every field of the vendor’s users', async () => {
    const { data, errors } = await guardai.query<{ organization: Organization }>(membersOf, { id: idOf(7) });
    expect(errors).toEqual([]);
    const members = data.organization.members ?? [];
    expect(members.map(({ name }) => name)).toEqual([
      'Dana Visser',
      'Invited Person',
      'Jonas Brandt',
      'Amaia Etxeberria',
    ]);
    expect(members[0]).toMatchObject({
      id: '101',
      uid: 'a3b1c7d0-6e0d-4e0b-9c93-2f1d3b4a5c6d',
      email: 'dana.v@example.com',
      avatar: 'iVBORw0KGgo=',
      registered: true,
      licenseAccepted: true,
      roles: 'ROLE_USER,ROLE_ADMIN',
      timeUsed: 5400,
      settings: { favoriteProjects: [12, 31], notifications: true },
    });
    expect(members[1]).toEqual({
      id: '102',
      uid: 'f0a9b8c7-d6e5-4f4a-8b3c-2d1e0f9a8b7c',
      name: 'Invited Person',
      email: 'invitee@example.com',
      avatar: null,
      registered: false,
      licenseAccepted: false,
      roles: 'ROLE_USER',
      lastLoginDateTime: null,
      timeUsed: 0,
      settings: null,
      organizations: [],
    });
    expect(members[2]).toMatchObject({ lastLoginDateTime: '2022-10-12T16:02:44Z' });
  });

  it('come with their organizations in full, without a call for these', async () => {
    const { data } = await guardai.query<{ organization: Organization }>(membersOf, { id: idOf(7) });
    const [, , jonas] = data.organization.members ?? [];
    expect(jonas?.['organizations']).toEqual([
      {
        id: idOf(3),
        name: 'Kestrel Aviation',
        nativeId: '3',
        source: { name: 'guardai' },
        timeUsed: 7230,
        stats: { datasetStorage: 240 * 1024 ** 3 },
      },
      expect.objectContaining({ id: idOf(7), nativeId: '7' }),
    ]);
    expect(guardaiCalls(guardai.sandbox)).toEqual(['getOrganization', 'getMembers']);
  });

  it('cost one call for each organization of a list', async () => {
    const { data, errors } = await guardai.query<{ organizations: { nodes: Organization[] } }>(`{
      organizations(filter: { vendors: [GUARDAI] }) { nodes { name ... on GuardAIOrganization { members { id } } } }
    }`);
    expect(errors).toEqual([]);
    expect(data.organizations.nodes).toHaveLength(12);
    expect(data.organizations.nodes.flatMap(({ members }) => members ?? [])).toHaveLength(21);
    const calls = guardaiCalls(guardai.sandbox);
    expect(calls.filter((call) => call === 'getMembers')).toHaveLength(12);
    expect(calls).toHaveLength(13);
  });

  it('are asked for at the same time for all organizations of a list', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => index + 1);
    let waiting = 0;
    const allHere = Promise.withResolvers<undefined>();
    const vendor = await startStandIn(async ({ path }) => {
      if (!path.endsWith('/members')) return { body: ids.map((id) => ({ id })) };
      waiting += 1;
      if (waiting === ids.length) allHere.resolve(undefined);
      await allHere.promise;
      return { body: [] };
    });
    const graph = await startGraph([{ ...sourceAt(vendor.baseUrl), maxConcurrency: 12, timeoutMs: 10_000 }]);
    const { data, errors } = await graph.query(
      '{ organizations { nodes { ... on GuardAIOrganization { members { id } } } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ organizations: { nodes: ids.map(() => ({ members: [] })) } });
  });

  it('are asked for once, however often and by whatever way an organization is met', async () => {
    const { errors } = await guardai.query(
      `query ($id: ID!) {
        one: organization(id: $id) { ... on GuardAIOrganization { members { id } again: members { name } } }
        two: organizationByNativeId(source: "guardai", nativeId: "7") {
          ... on GuardAIOrganization { members { organizations { nativeId } } }
        }
      }`,
      { id: idOf(7) },
    );
    expect(errors).toEqual([]);
    expect(guardaiCalls(guardai.sandbox)).toEqual(['getOrganization', 'getMembers']);
  });

  it('are an error of their own field where the source is no administrator', async () => {
    const graph = await startGraph([memberSource(guardai)]);
    const { data, errors } = await graph.query<{ organization: Organization }>(
      'query ($id: ID!) { organization(id: $id) { name ... on GuardAIOrganization { members { id } hpoDefinitions { id } } } }',
      { id: idOf(3) },
    );
    expect(data.organization).toEqual({
      name: 'Kestrel Aviation',
      members: null,
      hpoDefinitions: [{ id: 1 }, { id: 2 }, { id: 3 }],
    });
    expect(errors).toEqual([
      {
        message: expect.stringContaining('getMembers'),
        path: ['organization', 'members'],
        locations: expect.anything(),
        extensions: { code: 'UPSTREAM_FORBIDDEN', source: 'guardai', httpStatus: 403, retryable: false },
      },
    ]);
  });

  it('fail for one organization without failing for the next', async () => {
    const vendor = await startStandIn(({ path }) => {
      if (path.endsWith('/1/members')) return { status: 403 };
      return { body: path.endsWith('/members') ? [{ id: 101 }] : [{ id: 1 }, { id: 2 }] };
    });
    const graph = await startGraph([sourceAt(vendor.baseUrl)]);
    const { data, errors } = await graph.query(
      '{ organizations { nodes { ... on GuardAIOrganization { members { id } } } } }',
    );
    expect(data).toEqual({ organizations: { nodes: [{ members: null }, { members: [{ id: '101' }] }] } });
    expect(errors).toMatchObject([{ path: ['organizations', 'nodes', 0, 'members'] }]);
  });

  it('keep ids that a JavaScript number cannot hold', async () => {
    const vendor = await startStandIn(({ path }) =>
      path.endsWith('/members')
        ? { body: '[{"id": 9007199254740993, "settings": {"favoriteProjects": [9223372036854775807]}}]' }
        : { body: '{"id": 9007199254740995}' },
    );
    const graph = await startGraph([sourceAt(vendor.baseUrl)]);
    const { data } = await graph.query(
      `{ organizationByNativeId(source: "guardai", nativeId: "9007199254740995") {
        nativeId
        ... on GuardAIOrganization { members { id settings { favoriteProjects } organizations { id } } }
      } }`,
    );
    expect(data).toEqual({
      organizationByNativeId: {
        nativeId: '9007199254740995',
        members: [
          {
            id: '9007199254740993',
            settings: { favoriteProjects: ['9223372036854775807'] },
            organizations: [],
          },
        ],
      },
    });
    expect(vendor.received.at(-1)?.path).toBe('/api/v1/organizations/9007199254740995/members');
  });
});
