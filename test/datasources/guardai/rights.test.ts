import { describe, expect, it } from '@jest/globals';
import { encodeGlobalId } from '../../../src/core/ids.ts';
import { callNames, useGraphs, useSandboxGraph, type SourceInput } from '../../support/graph.ts';

const vendors = useSandboxGraph();
const startGraph = useGraphs();

const memberOf = (): SourceInput => ({
  ...vendors.source('guardai'),
  auth: { type: 'login', apiKeyId: 'sandbox-guardai-member', apiKey: 'sandbox-guardai-member-key' },
});

const byIds = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Organization { nativeId } } }';
const list =
  '{ organizations { nodes { nativeId } totalCount coverage { status fetched error { code httpStatus message } } } }';
const ids = (...nativeIds: readonly number[]) =>
  nativeIds.map((id) =>
    encodeGlobalId({ typename: 'GuardAIOrganization', source: 'guardai', nativeId: String(id) }),
  );

describe('a GuardAI source whose account is no administrator', () => {
  it('is FAILED in a list, because the vendor lists for administrators only', async () => {
    const graph = await startGraph([memberOf(), vendors.source('rockset')]);
    const { data, errors } = await graph.query<unknown>(list);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      organizations: {
        nodes: [{ nativeId: 'tidewater-labs' }],
        totalCount: null,
        coverage: [
          {
            status: 'FAILED',
            fetched: 0,
            error: {
              code: 'UPSTREAM_FORBIDDEN',
              httpStatus: 403,
              message: expect.stringContaining('getOrganizations'),
            },
          },
          { status: 'COMPLETE', fetched: 1, error: null },
        ],
      },
    });
  });

  it('still gets its own organizations by id, one call for each', async () => {
    const graph = await startGraph([memberOf()]);
    const { data, errors } = await graph.query<unknown>(byIds, { ids: ids(3, 7, 3) });
    expect(errors).toEqual([]);
    expect(data).toEqual({ nodes: [{ nativeId: '3' }, { nativeId: '7' }, { nativeId: '3' }] });
    expect(vendors.sandbox.requests().map(({ path }) => path)).toEqual([
      '/api/v1/login',
      '/api/v1/organizations',
      '/api/v1/organizations/3',
      '/api/v1/organizations/7',
    ]);
  });

  it('does not try the list again in the next operation', async () => {
    const graph = await startGraph([memberOf()]);
    await graph.query(byIds, { ids: ids(3, 7) });
    vendors.sandbox.clearRequests();
    await graph.query(byIds, { ids: ids(3, 7) });
    expect(vendors.calls()).toEqual(['guardai-v1 getOrganization', 'guardai-v1 getOrganization']);
  });

  it('gets an error for those that are not its own, and null for those there are not', async () => {
    const graph = await startGraph([memberOf()]);
    const { data, errors } = await graph.query<unknown>(byIds, { ids: ids(7, 1, 99) });
    expect(data).toEqual({ nodes: [{ nativeId: '7' }, null, null] });
    expect(errors.map(({ path, extensions: { code } }) => [path, code])).toEqual([
      [['nodes', 1], 'UPSTREAM_FORBIDDEN'],
    ]);
  });
});

describe('a GuardAI source', () => {
  it('signs with the token of its login', async () => {
    await vendors.query(list);
    const [login] = vendors.sandbox.requests({ operationId: 'login' });
    expect(login).toMatchObject({
      method: 'POST',
      path: '/api/v1/login',
      body: { apiKeyId: 'sandbox-guardai-admin', apiKey: 'sandbox-guardai-admin-key' },
    });
    expect(login?.headers).not.toHaveProperty('authorization');
    const [request] = vendors.sandbox.requests({ operationId: 'getOrganizations' });
    expect(request?.headers).toMatchObject({
      authorization: expect.stringMatching(/^Bearer eyJ/),
      accept: 'application/json',
    });
  });

  it('signs with a token of its own, and cannot renew that one', async () => {
    await vendors.query(list);
    const [signed] = vendors.sandbox.requests({ operationId: 'getOrganizations' });
    const token = signed?.headers['authorization']?.replace('Bearer ', '') ?? '';
    const graph = await startGraph([{ ...vendors.source('guardai'), auth: { type: 'bearer', token } }]);
    vendors.sandbox.clearRequests();
    expect((await graph.query(list)).data).toMatchObject({ organizations: { totalCount: 12 } });
    vendors.sandbox.perform('guardai-v1', 'expire-tokens');
    expect((await graph.query(list)).data).toMatchObject({
      organizations: {
        coverage: [{ status: 'FAILED', error: { code: 'UPSTREAM_UNAUTHENTICATED', httpStatus: 401 } }],
      },
    });
    expect(callNames(vendors.sandbox.requests())).toEqual([
      'guardai-v1 getOrganizations',
      'guardai-v1 getOrganizations',
    ]);
  });

  it('is UPSTREAM_UNAUTHENTICATED where the login refuses its key', async () => {
    const auth = { type: 'login', apiKeyId: 'sandbox-guardai-admin', apiKey: 'wrong' };
    const graph = await startGraph([{ ...vendors.source('guardai'), auth }]);
    const { data } = await graph.query(list);
    expect(data).toMatchObject({
      organizations: {
        coverage: [{ status: 'FAILED', error: { code: 'UPSTREAM_UNAUTHENTICATED', httpStatus: 401 } }],
      },
    });
    expect(vendors.sandbox.requests().map(({ operationId }) => operationId)).toEqual(['login']);
  });
});
