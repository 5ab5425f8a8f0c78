import { describe, expect, it } from '@jest/globals';
import { encodeGlobalId } from '../../src/core/ids.ts';
import { stoppedClock } from '../support/clock.ts';
import { useSandboxGraph } from '../support/graph.ts';
import { idOf } from '../resolvers/tiledb/support.ts';
import { traced } from './asking.ts';

const clock = stoppedClock();
const graph = useSandboxGraph({
  clock,
  defaults: { retries: 2, cache: { ttlSeconds: 60, staleSeconds: 60 } },
});
const rocksetId = encodeGlobalId({ typename: 'RocksetOrganization', source: 'rockset', nativeId: 'self' });

describe('extensions.upstream', () => {
  it('has each call with all that may be known of it, and nothing else', async () => {
    const { upstream, upstreamTotals } = await traced(
      graph,
      '{ organizations(filter: { sources: "confluent" }) { nodes { name } } }',
    );
    expect(upstream).toEqual([
      {
        paths: ['organizations'],
        source: 'confluent',
        vendor: 'CONFLUENT',
        operationId: 'listOrgV2Organizations',
        method: 'GET',
        path: '/org/v2/organizations',
        status: 200,
        startMs: expect.any(Number),
        durationMs: expect.any(Number),
        phases: {
          dns: null,
          connect: expect.any(Number),
          firstByte: expect.any(Number),
          body: expect.any(Number),
        },
        bytes: expect.any(Number),
        attempt: 1,
        retryReason: null,
        batchSize: 1,
        cache: 'MISS',
        ageSeconds: null,
        rateLimitRemaining: expect.any(Number),
        requestId: expect.any(String),
      },
    ]);
    expect(upstreamTotals).toEqual({
      calls: 1,
      savedByBatching: 0,
      savedByCache: 0,
      durationMs: expect.any(Number),
      quota: [{ source: 'confluent', used: 1, remaining: expect.any(Number) }],
    });
  });

  it('tells which fields a call answers, by their places in the answer', async () => {
    const { upstream, upstreamTotals } = await traced(
      graph,
      `query ($id: ID!) {
        one: organization(id: $id) { ...members }
        two: organization(id: $id) { ...members }
      }
      fragment members on TileDBOrganization { people: users { username } user(username: "ada.l") { role } }`,
      { id: idOf('acme-genomics') },
    );
    expect(upstream.map(({ operationId, paths, batchSize }) => [operationId, paths, batchSize])).toEqual([
      ['getOrganization', ['one', 'two'], 2],
    ]);
    expect(upstreamTotals).toMatchObject({ calls: 1, savedByBatching: 1 });
  });

  it('tells where in lists the fields stand', async () => {
    const { upstream } = await traced(
      graph,
      `{ organizations(filter: { vendors: [GUARDAI] }) { nodes { ... on GuardAIOrganization { members { id } } } } }`,
    );
    const [list, ...members] = upstream;
    expect(list).toMatchObject({ operationId: 'getOrganizations', paths: ['organizations'] });
    expect(members.length).toBeGreaterThan(1);
    expect(members.flatMap(({ paths }) => paths).sort()).toEqual(
      members.map((_call, index) => `organizations.nodes[${index}].members`).sort(),
    );
  });

  it('lists what is kept as reads that took no call', async () => {
    const query = '{ organizations(filter: { sources: "rockset" }) { nodes { name } } }';
    await graph.query(query);
    clock.pass(5);
    const fresh = await traced(graph, query);
    clock.pass(60);
    const stale = await traced(graph, query);
    expect(fresh.upstream).toMatchObject([
      { operationId: 'getOrganization', status: null, cache: 'HIT', attempt: 0, ageSeconds: 5, bytes: null },
    ]);
    expect(fresh.upstreamTotals).toEqual({
      calls: 0,
      savedByBatching: 0,
      savedByCache: 1,
      durationMs: 0,
      quota: [],
    });
    expect(stale.upstream).toContainEqual(
      expect.objectContaining({ cache: 'STALE', attempt: 0, ageSeconds: 65, paths: ['organizations'] }),
    );
  });

  it('has a call that several operations wait for once, and says of the others that they joined it', async () => {
    graph.sandbox.addFault({ api: 'rockset-v1', kind: 'latency', ms: 300 });
    const query = 'query ($id: ID!) { organization(id: $id) { name } }';
    const both = await Promise.all([1, 2].map(() => traced(graph, query, { id: rocksetId })));
    const rows = both.flatMap(({ upstream }) => upstream.map(({ cache, attempt }) => [cache, attempt]));
    expect(rows.sort()).toEqual([
      ['COALESCED', 0],
      ['MISS', 1],
    ]);
  });

  it('has each attempt at a call, and why it was repeated', async () => {
    graph.sandbox.addFault({ api: 'rockset-v1', kind: 'status', status: 503, times: 1 });
    graph.sandbox.addFault({ api: 'rockset-v1', kind: 'truncated', times: 1 });
    const { upstream, upstreamTotals } = await traced(
      graph,
      'query ($id: ID!) { organization(id: $id) { name } }',
      {
        id: rocksetId,
      },
    );
    expect(upstream.map(({ attempt, status, retryReason }) => [attempt, status, retryReason])).toEqual([
      [1, 503, null],
      [2, 200, 'UPSTREAM_UNAVAILABLE'],
      [3, 200, 'UPSTREAM_INVALID_RESPONSE'],
    ]);
    expect(upstreamTotals).toMatchObject({ calls: 3, savedByBatching: 0, quota: [{ used: 3 }] });
  });

  it('has calls whose answers the operation did not wait for', async () => {
    graph.sandbox.addFault({ api: 'rockset-v1', kind: 'latency', ms: 500 });
    const { upstream, upstreamTotals } = await traced(
      graph,
      '{ organizations(first: 1) { nodes { name } } }',
    );
    const { length } = graph.sandbox.configuration().sources;
    expect(upstream).toHaveLength(length);
    expect(upstream.find(({ source }) => source === 'rockset')).toMatchObject({ status: null, attempt: 1 });
    expect(upstreamTotals.calls).toBe(length);
  });

  it('is there when the answer is nothing but errors', async () => {
    graph.sandbox.addFault({ api: 'tiledb-v1', kind: 'status', status: 500 });
    const { data, errors, upstream } = await traced(
      graph,
      'mutation ($id: ID!) { deleteTileDBOrganization(input: { organizationId: $id }) { deletedId } }',
      { id: idOf('acme-genomics') },
    );
    expect(data).toEqual({ deleteTileDBOrganization: null });
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(upstream).toMatchObject([{ operationId: 'deleteOrganization', status: 500, cache: 'BYPASS' }]);
  });

  it('has the reads and writes of mutations, each for the field that wants it', async () => {
    const { upstream } = await traced(
      graph,
      `mutation ($input: AddTileDBOrganizationUserInput!) {
        add: addTileDBOrganizationUser(input: $input) { user { role } userErrors { message } }
      }`,
      { input: { organizationId: idOf('acme-genomics'), username: 'grace.o', role: 'READ_ONLY' } },
    );
    expect(upstream.map(({ operationId, method, paths }) => [operationId, method, paths])).toEqual([
      ['getOrganization', 'GET', ['add']],
      ['addUserToOrganization', 'POST', ['add']],
      ['getOrganizationUser', 'GET', ['add.user']],
    ]);
  });
});
