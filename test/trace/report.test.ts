import { describe, expect, it } from '@jest/globals';
import type { ObservedCall } from '../../src/core/observed-call.ts';
import type { Want } from '../../src/core/wants.ts';
import { createTrace, type Trace } from '../../src/trace/trace.ts';
import { pathText } from '../../src/trace/path-text.ts';

const sourceOf = () => ({ vendor: 'ROCKSET', remaining: 7 }) as const;

function call(number: number, wants: Iterable<Want> = []): ObservedCall {
  return {
    source: 'acme',
    operationId: 'readThing',
    method: 'GET',
    path: '/things/{id}',
    status: 200,
    requestId: null,
    errorCode: null,
    startedAt: number,
    durationMs: 2.04,
    phases: { dns: null, connect: null, firstByte: 1.26, body: 0.5 },
    bytes: 2,
    attempt: 1,
    retryReason: null,
    cache: 'MISS',
    rateLimitRemaining: null,
    wants,
    decided: false,
  };
}

function make(trace: Trace, ended: ObservedCall): void {
  trace.observeBegun(ended)();
  trace.observe(ended);
}

/** Of fields `a[0]`, `a[1]` … */
function wantOf(fields: number): Want {
  const root = { prev: undefined, key: 'a' };
  return new Set(Array.from({ length: fields }, (_none, key) => ({ prev: root, key })));
}

describe('the report of an operation', () => {
  it('lists a thousand calls, and counts the others', () => {
    const trace = createTrace(0);
    for (let number = 0; number < 1_500; number += 1) make(trace, call(number, [wantOf(2)]));
    const { upstream, upstreamTotals } = trace.report(sourceOf);
    expect(upstream).toHaveLength(1_000);
    expect(upstreamTotals).toMatchObject({
      calls: 1_500,
      savedByBatching: 1_500,
      truncated: 500,
      quota: [{ source: 'acme', used: 1_500, remaining: 7 }],
    });
  });

  it('names a hundred of the fields that want the same thing, and counts them all', () => {
    const trace = createTrace(0);
    make(trace, call(1, [wantOf(250)]));
    const { upstream, upstreamTotals } = trace.report(sourceOf);
    expect(upstream[0]?.paths).toHaveLength(100);
    expect(upstream[0]?.batchSize).toBe(250);
    expect(upstreamTotals.savedByBatching).toBe(249);
  });

  it('counts a thing once that took several calls, and nothing as saved by calls that nobody asked for', () => {
    const trace = createTrace(0);
    const wants = [wantOf(1), wantOf(1), wantOf(1)];
    // A page of the list has one of three, and the others are asked for one by one.
    make(trace, call(1, wants));
    make(trace, call(2, wants.slice(1, 2)));
    make(trace, call(3, wants.slice(2)));
    expect(trace.report(sourceOf).upstreamTotals.savedByBatching).toBe(0);
    make(trace, call(4));
    expect(trace.report(sourceOf).upstreamTotals.savedByBatching).toBe(0);
  });

  it('has calls that are under way when the answer is sent', () => {
    const startedAt = performance.now() - 100;
    const trace = createTrace(startedAt);
    const { source, operationId, method, path, cache, wants } = call(startedAt);
    const retryReason = 'UPSTREAM_TIMEOUT';
    trace.observeBegun({
      source,
      operationId,
      method,
      path,
      cache,
      wants,
      startedAt,
      attempt: 2,
      retryReason,
    });
    make(trace, call(startedAt + 1));
    const { upstream, upstreamTotals } = trace.report(sourceOf);
    expect(upstream).toMatchObject([{ attempt: 2, retryReason, status: null }, { attempt: 1 }]);
    expect(upstream[0]?.durationMs).toBeGreaterThanOrEqual(100);
    expect(upstreamTotals.calls).toBe(2);
    expect(upstreamTotals.durationMs).toBeGreaterThanOrEqual(100);
  });

  it('tells times in tenths of milliseconds since the request came, in the order of the calls', () => {
    const trace = createTrace(10);
    make(trace, call(30));
    make(trace, call(20.123));
    const { upstream, upstreamTotals } = trace.report(sourceOf);
    expect(
      upstream.map(({ startMs, durationMs, phases }) => [startMs, durationMs, phases.firstByte]),
    ).toEqual([
      [10.1, 2, 1.3],
      [20, 2, 1.3],
    ]);
    expect(upstreamTotals.durationMs).toBe(11.9);
  });
});

it('writes paths as people do', () => {
  const nodes = { prev: { prev: undefined, key: 'organizations' }, key: 'nodes' };
  expect(pathText({ prev: { prev: nodes, key: 3 }, key: 'members' })).toBe('organizations.nodes[3].members');
});

it('writes the beginning of a name that is too long to be repeated in every path', () => {
  const named = (length: number): string =>
    pathText({ prev: { prev: undefined, key: 'a'.repeat(length) }, key: 0 });
  expect(named(128)).toBe(`${'a'.repeat(128)}[0]`);
  expect(named(500_000)).toBe(`${'a'.repeat(127)}…[0]`);
});
