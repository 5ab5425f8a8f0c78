import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/index.ts';
import { useGraphs, useSandboxGraph, type GraphError, type SourceInput } from '../support/graph.ts';
import { apis, idOf } from './apis.ts';

// What each failure is told as; how often it is tried again, and what opens the circuit, is `test/http`'s to show.
const defaults = { retries: 0, breaker: { minimumCalls: 1_000_000 } };
const vendors = useSandboxGraph({ shared: true, defaults });
const startGraph = useGraphs();

interface Told {
  readonly code: string;
  readonly httpStatus?: number | null;
  readonly retryAfter?: number | null;
  readonly retryable: boolean;
}

type Case = readonly [string, Omit<Fault, 'api'>, Told, Partial<SourceInput>?];

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
    { maxResponseBytes: 100_000 },
  ],
  [
    'nothing, closing the connection',
    { kind: 'reset' },
    { code: 'UPSTREAM_UNAVAILABLE', httpStatus: null, retryable: true },
  ],
];

const late: Told = { code: 'UPSTREAM_TIMEOUT', httpStatus: null, retryable: true };
const endless: readonly Case[] = [
  ['never', { kind: 'hang' }, late, { timeoutMs: 300 }],
  [
    'a byte at a time',
    { kind: 'drip', ms: 100 },
    { code: 'UPSTREAM_TIMEOUT', retryable: true },
    { timeoutMs: 300 },
  ],
];

/** Every read of every API, damaged alike. */
function breakEverything(fault: Omit<Fault, 'api'>): void {
  for (const { api, list, get } of apis) {
    for (const operationId of new Set([list, get])) vendors.sandbox.addFault({ api, operationId, ...fault });
  }
}

interface Outcome {
  /** By the source's name. */
  readonly coverage: ReadonlyMap<string, Told | null>;
  /** By the id's place in `nodes`. */
  readonly errors: ReadonlyMap<number, GraphError>;
}

/**
 * Lists all and gets one of each. Where the vendor says when to come back, that is by two graphs: what the first
 * learns must not change what the second is told.
 */
async function askEverything(
  { headers }: Partial<Fault> = {},
  options?: Partial<SourceInput>,
): Promise<Outcome> {
  const ask = async <Data>(query: string, variables = {}) => {
    const sources = apis.map(({ source }) => ({ ...vendors.source(source), ...options }));
    const graph = headers || options ? await startGraph(sources, defaults) : vendors;
    return graph.query<Data>(query, variables);
  };
  const [listed, single] = await Promise.all([
    ask<{ organizations: { coverage: { source: { name: string }; error: Told | null }[] } }>(
      `{ organizations(first: 200) {
        coverage { source { name } error { code httpStatus retryAfter retryable message } }
      } }`,
    ),
    ask<{ nodes: unknown[] }>('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: apis.map((contracted) => idOf(contracted, contracted.nativeId)),
    }),
  ]);
  expect(single.data.nodes).toEqual(apis.map(() => null));
  return {
    coverage: new Map(listed.data.organizations.coverage.map(({ source, error }) => [source.name, error])),
    errors: new Map(single.errors.map((error) => [Number(error.path?.[1]), error])),
  };
}

describe.each([...statuses, ...bodies, ...endless])(
  'a vendor that answers %s',
  (_what, fault, told, options) => {
    let outcome: Outcome | undefined;
    it('is asked', async () => {
      breakEverything(fault);
      outcome = await askEverything(fault, options);
    });

    it.each(apis.map(({ api, source }, index) => ({ api, source, index })))(
      'is told of alike in coverage and in errors: $api',
      ({ source, index }) => {
        expect(outcome?.coverage.get(source)).toMatchObject(told);
        const { httpStatus, ...always } = told;
        const error = outcome?.errors.get(index);
        expect(error?.extensions).toMatchObject({
          source,
          ...always,
          ...(httpStatus != null && { httpStatus }),
        });
        expect(error?.message).toContain(`"${source}"`);
      },
    );
  },
);

it('a 404 for one organization means that there is none, a 404 for a list that it failed', async () => {
  breakEverything({ kind: 'status', status: 404 });
  const { coverage, errors } = await askEverything();
  for (const [index, { source, hasNotFound }] of apis.entries()) {
    expect(coverage.get(source)).toMatchObject({ code: 'UPSTREAM_REJECTED', httpStatus: 404 });
    expect(errors.get(index)?.extensions['code']).toBe(hasNotFound ? undefined : 'UPSTREAM_REJECTED');
  }
});

it('a 401 is asked once more with a new token where the API gives tokens, and no further', async () => {
  breakEverything({ kind: 'status', status: 401 });
  const graph = await startGraph(vendors.sandbox.configuration().sources, defaults);
  await graph.query('{ organizations { coverage { status } } }');
  for (const { api, list, token } of apis) {
    expect([api, vendors.sandbox.requests({ api, operationId: list }).length]).toEqual([api, token ? 2 : 1]);
    if (token) expect(vendors.sandbox.requests({ api, operationId: token.operationId })).toHaveLength(2);
  }
});

it('a vendor is well again as soon as it is', async () => {
  for (const { api, list } of apis)
    vendors.sandbox.addFault({ api, operationId: list, kind: 'reset', times: 1 });
  // A new one: on a connection that was in use before, a read would have a second try.
  const graph = await startGraph(vendors.sandbox.configuration().sources, defaults);
  const statusesOf = async () => {
    const { data } = await graph.query<{ organizations: { coverage: { status: string }[] } }>(
      '{ organizations(first: 200) { coverage { status } } }',
    );
    return data.organizations.coverage.map(({ status }) => status);
  };
  expect(await statusesOf()).toEqual(apis.map(() => 'FAILED'));
  expect(await statusesOf()).toEqual(apis.map(() => 'COMPLETE'));
});
