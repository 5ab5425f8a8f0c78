import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countToLaunch } from '../../../src/datasources/shared/listing/launch-plan.ts';

describe('how many sources are asked at once', () => {
  it.each([
    ['as many as fill the page, where their sizes are known', [25, 3, 6], 26, 2],
    ['one, where it fills the page alone', [25, 3, 6], 25, 1],
    ['all, where nothing is known', [null, null, null], 21, 3],
    ['all, where they do not fill the page', [1, 2, 3], 200, 3],
    ['those up to the first that fills the page, past one of unknown size', [null, 30, 6], 21, 2],
    ['none for nothing', [25, 3], 0, 0],
    ['none where there is none', [], 21, 0],
  ])('is %s', (_what, totals, wanted, count) => {
    expect(countToLaunch(totals, wanted)).toBe(count);
  });

  it('is the smallest number whose known sizes fill the page', () => {
    const totals = fc.array(fc.option(fc.nat(300)), { maxLength: 20 });
    const sum = (some: readonly (number | null)[]) => some.reduce<number>((all, one) => all + (one ?? 0), 0);
    fc.assert(
      fc.property(totals, fc.integer({ min: 1, max: 201 }), (all, wanted) => {
        const count = countToLaunch(all, wanted);
        expect(count === all.length || sum(all.slice(0, count)) >= wanted).toBe(true);
        expect(sum(all.slice(0, Math.max(0, count - 1)))).toBeLessThan(wanted);
      }),
    );
  });
});
