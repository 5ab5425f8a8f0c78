import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UpstreamError } from '../../src/core/errors.ts';
import type { CallClock } from '../../src/http/call-clock.ts';
import { prepareCall } from '../../src/http/prepared-call.ts';
import { createRetryBudget } from '../../src/http/retry-budget.ts';
import { pauseBeforeRetry } from '../../src/http/retry.ts';
import { read } from './test-connection.ts';

const call = prepareCall('acme', new URL('http://127.0.0.1'), read);
const told = new UpstreamError({
  code: 'UPSTREAM_UNAVAILABLE',
  source: 'acme',
  message: '',
  httpStatus: 500,
  retryable: true,
});
const failed = { told, error: told, sent: true, inBody: false, ofCredentials: false };

function clockWith(remaining: number): CallClock {
  const nothing = (): void => undefined;
  return {
    signal: new AbortController().signal,
    expired: () => undefined,
    until: performance.now() + remaining,
    remaining: () => remaining,
    run: nothing,
    rest: nothing,
    renew: nothing,
    end: nothing,
  };
}

describe('the pause before a repetition', () => {
  it.each([
    [0, 250],
    [1, 500],
    [2, 1_000],
    [9, 5_000],
  ])('after %i repetitions is anything up to %i ms', (repeated, most) => {
    const pauses = Array.from(
      { length: 400 },
      () => pauseBeforeRetry(call, failed, clockWith(60_000), repeated) ?? NaN,
    );
    expect(Math.max(...pauses)).toBeLessThan(most);
    expect(Math.max(...pauses)).toBeGreaterThan(most * 0.9);
    expect(Math.min(...pauses)).toBeLessThan(most * 0.1);
  });

  it('is never as long as what is left of the time', () => {
    fc.assert(
      fc.property(fc.nat(10), fc.integer({ min: 0, max: 6_000 }), (repeated, left) => {
        const pause = pauseBeforeRetry(call, failed, clockWith(left), repeated);
        return pause === undefined || pause < left;
      }),
    );
  });
});

describe('the retry budget', () => {
  const spend = (budget: ReturnType<typeof createRetryBudget>): number => {
    let taken = 0;
    while (budget.take()) taken += 1;
    return taken;
  };

  it.each([
    [0, 3],
    [1, 3],
    [15, 3],
    [19, 3],
    [20, 4],
    [100, 20],
  ])('of %i calls is %i repetitions', (calls, repetitions) => {
    const budget = createRetryBudget(() => 0);
    for (let call = 0; call < calls; call += 1) budget.called();
    expect(spend(budget)).toBe(repetitions);
  });

  it('forgets calls and repetitions after a minute', () => {
    let now = 1_000_000;
    const budget = createRetryBudget(() => now);
    for (let call = 0; call < 50; call += 1) budget.called();
    expect(spend(budget)).toBe(10);
    now += 30_000;
    expect(spend(budget)).toBe(0);
    now += 31_000;
    expect(spend(budget)).toBe(3);
  });

  it('never lets through more than a fifth of a busy minute', () => {
    const attempts = fc.array(fc.record({ wait: fc.nat(200), retry: fc.boolean() }), {
      minLength: 100,
      maxLength: 400,
    });
    fc.assert(
      fc.property(attempts, (steps) => {
        let now = 0;
        let calls = 0;
        let repetitions = 0;
        const budget = createRetryBudget(() => now);
        for (const { wait, retry } of steps) {
          now += wait;
          if (now > 60_000) break;
          budget.called();
          calls += 1;
          if (retry && budget.take()) repetitions += 1;
        }
        expect(repetitions).toBeLessThanOrEqual(Math.max(3, calls * 0.2));
      }),
      { numRuns: 30 },
    );
  });
});
