import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { arrived, guardaiCalls, idOf, memberSource, mutate } from './support.ts';

const startGraph = useGraphs();

describe.each([
  { answers: '200, whatever there was', created: false, repeatedDelete: 200 },
  { answers: '204, and 404 for what is gone', created: true, repeatedDelete: 404 },
] as const)('deleting organizations of a GuardAI that answers $answers', ({ created, repeatedDelete }) => {
  const guardai = useSandboxGraph({ modes: { guardai: { created, repeatedDelete } } });

  it('tells the global id of what is gone', async () => {
    const { payload, answer } = await mutate(
      guardai,
      'deleteGuardAIOrganization',
      { organizationId: idOf(7) },
      'deletedId',
    );
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({ deletedId: idOf(7), userErrors: [] });
    expect(arrived(guardai.sandbox, 'deleteOrganization')).toEqual({
      method: 'DELETE',
      path: '/api/v1/organizations/7',
      query: {},
      body: undefined,
    });
    const { data } = await guardai.query('query ($id: ID!) { organization(id: $id) { id } }', {
      id: idOf(7),
    });
    expect(data).toEqual({ organization: null });
  });

  it('counts what is gone already as deleted', async () => {
    const input = { organizationId: idOf(99) };
    const { payload, answer } = await mutate(guardai, 'deleteGuardAIOrganization', input, 'deletedId');
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({ deletedId: idOf(99), userErrors: [] });
    expect(guardaiCalls(guardai.sandbox)).toEqual(['deleteOrganization']);
  });
});

describe('deleting a GuardAI organization', () => {
  const guardai = useSandboxGraph();

  it('is UPSTREAM_FORBIDDEN for a source that is no administrator, and deletes nothing', async () => {
    const graph = await startGraph([memberSource(guardai)]);
    const { payload, answer } = await mutate(
      graph,
      'deleteGuardAIOrganization',
      { organizationId: idOf(7) },
      'deletedId',
    );
    expect(payload).toBeNull();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_FORBIDDEN' } }]);
    const { data } = await guardai.query('query ($id: ID!) { organization(id: $id) { id } }', {
      id: idOf(7),
    });
    expect(data).toEqual({ organization: { id: idOf(7) } });
  });

  it('tells a refusal in the vendor’s words, without a deleted id', async () => {
    const body = { status: 409, error: 'Conflict', message: 'The organization has running tests' };
    guardai.sandbox.addFault({
      api: 'guardai-v1',
      operationId: 'deleteOrganization',
      kind: 'status',
      status: 409,
      body,
    });
    const { payload } = await mutate(
      guardai,
      'deleteGuardAIOrganization',
      { organizationId: idOf(7) },
      'deletedId',
    );
    expect(payload).toEqual({
      deletedId: null,
      userErrors: [{ code: 'CONFLICT', message: 'The organization has running tests', field: null }],
    });
  });

  it('refuses an id that is no whole number, though the server might read it as one', async () => {
    for (const nativeId of ['007', '+7', '7 ', '1e1']) {
      const { answer } = await mutate(guardai, 'deleteGuardAIOrganization', {
        organizationId: idOf(nativeId),
      });
      expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
    expect(guardaiCalls(guardai.sandbox)).toEqual([]);
  });
});

describe('refreshing the statistics of a GuardAI organization', () => {
  const guardai = useSandboxGraph();
  const numbers = 'organization { timeUsed stats { datasetStorage projectStorage } }';

  it('has GuardAI recompute them, then reads them', async () => {
    const read = () =>
      guardai.query<{ organization: { timeUsed: number } }>(
        'query ($id: ID!) { organization(id: $id) { ... on GuardAIOrganization { timeUsed } } }',
        { id: idOf(7) },
      );
    expect((await read()).data.organization).toEqual({ timeUsed: 86_400 });
    guardai.sandbox.clearRequests();

    const input = { organizationId: idOf(7) };
    const { payload, answer } = await mutate(guardai, 'refreshGuardAIOrganizationStats', input, numbers);
    expect(answer.errors).toEqual([]);
    expect(payload).toMatchObject({ organization: { timeUsed: 88_200 }, userErrors: [] });
    expect(guardaiCalls(guardai.sandbox)).toEqual(['updateOrgStats', 'getOrganization']);
    expect(arrived(guardai.sandbox, 'updateOrgStats')).toMatchObject({
      method: 'GET',
      path: '/api/v1/organizations/7/stat',
    });
    expect((await read()).data.organization).toEqual({ timeUsed: 88_200 });
  });

  it('is done each time it is asked for', async () => {
    const { errors } = await guardai.query(
      `mutation ($id: ID!) {
        a: refreshGuardAIOrganizationStats(input: { organizationId: $id }) { organization { timeUsed } }
        b: refreshGuardAIOrganizationStats(input: { organizationId: $id }) { organization { timeUsed } }
      }`,
      { id: idOf(9) },
    );
    expect(errors).toEqual([]);
    expect(guardaiCalls(guardai.sandbox)).toEqual([
      'updateOrgStats',
      'getOrganization',
      'updateOrgStats',
      'getOrganization',
    ]);
  });

  it('is reported as done though the organization cannot be read afterwards', async () => {
    guardai.sandbox.addFault({
      api: 'guardai-v1',
      operationId: 'getOrganization',
      kind: 'status',
      status: 500,
    });
    const input = { organizationId: idOf(7) };
    const { payload, answer } = await mutate(guardai, 'refreshGuardAIOrganizationStats', input, numbers);
    expect(payload).toEqual({ organization: null, userErrors: [] });
    expect(answer.errors).toMatchObject([{ path: ['result', 'organization'] }]);
  });

  it('tells that the organization is not there', async () => {
    const { payload } = await mutate(guardai, 'refreshGuardAIOrganizationStats', {
      organizationId: idOf(99),
    });
    expect(payload?.userErrors).toEqual([
      { code: 'NOT_FOUND', message: 'Organization 99 was not found', field: ['organizationId'] },
    ]);
  });

  it('is UPSTREAM_FORBIDDEN for a source that is no administrator', async () => {
    const graph = await startGraph([memberSource(guardai)]);
    const { answer } = await mutate(graph, 'refreshGuardAIOrganizationStats', { organizationId: idOf(7) });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_FORBIDDEN' } }]);
  });
});
