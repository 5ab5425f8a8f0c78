import { describe, expect, it } from '@jest/globals';
import { useGraphs } from '../../support/graph.ts';
import { useStandIns } from '../../support/stand-in.ts';

const startGraph = useGraphs();
const startStandIn = useStandIns();
const auth = { type: 'bearer', token: 'stand-in-token' };

describe('a new GuardAI organization of which the answer tells the id alone', () => {
  it('is looked up by that id', async () => {
    const vendor = await startStandIn(({ method, path }) =>
      method === 'POST'
        ? { status: 201, body: { id: 7 } }
        : path === '/api/v1/organizations/7'
          ? { body: { id: 7, name: 'Lab' } }
          : { status: 403 },
    );
    const graph = await startGraph([{ name: 'guardai', api: 'guardai-v1', baseUrl: vendor.baseUrl, auth }]);
    const { data, errors } = await graph.query(
      'mutation { addGuardAIOrganization(input: { source: "guardai", name: "Lab" }) { organization { nativeId name } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ addGuardAIOrganization: { organization: { nativeId: '7', name: 'Lab' } } });
  });
});
