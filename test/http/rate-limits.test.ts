import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { configuredLimit } from '../../src/http/configured-limit.ts';
import { observedLimit } from '../../src/http/observed-limit.ts';
import type { Allowance } from '../../src/http/rate-limit-headers.ts';

const told = (limit: number | null, remaining: number, seconds: number): Allowance => ({
  limit,
  remaining,
  resetMs: seconds * 1000,
  windowMs: null,
});

describe('a limit that is observed', () => {
  it('is none before the vendor has told one', () => {
    const limit = observedLimit();
    expect(limit.available(0)).toBe(Infinity);
    expect(limit.readyAt(5, 1_000)).toBe(5);
    expect(limit.describe(0)).toBeNull();
  });

  it('leaves what the vendor tells, less what is sent and what is under way', () => {
    const limit = observedLimit();
    limit.observe(told(10, 6, 30), 2, 0);
    expect(limit.available(0)).toBe(4);
    limit.take(0);
    expect(limit.describe(0)).toEqual({ limit: 10, remaining: 3, resetsAt: 30_000 });
    limit.giveBack(0, 0);
    expect(limit.available(0)).toBe(4);
  });

  it('takes the smaller count inside a window: answers may come in another order', () => {
    const limit = observedLimit();
    limit.observe(told(10, 5, 30), 0, 0);
    limit.observe(told(10, 4, 30), 0, 100);
    limit.observe(told(10, 7, 30), 0, 200);
    expect(limit.available(200)).toBe(4);
    // Others use the limit too.
    limit.observe(told(10, 1, 29), 0, 900);
    expect(limit.available(900)).toBe(1);
  });

  it('goes by the vendor’s word when another window has begun', () => {
    const limit = observedLimit();
    limit.observe(told(10, 0, 5), 0, 0);
    limit.observe(told(10, 9, 60), 0, 4_000);
    expect(limit.describe(4_000)).toEqual({ limit: 10, remaining: 9, resetsAt: 64_000 });
  });

  it('is full again when its window is over, for one window more', () => {
    const limit = observedLimit();
    limit.observe(told(3, 0, 10), 0, 0);
    expect(limit.available(9_999)).toBe(0);
    expect(limit.readyAt(0, 0)).toBe(10_000);
    expect(limit.available(10_000)).toBe(3);
    expect(limit.describe(10_000)).toEqual({ limit: 3, remaining: 3, resetsAt: 20_000 });
    for (let call = 0; call < 3; call += 1) limit.take(10_000);
    expect(limit.readyAt(10_000, 0)).toBe(20_000);
    limit.observe(told(3, 2, 8), 0, 10_100);
    expect(limit.available(10_100)).toBe(2);
  });

  it('believes the vendor about a window of which it knew nothing yet', () => {
    const limit = observedLimit();
    limit.observe(told(9, 0, 10), 0, 0);
    expect(limit.available(10_000)).toBe(9);
    for (let call = 0; call < 9; call += 1) limit.take(10_000);
    // Another limit than before, and the same end of the window as was guessed.
    limit.observe(told(20, 12, 10), 8, 10_100);
    expect(limit.available(10_100)).toBe(4);
  });

  it('tells when those far behind in the line can go', () => {
    const limit = observedLimit();
    limit.observe(told(3, 1, 10), 0, 0);
    expect([0, 1, 3, 4, 7].map((ahead) => limit.readyAt(0, ahead))).toEqual([
      0, 10_000, 10_000, 20_000, 30_000,
    ]);
  });

  it('is unknown again after a window of unknown size', () => {
    const limit = observedLimit();
    limit.observe(told(null, 0, 10), 0, 0);
    expect(limit.available(9_000)).toBe(0);
    expect(limit.available(10_000)).toBe(Infinity);
  });

  it('leaves nothing during a pause, whatever else is told', () => {
    const limit = observedLimit();
    limit.pause(5_000, 0);
    limit.observe(told(10, 9, 60), 0, 100);
    limit.pause(1_000, 100);
    expect(limit.available(4_999)).toBe(0);
    expect(limit.readyAt(100, 0)).toBe(5_000);
    expect(limit.describe(100)).toEqual({ limit: 10, remaining: 0, resetsAt: 5_000 });
    expect(limit.available(5_000)).toBe(9);
  });

  it('obeys a pause for an hour at most', () => {
    const limit = observedLimit();
    limit.pause(2 ** 31, 0);
    expect(limit.available(3_599_999)).toBe(0);
    expect(limit.available(3_600_000)).toBe(Infinity);
  });
});

describe('a limit that is configured', () => {
  it('lets so many through, then one for each that is old enough', () => {
    const limit = configuredLimit({ requests: 2, perSeconds: 10 });
    limit.take(0);
    limit.take(4_000);
    expect(limit.available(9_999)).toBe(0);
    expect([0, 1, 2].map((ahead) => limit.readyAt(5_000, ahead))).toEqual([10_000, 14_000, 20_000]);
    expect(limit.available(10_000)).toBe(1);
    expect(limit.describe(10_000)).toEqual({ limit: 2, remaining: 1, resetsAt: 14_000 });
    expect(limit.available(14_000)).toBe(2);
  });

  it('gives back what was not sent', () => {
    const limit = configuredLimit({ requests: 1, perSeconds: 10 });
    limit.take(0);
    limit.giveBack(0, 0);
    expect(limit.available(0)).toBe(1);
  });

  it('never lets more through in any span of its length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.nat(1_500), { maxLength: 80 }),
        (requests, waits) => {
          const limit = configuredLimit({ requests, perSeconds: 2 });
          const sent: number[] = [];
          let now = 0;
          for (const wait of waits) {
            now += wait;
            const ready = limit.readyAt(now, 0);
            expect(ready <= now).toBe(limit.available(now) > 0);
            if (ready > now) continue;
            limit.take(now);
            sent.push(now);
          }
          for (const start of sent) {
            const inSpan = sent.filter((time) => time >= start && time < start + 2_000);
            expect(inSpan.length).toBeLessThanOrEqual(requests);
          }
        },
      ),
    );
  });
});
