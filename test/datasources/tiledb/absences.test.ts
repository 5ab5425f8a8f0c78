import { describe, expect, it } from '@jest/globals';
import { encodeGlobalId } from '../../../src/core/ids.ts';
import { useGraphs } from '../../support/graph.ts';
import { useStandIns } from '../../support/stand-in.ts';

const startGraph = useGraphs();
const startStandIn = useStandIns();
const auth = { type: 'api-key', key: 'stand-in-key' };
const id = encodeGlobalId({ typename: 'TileDBOrganization', source: 'tiledb', nativeId: 'u-1' });

async function graphAt(answers: Readonly<Record<string, object>>) {
  const vendor = await startStandIn(({ path }) => answers[path] ?? { status: 404 });
  return startGraph([{ name: 'tiledb', api: 'tiledb-v1', baseUrl: vendor.baseUrl, auth }]);
}

describe('what TileDB does not have', () => {
  it('is null, also where a 404 has its own status as its code', async () => {
    const body = { code: 404, message: 'organization u-1 does not exist' };
    const graph = await graphAt({ '/v1/organizations/u-1': { status: 404, body } });
    const { data, errors } = await graph.query('query ($id: ID!) { organization(id: $id) { id } }', { id });
    expect(errors).toEqual([]);
    expect(data).toEqual({ organization: null });
  });

  it('is null for the credentials of a namespace that it does not know', async () => {
    const body = { code: 5004, message: 'namespace acme was not found', request_id: 'r-1' };
    const graph = await graphAt({
      '/v1/organizations/u-1': { body: { id: 'u-1', name: 'acme' } },
      '/v1/credentials/acme/aws': { status: 404, body },
    });
    const { data, errors } = await graph.query(
      'query ($id: ID!) { organization(id: $id) { ... on TileDBOrganization { awsAccessCredentials { name } } } }',
      { id },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ organization: { awsAccessCredentials: null } });
  });

  it('does not include a member whom the organization’s own answer leaves out', async () => {
    const graph = await graphAt({
      '/v1/organizations/u-1': { body: { id: 'u-1', name: 'acme' } },
      '/v1/organizations/acme/bob': { body: { role: 'admin' } },
    });
    const { data, errors } = await graph.query(
      'query ($id: ID!) { organization(id: $id) { ... on TileDBOrganization { users { role } user(username: "bob") { role } } } }',
      { id },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ organization: { users: [], user: { role: 'ADMIN' } } });
  });
});
