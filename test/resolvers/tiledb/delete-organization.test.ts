import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { arrived, globalId, idOf, mutate } from './support.ts';

const graph = useSandboxGraph();

describe('deleteTileDBOrganization', () => {
  const mutation = 'deleteTileDBOrganization';
  const startGraph = useGraphs();

  it('deletes, says whose id is gone, and later reads do not find it', async () => {
    const organizationId = idOf('beta.lab');
    const { payload, answer } = await mutate(graph, mutation, { organizationId }, 'deletedId');
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({ deletedId: organizationId, userErrors: [] });
    expect(arrived(graph, 'deleteOrganization')).toEqual({
      method: 'DELETE',
      path: '/v1/organizations/77a0c3b4-2a63-4f0d-8d0e-0d4a6f3b1c22',
      body: undefined,
    });
    const { data } = await graph.query('query ($id: ID!) { organization(id: $id) { name } }', {
      id: organizationId,
    });
    expect(data).toEqual({ organization: null });
  });

  it('says so when it is gone already', async () => {
    const { payload } = await mutate(graph, mutation, { organizationId: idOf('nowhere') }, 'deletedId');
    expect(payload).toMatchObject({
      deletedId: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['organizationId'] }],
    });
  });

  it('is forbidden to those who may not', async () => {
    const { payload, answer } = await mutate(
      graph,
      mutation,
      { organizationId: idOf('vela-imaging') },
      'deletedId',
    );
    expect(payload).toBeNull();
    expect(answer.errors[0]?.extensions['code']).toBe('UPSTREAM_FORBIDDEN');
  });

  it('answers with the id of today where the source was renamed', async () => {
    const renamed = await startGraph([
      { ...graph.source('tiledb'), name: 'cloud', previousNames: ['tiledb'] },
    ]);
    const { payload } = await mutate(renamed, mutation, { organizationId: idOf('beta.lab') }, 'deletedId');
    expect(payload?.['deletedId']).toBe(
      globalId('TileDBOrganization', 'cloud', '77a0c3b4-2a63-4f0d-8d0e-0d4a6f3b1c22'),
    );
  });
});
