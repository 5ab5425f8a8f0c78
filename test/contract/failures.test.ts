import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/index.ts';
import { useGraphs, useSandboxGraph, type SourceInput } from '../support/graph.ts';
import { apis, idOf } from './apis.ts';

// What each failure is told as; how often it is tried again is `test/http`'s to show.
const once = { retries: 0 };
const vendors = useSandboxGraph({ defaults: once });
const startGraph = useGraphs();

interface Told {
  readonly code: string;
  readonly httpStatus?: number | null;
  readonly retryAfter?: number | null;
  readonly retryable: boolean;
}

type Case = readonly [string, Omit<Fault, 'api'>, Told];

const statuses: readonly Case[] = [
  ['400', { kind: 'status', status: 400 }, { code: 'UPSTREAM_REJECTED', httpStatus: 400, retryable: false }],
  [
    '401',
    { kind: 'status', status: 401 },
    { code: 'UPSTREAM_UNAUTHENTICATED', httpStatus: 401, retryable: false },
  ],
  ['403', { kind: 'status', status: 403 }, { code: 'UPSTREAM_FORBIDDEN', httpStatus: 403, retryable: false }],
  [
    '429',
    { kind: 'status', status: 429, headers: { 'Retry-After': '7' } },
    { code: 'UPSTREAM_RATE_LIMITED', httpStatus: 429, retryAfter: 7, retryable: true },
  ],
  [
    '500',
    { kind: 'status', status: 500 },
    { code: 'UPSTREAM_UNAVAILABLE', httpStatus: 500, retryable: true },
  ],
  [
    '502 and a page for people',
    { kind: 'html', status: 502 },
    { code: 'UPSTREAM_UNAVAILABLE', httpStatus: 502, retryable: true },
  ],
  [
    '503',
    { kind: 'status', status: 503, headers: { 'Retry-After': '3' } },
    { code: 'UPSTREAM_UNAVAILABLE', httpStatus: 503, retryAfter: 3, retryable: true },
  ],
  ['504', { kind: 'status', status: 504 }, { code: 'UPSTREAM_TIMEOUT', httpStatus: 504, retryable: true }],
  [
    '403 and nothing else',
    { kind: 'status', status: 403, body: '' },
    { code: 'UPSTREAM_FORBIDDEN', httpStatus: 403, retryable: false },
  ],
];

const bodies: readonly Case[] = [
  [
    'half of its JSON',
    { kind: 'wrong-json' },
    { code: 'UPSTREAM_INVALID_RESPONSE', httpStatus: 200, retryable: false },
  ],
  ['another shape', { kind: 'wrong-shape' }, { code: 'UPSTREAM_INVALID_RESPONSE', retryable: false }],
  [
    'text where an object is meant',
    { kind: 'wrong-shape', body: 'hello' },
    { code: 'UPSTREAM_INVALID_RESPONSE', retryable: false },
  ],
  [
    'a page for people',
    { kind: 'html' },
    { code: 'UPSTREAM_INVALID_RESPONSE', httpStatus: 200, retryable: false },
  ],
  [
    'less than it promised',
    { kind: 'truncated' },
    { code: 'UPSTREAM_INVALID_RESPONSE', httpStatus: 200, retryable: false },
  ],
  [
    'more than is allowed',
    { kind: 'oversized', bytes: 200_000 },
    { code: 'UPSTREAM_INVALID_RESPONSE', httpStatus: 200, retryable: false },
  ],
  [
    'nothing, closing the connection',
    { kind: 'reset' },
    { code: 'UPSTREAM_UNAVAILABLE', httpStatus: null, retryable: true },
  ],
];

describe.each(apis)('$api', (contracted) => {
  const { api, source, list, get, nativeId, token, hasNotFound } = contracted;
  /** Asks by two graphs, so that what the first learns of the vendor does not change what the second is told. */
  const both = async (options: Partial<SourceInput> = {}) => {
    const ask = async <Data>(query: string, variables = {}) =>
      (await startGraph([{ ...vendors.source(source), ...options }], once)).query<Data>(query, variables);
    const [listed, one] = await Promise.all([
      ask<{ organizations: { coverage: { error: Told | null }[] } }>(
        '{ organizations { coverage { error { code httpStatus retryAfter retryable message } } } }',
      ),
      ask('query ($id: ID!) { node(id: $id) { id } }', { id: idOf(contracted, nativeId) }),
    ]);
    return { error: listed.data.organizations.coverage[0]?.error, one };
  };

  it.each([...statuses, ...bodies])(
    'that answers %s is told of alike in coverage and in errors',
    async (_what, fault, told) => {
      for (const operationId of new Set([list, get]))
        vendors.sandbox.addFault({ api, operationId, ...fault });
      const { error, one } = await both({ maxResponseBytes: 100_000 });
      expect(error).toMatchObject(told);
      expect(one.data).toEqual({ node: null });
      const { httpStatus, ...always } = told;
      expect(one.errors).toHaveLength(1);
      expect(one.errors[0]?.path).toEqual(['node']);
      expect(one.errors[0]?.extensions).toMatchObject({
        source,
        ...always,
        ...(httpStatus != null && { httpStatus }),
      });
      expect(one.errors[0]?.message).toContain(`"${source}"`);
    },
  );

  it('whose 404 is for one organization has none such, and whose 404 is for its list has failed', async () => {
    for (const operationId of new Set([list, get]))
      vendors.sandbox.addFault({ api, operationId, kind: 'status', status: 404 });
    const { error, one } = await both();
    expect(error).toMatchObject({
      code: 'UPSTREAM_REJECTED',
      httpStatus: 404,
    });
    expect(one.data).toEqual({ node: null });
    expect(one.errors.map(({ extensions: { code } }) => code)).toEqual(
      hasNotFound ? [] : ['UPSTREAM_REJECTED'],
    );
  });

  it.each(['hang', 'drip'] as const)(
    'that does not come to an end (%s) is given up in time',
    async (kind) => {
      for (const operationId of new Set([list, get]))
        vendors.sandbox.addFault({ api, operationId, kind, ms: 100 });
      const { error, one } = await both({ timeoutMs: 300 });
      const told = { code: 'UPSTREAM_TIMEOUT', retryable: true };
      expect(error).toMatchObject(told);
      expect(one.errors[0]?.extensions).toMatchObject({ source, ...told });
    },
  );

  it('is asked once, since nobody asked for repetitions, but with a new token where it gives tokens', async () => {
    vendors.sandbox.addFault({ api, operationId: list, kind: 'status', status: 401 });
    await vendors.query(`{ organizations(filter: { sources: ["${source}"] }) { coverage { status } } }`);
    const lists = [list, ...(token === null ? [] : [list])];
    expect(
      vendors.sandbox.requests({ api, operationId: list }).map(({ operationId }) => operationId),
    ).toEqual(lists);
    if (token === null) return;
    expect(vendors.sandbox.requests({ operationId: token.operationId })).toHaveLength(2);
  });

  it('is well again as soon as it is', async () => {
    vendors.sandbox.addFault({ api, operationId: list, kind: 'reset', times: 1 });
    const query = `{ organizations(filter: { sources: ["${source}"] }) { coverage { status } } }`;
    const statusesOf = async () =>
      (
        await vendors.query<{ organizations: { coverage: { status: string }[] } }>(query)
      ).data.organizations.coverage.map(({ status }) => status);
    expect(await statusesOf()).toContain('FAILED');
    expect(await statusesOf()).toContain('COMPLETE');
  });
});
