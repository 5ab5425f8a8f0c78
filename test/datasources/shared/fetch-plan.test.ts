import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextCall, type CallCosts, type PlanState } from '../../../src/datasources/shared/fetch-plan.ts';

interface Vendor {
  /** Organizations on a full page; null: one page holds all. */
  readonly pageSize: number | null;
  /** Where in the list the wanted ones stand; -1: not in it. */
  readonly wanted: readonly number[];
  readonly size: number;
  /** Whether its size is known beforehand. */
  readonly sizeIsKnown: boolean;
}

/** Nothing is known of times and limits. */
const unknown: CallCosts = { getMs: null, pageMs: null, concurrency: 10, spacingMs: null };

/** Follows the plan at a vendor whose list is what it says, and counts the calls. */
function callsFor(
  { pageSize, wanted, size, sizeIsKnown }: Vendor,
  costs: CallCosts = unknown,
): { pages: number; gets: number } {
  const perPage = pageSize ?? Math.max(1, size);
  let pages = 0;
  let missing = wanted;
  while (missing.length > 0 && (pages === 0 || pages * perPage < size)) {
    const state = {
      wanted: wanted.length,
      missing: missing.length,
      pageSize,
      total: sizeIsKnown ? size : null,
      pagesRead: pages,
      seen: Math.min(size, pages * perPage),
      pageIsFree: false,
    };
    if (nextCall(state, () => costs) === 'gets') break;
    pages += 1;
    const seen = pages * perPage;
    missing = missing.filter((place) => place < 0 || place >= seen);
  }
  return { pages, gets: missing.length };
}

const vendor = fc.integer({ min: 0, max: 2000 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    pageSize: fc.option(fc.integer({ min: 1, max: 100 })),
    wanted: fc.uniqueArray(fc.integer({ min: 0, max: Math.max(0, size - 1) }), {
      maxLength: Math.min(size, 200),
    }),
    sizeIsKnown: fc.constant(true),
  }),
);

const ms = fc.nat(20_000);
const costs: fc.Arbitrary<CallCosts> = fc.record({
  getMs: fc.option(ms),
  pageMs: fc.option(ms),
  concurrency: fc.integer({ min: 1, max: 1000 }),
  spacingMs: fc.option(fc.oneof(ms, fc.constant(Infinity))),
});
const state: fc.Arbitrary<PlanState> = fc
  .record({
    wanted: fc.integer({ min: 1, max: 200 }),
    missing: fc.integer({ min: 1, max: 200 }),
    pageSize: fc.option(fc.integer({ min: 1, max: 100 })),
    total: fc.option(fc.integer({ min: 0, max: 5000 })),
    pagesRead: fc.integer({ min: 0, max: 50 }),
    seen: fc.integer({ min: 0, max: 5000 }),
    pageIsFree: fc.boolean(),
  })
  .map((one) => ({ ...one, wanted: Math.max(one.wanted, one.missing) }));

describe('the plan for organizations wanted by id', () => {
  it('is never more calls than one GET for each, nor than it takes to read the whole list, where its size is known', () => {
    fc.assert(
      fc.property(vendor, (known) => {
        const { pages, gets } = callsFor(known);
        const wholeList = known.pageSize === null ? 1 : Math.max(1, Math.ceil(known.size / known.pageSize));
        expect(pages + gets).toBeLessThanOrEqual(Math.min(known.wanted.length, wholeList));
      }),
    );
  });

  it('is never more calls than one GET for each, however long anything takes', () => {
    fc.assert(
      fc.property(vendor, costs, (known, measured) => {
        const { pages, gets } = callsFor(known, measured);
        expect(pages + gets).toBeLessThanOrEqual(known.wanted.length);
      }),
    );
  });

  it('reads at most as many pages as the GETs would be, where the size is not known or nothing is found', () => {
    const endless = vendor.map((one) => ({ ...one, sizeIsKnown: false }));
    const nowhere = fc
      .tuple(vendor, fc.integer({ min: 0, max: 200 }))
      .map(([one, count]) => ({ ...one, wanted: Array.from({ length: count }, () => -1) }));
    fc.assert(
      fc.property(fc.oneof(endless, nowhere), costs, (one, measured) => {
        expect(callsFor(one, measured).pages).toBeLessThanOrEqual(one.wanted.length);
      }),
    );
  });

  it.each([
    ['one of a vendor that does not page', { size: 12, pageSize: null, wanted: [3] }, { pages: 0, gets: 1 }],
    [
      'two of a vendor that does not page',
      { size: 12, pageSize: null, wanted: [3, 4] },
      { pages: 1, gets: 0 },
    ],
    ['23 on one page', { size: 25, pageSize: 100, wanted: [...Array(23).keys()] }, { pages: 1, gets: 0 }],
    ['two that stand on two pages', { size: 150, pageSize: 100, wanted: [0, 149] }, { pages: 0, gets: 2 }],
    ['three of two pages', { size: 150, pageSize: 100, wanted: [0, 1, 149] }, { pages: 1, gets: 1 }],
    ['three of a thousand', { size: 1000, pageSize: 100, wanted: [5, 500, 999] }, { pages: 0, gets: 3 }],
    ['none', { size: 5, pageSize: 100, wanted: [] }, { pages: 0, gets: 0 }],
  ])('asks the fewest calls for %s, while nothing is measured', (_what, one, calls) => {
    expect(callsFor({ ...one, sizeIsKnown: true })).toEqual(calls);
  });

  it('takes a page that is under way anyway', () => {
    const one = { wanted: 1, missing: 1, pageSize: 100, total: 25, pagesRead: 0, seen: 0 };
    expect(nextCall({ ...one, pageIsFree: true }, () => unknown)).toBe('page');
    expect(nextCall({ ...one, pageIsFree: false }, () => unknown)).toBe('gets');
  });
});

describe('what calls take', () => {
  // 40 of 3000 organizations: 30 pages one after the other, or 4 rounds of 10 GETs.
  const forty = {
    wanted: 40,
    missing: 40,
    pageSize: 100,
    total: 3000,
    pagesRead: 0,
    seen: 0,
    pageIsFree: false,
  };
  const measured = { getMs: 50, pageMs: 200, concurrency: 10, spacingMs: 10 };

  it.each([
    ['a few calls saved are not worth six seconds', measured, 'gets'],
    ['pages that come at once are', { ...measured, pageMs: 5 }, 'page'],
    ['so are calls that the limit has next to no room for', { ...measured, spacingMs: 2_000 }, 'page'],
    ['and calls that it has no room for', { ...measured, spacingMs: Infinity }, 'page'],
    ['where GETs go one by one', { ...measured, concurrency: 1, getMs: 200 }, 'page'],
  ])('decides: %s', (_what, taken, call) => {
    expect(nextCall(forty, () => taken)).toBe(call);
  });

  it('tips the scales where both sides cost the same: from there on, the list', () => {
    // One page of 175 ms and 25 for its place, against n GETs of 50 ms in rounds of ten and 25 each: n = 6.
    const small = { wanted: 20, pageSize: null, total: 500, pagesRead: 0, seen: 0, pageIsFree: false };
    const taken = { getMs: 50, pageMs: 175, concurrency: 10, spacingMs: 25 };
    const choices = [4, 5, 6, 7, 20].map((missing) => nextCall({ ...small, missing }, () => taken));
    expect(choices).toEqual(['gets', 'gets', 'page', 'page', 'page']);
  });

  it('never makes a list less worth while for more ids, slower GETs, faster pages or a tighter limit', () => {
    const more = fc.record({
      missing: fc.nat(100),
      getMs: ms,
      pageMs: ms,
      spacingMs: ms,
    });
    fc.assert(
      fc.property(state, costs, more, (at, taken, by) => {
        const { getMs, pageMs, spacingMs } = taken;
        fc.pre(getMs !== null && pageMs !== null && spacingMs !== null);
        if (nextCall(at, () => taken) === 'gets') return;
        const others: readonly [PlanState, CallCosts][] = [
          [{ ...at, wanted: at.wanted + by.missing, missing: at.missing + by.missing }, taken],
          [at, { ...taken, getMs: getMs + by.getMs }],
          [at, { ...taken, pageMs: Math.max(0, pageMs - by.pageMs) }],
          [at, { ...taken, spacingMs: spacingMs + by.spacingMs }],
        ];
        for (const [plan, cost] of others) expect(nextCall(plan, () => cost)).toBe('page');
      }),
    );
  });
});
