import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { idOf, mutate } from './support.ts';

const graph = useSandboxGraph();
const startGraph = useGraphs();
const organizationId = idOf('acme-genomics');

const writes: readonly [mutation: string, operationId: string, input: Record<string, unknown>][] = [
  ['createTileDBOrganization', 'createOrganization', { source: 'tiledb', name: 'x' }],
  ['updateTileDBOrganization', 'updateOrganization', { organizationId, description: 'x' }],
  ['deleteTileDBOrganization', 'deleteOrganization', { organizationId }],
  [
    'addTileDBOrganizationUser',
    'addUserToOrganization',
    { organizationId, username: 'chen_wei', role: 'ADMIN' },
  ],
  [
    'updateTileDBOrganizationUser',
    'updateUserInOrganization',
    { organizationId, username: 'user', role: 'ADMIN' },
  ],
  ['removeTileDBOrganizationUser', 'deleteUserFromOrganization', { organizationId, username: 'user' }],
  ['addTileDBAwsAccessCredentials', 'addAWSAccessCredentials', { organizationId, name: 'x' }],
  [
    'updateTileDBAwsAccessCredentials',
    'updateAWSAccessCredentials',
    { organizationId, name: 'acme-prod', default: true },
  ],
  ['deleteTileDBAwsAccessCredentials', 'deleteAWSAccessCredentials', { organizationId, name: 'acme-prod' }],
];

const faults = [
  [{ kind: 'status', status: 500 }, 'UPSTREAM_UNAVAILABLE'],
  [{ kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE'],
  [{ kind: 'status', status: 401 }, 'UPSTREAM_UNAUTHENTICATED'],
  [{ kind: 'reset' }, 'UPSTREAM_UNAVAILABLE'],
  [{ kind: 'html' }, 'UPSTREAM_INVALID_RESPONSE'],
] as const;

describe.each(writes)('%s', (mutation, operationId, input) => {
  it('is sent once where the vendor may have seen it, and says what went wrong', async () => {
    for (const [fault, code] of faults) {
      graph.sandbox.reset();
      graph.sandbox.addFault({ api: 'tiledb-v1', operationId, ...fault });
      const { payload, answer } = await mutate(graph, mutation, input);
      expect(payload).toBeNull();
      expect(answer.errors.map(({ extensions }) => extensions['code'])).toEqual([code]);
      expect(graph.sandbox.requests({ operationId })).toHaveLength(1);
    }
  });

  it('is sent once when the vendor does not answer in time', async () => {
    const impatient = await startGraph([graph.source('tiledb')], { timeoutMs: 300 });
    graph.sandbox.addFault({ api: 'tiledb-v1', operationId, kind: 'hang' });
    const { payload, answer } = await mutate(impatient, mutation, input);
    expect(payload).toBeNull();
    expect(answer.errors.map(({ extensions }) => extensions['code'])).toEqual(['UPSTREAM_TIMEOUT']);
    expect(graph.sandbox.requests({ operationId })).toHaveLength(1);
  });
});

describe('a write whose answer is lost', () => {
  it('is seen by what the same request reads next', async () => {
    // The fault cuts the answer after the write was done.
    graph.sandbox.addFault({
      api: 'tiledb-v1',
      operationId: 'deleteUserFromOrganization',
      kind: 'truncated',
    });
    const { data, errors } = await graph.query<
      Record<string, { organization: { users: unknown[] } | null } | null>
    >(
      `mutation ($id: ID!) {
        lost: removeTileDBOrganizationUser(input: { organizationId: $id, username: "user" }) { deletedId }
        next: addTileDBOrganizationUser(input: { organizationId: $id, username: "chen_wei", role: ADMIN }) {
          organization { users { username } } }
      }`,
      { id: organizationId },
    );
    expect(errors.map(({ path }) => path)).toEqual([['lost']]);
    expect(data['next']?.organization?.users).toEqual(
      ['alice.h', 'bruno.k', 'ewa.n', 'chen_wei'].map((username) => ({ username })),
    );
  });
});
