import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph, type Graph, type SourceInput } from '../support/graph.ts';

const vendors = useSandboxGraph();
const startGraph = useGraphs();

/** Every way to sign with a token that has to be fetched. */
const ways = [
  {
    way: 'GuardAI’s login',
    api: 'guardai-v1' as const,
    tokenCall: 'login',
    list: 'getOrganizations',
    entry: (): SourceInput => vendors.source('guardai'),
  },
  {
    way: 'Confluent’s partner grant',
    api: 'confluent-partner-v2' as const,
    tokenCall: 'exchangePartnerOauthToken',
    list: 'listPartnerV2Organizations',
    entry: (): SourceInput => vendors.source('confluent-partner'),
  },
  {
    way: 'Confluent’s token exchange',
    api: 'confluent-org-v2' as const,
    tokenCall: 'exchangeStsV1OauthToken',
    list: 'listOrgV2Organizations',
    entry: (): SourceInput => ({
      ...vendors.source('confluent'),
      auth: {
        type: 'sts',
        identityPoolId: 'pool-a1B2',
        idp: {
          tokenUrl: vendors.sandbox.idpTokenUrl,
          clientId: 'sandbox-idp-client',
          clientSecret: 'sandbox-idp-secret',
        },
      },
    }),
  },
];

const listed = '{ organizations(first: 1) { coverage { status error { code message } } } }';
const fine = { organizations: { coverage: [{ status: 'COMPLETE', error: null }] } };

/** Each on its own: no answer is shared. */
const ask = (graph: Graph) => graph.query(listed, {}, undefined, { 'cache-control': 'no-store' });

describe.each(ways)('$way', ({ api, tokenCall, list, entry }) => {
  const count = (operationId: string) => vendors.sandbox.requests({ operationId }).length;

  it('gives one token to many operations at once, and to those after them', async () => {
    const graph = await startGraph([entry()]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(graph)));
    answers.push(await ask(graph));
    expect(answers.map(({ data }) => data)).toEqual(Array(9).fill(fine));
    expect([count(tokenCall), count(list)]).toEqual([1, 9]);
  });

  it('is gone through once when the token has expired, however many operations notice', async () => {
    const graph = await startGraph([entry()]);
    await ask(graph);
    vendors.sandbox.perform(api, 'expire-tokens');
    vendors.sandbox.clearRequests();
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(graph)));
    expect(answers.map(({ data }) => data)).toEqual(Array(6).fill(fine));
    expect(count(tokenCall)).toBe(1);
    // Each that was refused is repeated once; none is refused twice.
    const statuses = vendors.sandbox.requests({ operationId: list }).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(6);
    expect(statuses.length).toBeLessThanOrEqual(12);
  });

  it('is gone through once more, and no further, when new tokens are refused too', async () => {
    const graph = await startGraph([entry()]);
    vendors.sandbox.addFault({ api, operationId: list, kind: 'status', status: 401 });
    const { data } = await ask(graph);
    expect(data).toMatchObject({
      organizations: { coverage: [{ error: { code: 'UPSTREAM_UNAUTHENTICATED' } }] },
    });
    expect([count(tokenCall), count(list)]).toEqual([2, 2]);
  });

  it.each([
    ['is down', { kind: 'status' as const, status: 503 }, 'UPSTREAM_UNAVAILABLE'],
    ['refuses', { kind: 'status' as const, status: 401 }, 'UPSTREAM_UNAUTHENTICATED'],
    ['gives something else', { kind: 'wrong-shape' as const }, 'UPSTREAM_INVALID_RESPONSE'],
    ['cannot be reached', { kind: 'reset' as const }, 'UPSTREAM_UNAVAILABLE'],
  ])('that %s is the reason told, and is tried again by the next operation', async (_what, fault, code) => {
    const graph = await startGraph([entry()], { retries: 0 });
    vendors.sandbox.addFault({ api, operationId: tokenCall, times: 1, ...fault });
    expect((await ask(graph)).data).toMatchObject({
      organizations: {
        coverage: [
          { status: 'FAILED', error: { code, message: expect.stringContaining(tokenCallName(tokenCall)) } },
        ],
      },
    });
    expect(count(list)).toBe(0);
    expect((await ask(graph)).data).toEqual(fine);
  });
});

/** What orgraph calls the call in its own messages. */
function tokenCallName(operationId: string): string {
  return operationId === 'exchangePartnerOauthToken' ? 'clientCredentials' : operationId;
}
