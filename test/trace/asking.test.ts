import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import type { TraceReport } from '../../src/trace/upstream-call.ts';
import { bearer, keyEntry } from '../security/asking.ts';
import { callNames, startGraph, type ListeningGraph } from '../support/graph.ts';

const query = '{ organizations(filter: { sources: "rockset" }) { nodes { name } } }';
const scopes = ['organizations:read', 'sources:read'];
const operator = bearer('an-operators-key');
const other = bearer('another-key');

interface Told {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: unknown }[];
  readonly extensions?: Partial<TraceReport>;
}

let sandbox: Sandbox;
let graph: ListeningGraph;
beforeAll(async () => {
  sandbox = await startSandbox({ strict: true });
  const apiKeys = [keyEntry('an-operators-key', { scopes }), keyEntry('another-key')];
  graph = await startGraph(sandbox.configuration().sources, {}, { auth: { apiKeys } });
});
beforeEach(() => {
  sandbox.clearRequests();
});
afterAll(async () => {
  await graph.stop();
  await sandbox.stop();
});

async function post(
  body: object,
  headers: Readonly<Record<string, string>>,
): Promise<Told & { readonly status: number }> {
  const response = await fetch(`${graph.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, ...body }),
  });
  return { status: response.status, ...((await response.json()) as Told) };
}

async function get(extensions: string): Promise<Told> {
  const search = new URLSearchParams({ query, extensions });
  const response = await fetch(`${graph.address}/graphql?${search.toString()}`, { headers: operator });
  return (await response.json()) as Told;
}

describe('a trace', () => {
  it.each([
    ['by the extensions of a request', () => post({ extensions: { trace: true } }, operator)],
    ['by those of a GET', () => get('{"trace":true}')],
    ['by a header', () => post({}, { ...operator, 'x-orgraph-trace': '1' })],
  ])('is asked for %s', async (_way, ask) => {
    const { data, extensions } = await ask();
    expect(data).toBeTruthy();
    expect(extensions?.upstream).toMatchObject([{ source: 'rockset', status: 200 }]);
  });

  it('is new each time it is asked for, also of the same query', async () => {
    await post({ extensions: { trace: true } }, operator);
    await post({ extensions: { trace: true } }, operator);
    expect(callNames(sandbox.requests())).toHaveLength(2);
  });

  it.each([
    ['nobody asks for it', {}, {}],
    ['it is not true that it is asked for', { extensions: { trace: 'true' } }, {}],
    ['the header says something else', {}, { 'x-orgraph-trace': '0' }],
    ['the extensions are nothing like that', { extensions: { other: { trace: true } } }, {}],
  ])('is not there where %s', async (_case, body, headers) => {
    const answer = await post(body, { ...operator, ...headers });
    expect(answer.data).toBeTruthy();
    expect(answer).not.toHaveProperty('extensions');
  });

  it.each([
    ['trace', { extensions: { trace: true } }, {}],
    ['trace', {}, { 'x-orgraph-trace': '1' }],
    ['plan', { extensions: { plan: true } }, {}],
  ])(
    'or plan is for callers with "sources:read": without it nothing is run (%s)',
    async (what, body, headers) => {
      const answer = await post(body, { ...other, ...headers });
      const message = `Asking for "${what}" needs the scope "sources:read", which this caller does not hold. Nothing was run.`;
      expect(answer).toEqual({
        status: 403,
        errors: [{ message, extensions: { code: 'FORBIDDEN', requiredScopes: [['sources:read']] } }],
      });
      expect(sandbox.requests()).toEqual([]);
    },
  );

  it('shows nothing of addresses, ids, credentials or bodies', async () => {
    const all = '{ organizations(first: 100) { nodes { nativeId } } }';
    const { data, extensions } = await post({ query: all, extensions: { trace: true } }, operator);
    const { nodes } = (data as { organizations: { nodes: readonly { nativeId: string }[] } }).organizations;
    const one = await post(
      {
        query: `{ organizationByNativeId(source: "confluent", nativeId: "${nodes[0]?.nativeId}") { id } }`,
        extensions: { trace: true },
      },
      operator,
    );
    const text = JSON.stringify([extensions, one.extensions]);
    expect(text).toContain('/org/v2/organizations/{id}');
    const secrets = sandbox
      .configuration()
      .sources.flatMap(({ auth, baseUrl }) => [
        ...Object.entries(auth).flatMap(([name, value]) => (name === 'type' ? [] : [String(value)])),
        new URL(baseUrl).host,
      ]);
    const ids = nodes.map(({ nativeId }) => nativeId).filter(({ length }) => length > 8);
    for (const hidden of [...secrets, ...ids]) {
      expect(text).not.toContain(hidden);
    }
  });

  it('of a request that cannot be run has no calls', async () => {
    const { errors, extensions } = await post(
      { query: '{ nothing }', extensions: { trace: true } },
      operator,
    );
    expect(errors).toHaveLength(1);
    expect(extensions?.upstream).toEqual([]);
  });
});
