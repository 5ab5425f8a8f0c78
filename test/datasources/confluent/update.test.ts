import { describe, expect, it } from '@jest/globals';
import { useGraphs } from '../../support/graph.ts';
import { useStandIns } from '../../support/stand-in.ts';
import { confluentAt, globalId, organization } from './list-reply.ts';

const startGraph = useGraphs();
const startStandIn = useStandIns();

const change = `
  updateConfluentOrganization(input: { organizationId: $id, displayName: "New" }) {
    organization { name }
    userErrors { message }
  }`;
const empty = 'updateConfluentOrganization(input: { organizationId: $id }) { organization { name } }';

describe('an update of a Confluent organization', () => {
  it('is done where the answer has no body: the organization is looked up', async () => {
    const vendor = await startStandIn(({ method }) =>
      method === 'PATCH' ? { status: 204 } : { body: { ...organization(1), display_name: 'New' } },
    );
    const graph = await startGraph([confluentAt(vendor.baseUrl)]);
    const { data, errors } = await graph.query(`mutation ($id: ID!) { ${change} }`, { id: globalId('o-1') });
    expect(errors).toEqual([]);
    expect(data).toEqual({ updateConfluentOrganization: { organization: { name: 'New' }, userErrors: [] } });
  });

  it('is done where the answer cannot be read', async () => {
    const vendor = await startStandIn(({ method }) => ({
      body: method === 'PATCH' ? { display_name: 7 } : { ...organization(1), display_name: 'New' },
    }));
    const graph = await startGraph([confluentAt(vendor.baseUrl)]);
    const { data, errors } = await graph.query(`mutation ($id: ID!) { ${change} }`, { id: globalId('o-1') });
    expect(errors).toEqual([]);
    expect(data).toEqual({ updateConfluentOrganization: { organization: { name: 'New' }, userErrors: [] } });
  });

  it.each([
    [500, 'UPSTREAM_UNAVAILABLE'],
    [422, 'UPSTREAM_REJECTED'],
  ])('is done and recorded so where looking it up fails: %i', async (status, code) => {
    const vendor = await startStandIn(({ method }) => ({ status: method === 'PATCH' ? 204 : status }));
    const graph = await startGraph([confluentAt(vendor.baseUrl)]);
    const { data, errors } = await graph.query(`mutation ($id: ID!) { ${change} }`, { id: globalId('o-1') });
    expect(data).toEqual({ updateConfluentOrganization: { organization: null, userErrors: [] } });
    expect(errors).toMatchObject([
      { path: ['updateConfluentOrganization', 'organization'], extensions: { code } },
    ]);
    const log = await graph.query<{ auditLog: { nodes: unknown[] } }>(
      '{ auditLog(first: 1) { nodes { outcome callCount } } }',
    );
    expect(log.data.auditLog.nodes).toEqual([{ outcome: 'SUCCEEDED', callCount: 1 }]);
  });

  it('makes later reads ask again, also where nobody knows whether it was done', async () => {
    let name = 'Old';
    const vendor = await startStandIn(({ method }) => {
      if (method !== 'PATCH') return { body: { ...organization(1), display_name: name } };
      name = 'New';
      return { status: 502 };
    });
    const graph = await startGraph([confluentAt(vendor.baseUrl)]);
    const { data } = await graph.query(`mutation ($id: ID!) { a: ${empty} b: ${change} c: ${empty} }`, {
      id: globalId('o-1'),
    });
    expect(data).toMatchObject({
      a: { organization: { name: 'Old' } },
      c: { organization: { name: 'New' } },
    });
  });
});
