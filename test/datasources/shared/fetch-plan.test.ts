import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextCall } from '../../../src/datasources/shared/fetch-plan.ts';

interface Vendor {
  /** Organizations on a full page; null: one page holds all. */
  readonly pageSize: number | null;
  /** Where in the list the wanted ones stand; -1: not in it. */
  readonly wanted: readonly number[];
  readonly size: number;
  /** Whether its size is known beforehand. */
  readonly sizeIsKnown: boolean;
}

/** Follows the plan at a vendor whose list is what it says, and counts the calls. */
function callsFor({ pageSize, wanted, size, sizeIsKnown }: Vendor): { pages: number; gets: number } {
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
    if (nextCall(state) === 'gets') break;
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

describe('the plan for organizations wanted by id', () => {
  it('is never dearer than one GET for each, nor than reading the whole list, where its size is known', () => {
    fc.assert(
      fc.property(vendor, (known) => {
        const { pages, gets } = callsFor(known);
        const wholeList = known.pageSize === null ? 1 : Math.max(1, Math.ceil(known.size / known.pageSize));
        expect(pages + gets).toBeLessThanOrEqual(Math.min(known.wanted.length, wholeList));
      }),
    );
  });

  it('reads at most as many pages as the GETs would cost, where the size is not known or nothing is found', () => {
    const unknown = vendor.map((one) => ({ ...one, sizeIsKnown: false }));
    const nowhere = fc
      .tuple(vendor, fc.integer({ min: 0, max: 200 }))
      .map(([one, count]) => ({ ...one, wanted: Array.from({ length: count }, () => -1) }));
    fc.assert(
      fc.property(fc.oneof(unknown, nowhere), (one) => {
        expect(callsFor(one).pages).toBeLessThanOrEqual(one.wanted.length);
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
  ])('asks the fewest calls for %s', (_what, one, calls) => {
    expect(callsFor({ ...one, sizeIsKnown: true })).toEqual(calls);
  });

  it('takes a page that is under way anyway', () => {
    const state = { wanted: 1, missing: 1, pageSize: 100, total: 25, pagesRead: 0, seen: 0 };
    expect(nextCall({ ...state, pageIsFree: true })).toBe('page');
    expect(nextCall({ ...state, pageIsFree: false })).toBe('gets');
  });
});
