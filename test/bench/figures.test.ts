import { describe, expect, it } from '@jest/globals';
import { select } from '../../bench/compare/options.ts';
import { replacePart } from '../../bench/compare/publish.ts';
import { median, medians, percentile } from '../../bench/compare/statistics.ts';
import { figure, table } from '../../bench/compare/tables.ts';
import { selfTimes } from '../../bench/profile/self-time.ts';
import { growthTable } from '../../bench/start/report.ts';

describe('the statistics of the benchmarks', () => {
  it('have the middle value as the median, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 9, 2])).toBe(3);
    expect(() => median([])).toThrow(RangeError);
  });

  it('take the median of each figure by itself', () => {
    expect(
      medians([
        { a: 1, b: 30 },
        { a: 3, b: 20 },
        { a: 2, b: 10 },
      ]),
    ).toEqual({ a: 2, b: 20 });
  });

  it('have a value that was measured as a percentile', () => {
    const values = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect(percentile(values, 0.5)).toBe(100);
    expect(percentile(values, 0.99)).toBe(198);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('are written with three digits or more', () => {
    expect([23_204.4, 99.26, 3.456, 0.1].map(figure)).toEqual(['23,204', '99.3', '3.46', '0.10']);
    expect(table(['', 'n'], [['one', 1]])).toBe('|  | n |\n| --- | ---: |\n| one | 1 |');
  });

  it('tell what a thousand types cost by the smallest and the largest schema', () => {
    const cost = (build: number) => ({ build, heap: build * 1024 * 1024, ready: build, memory: 0 });
    const costs = new Map([
      [0, cost(100)],
      [1_000, cost(900)],
      [2_000, cost(500)],
    ]);
    expect(growthTable(costs).split('\n').at(-1)).toBe('| each 1,000 | 200 | 200.0 | 200 | 0 |');
  });
});

describe('the page of the benchmarks', () => {
  const page = 'before\n\n<!-- bench -->\n\nold\n\n<!-- /bench -->\n\nafter';

  it('gets a part replaced and keeps the rest', () => {
    expect(replacePart(page, 'bench', 'new')).toBe(page.replace('old', 'new'));
  });

  it('is not touched when the part is not there, or there twice', () => {
    expect(() => replacePart(page, 'other', 'new')).toThrow('<!-- other -->');
    expect(() => replacePart(page + page, 'bench', 'new')).toThrow('<!-- bench -->');
  });
});

describe('the selection of contenders', () => {
  const usual = { 'node-flags': [], 'log-level': 'warn' };

  it('is whole when nothing is said', () => {
    const { contenders, workloads, isWhole } = select(usual);
    expect([contenders.length, workloads.length, isWhole]).toEqual([6, 5, true]);
  });

  it('gives flags to the one they are for, and is not whole then', () => {
    const flags = 'orgraph-cold=--max-semi-space-size=64 --cpu-prof';
    const { contenders, isWhole, tuning } = select({ ...usual, 'node-flags': [flags] });
    const given = Object.fromEntries(contenders.map((one) => [one.name, tuning(one).nodeFlags]));
    expect(given).toMatchObject({ 'orgraph-cold': ['--max-semi-space-size=64', '--cpu-prof'], limit: [] });
    expect(isWhole).toBe(false);
  });

  it('refuses names that nobody has', () => {
    expect(() => select({ ...usual, only: 'limit,nobody' })).toThrow('There is no "nobody"');
    expect(() => select({ ...usual, 'node-flags': ['nobody=--x'] })).toThrow('There is no "nobody"');
    expect(() => select({ ...usual, 'node-flags': ['--x'] })).toThrow('--node-flags');
  });
});

describe('the self time of functions', () => {
  const frame = (id: number, functionName: string, url = '', lineNumber = -1) => ({
    id,
    callFrame: { functionName, url, lineNumber },
  });
  const profile = {
    nodes: [
      frame(1, '(idle)'),
      frame(2, 'work', 'file:///a.ts', 9),
      frame(3, ''),
      frame(4, 'work', 'file:///a.ts', 9),
    ],
    startTime: 1_000,
    samples: [2, 1, 2, 4, 3, 2],
    timeDeltas: [100, 100, 100, 200, 100, 100],
  };

  it('is added up over all the ways to a function, without idle time and what is outside of the window', () => {
    expect(selfTimes(profile, 1_150, 1_650)).toEqual([
      { name: 'work', place: 'file:///a.ts:10', share: 0.75 },
      { name: '(anonymous)', place: '', share: 0.25 },
    ]);
  });
});
