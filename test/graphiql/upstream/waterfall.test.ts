import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { barOf } from '../../../graphiql/src/upstream/bar.ts';
import { rowAfterKey } from '../../../graphiql/src/upstream/row-keys.ts';
import { timeAxisOf } from '../../../graphiql/src/upstream/time-axis.ts';

const noPhases = { dns: null, connect: null, firstByte: null, body: null };
const ms = fc.double({ min: 0, max: 1e7, noNaN: true });
const phase = fc.option(ms);
const call = fc.record({
  startMs: ms,
  durationMs: ms,
  phases: fc.record({ dns: phase, connect: phase, firstByte: phase, body: phase }),
});

describe('the time axis of a waterfall', () => {
  it.each([
    [0, [0, 1]],
    [4, [0, 1, 2, 3, 4]],
    [490, [0, 100, 200, 300, 400]],
    [500, [0, 100, 200, 300, 400, 500]],
    [2030, [0, 500, 1000, 1500, 2000]],
  ])('of calls that end after %d ms has the ticks %j', (durationMs, ticks) => {
    expect(timeAxisOf([{ startMs: 0, durationMs }]).ticks).toEqual(ticks);
  });

  it('has few ticks, each within it, and ends with the last call', () => {
    fc.assert(
      fc.property(fc.array(call), (calls) => {
        const { endMs, ticks } = timeAxisOf(calls);
        expect(endMs).toBe(Math.max(1, ...calls.map(({ startMs, durationMs }) => startMs + durationMs)));
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(Math.max(...ticks)).toBeLessThanOrEqual(endMs * (1 + 1e-9));
      }),
    );
  });
});

describe('the bar of a call', () => {
  it('begins when the call begins, and shows its phases one after the other', () => {
    const phases = { dns: null, connect: 10, firstByte: 60, body: 20 };
    expect(barOf({ startMs: 50, durationMs: 100, phases }, { endMs: 200, ticks: [] })).toEqual({
      left: 25,
      width: 50,
      parts: [
        { phase: 'connect', left: 0, width: 10 },
        { phase: 'firstByte', left: 10, width: 60 },
        { phase: 'body', left: 70, width: 20 },
      ],
    });
  });

  it('of what took no time has no width and no parts', () => {
    const bar = barOf({ startMs: 0, durationMs: 0, phases: noPhases }, timeAxisOf([]));
    expect(bar).toEqual({ left: 0, width: 0, parts: [] });
  });

  it('stays on the axis, and its parts in the bar, whatever the numbers are', () => {
    fc.assert(
      fc.property(fc.array(call, { minLength: 1 }), call, (calls, other) => {
        const axis = timeAxisOf(calls);
        for (const each of [...calls, other]) {
          const { left, width, parts } = barOf(each, axis);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + width).toBeLessThanOrEqual(100.000_001);
          let filled = 0;
          for (const part of parts) {
            expect(part.left).toBeCloseTo(filled, 6);
            filled += part.width;
          }
          expect(filled).toBeLessThanOrEqual(100.000_001);
        }
      }),
    );
  });
});

describe('the keys of the rows', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowUp', 3, 2],
    ['PageDown', 3, 13],
    ['PageUp', 13, 3],
    ['Home', 13, 0],
    ['End', 3, 299],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 299, 299],
    ['PageDown', 295, 299],
  ])('%s leads from row %d of 300 to row %d', (key, at, to) => {
    expect(rowAfterKey(key, at, 300)).toBe(to);
  });

  it('that mean nothing here are left to others', () => {
    expect(['Tab', 'a', 'Enter', 'Escape'].map((key) => rowAfterKey(key, 0, 3))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(rowAfterKey('End', 0, 0)).toBeNull();
  });
});
