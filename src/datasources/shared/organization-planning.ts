import { BadUserInputError } from '../../core/errors.ts';
import { perhaps, plus, type Times } from '../../core/planned-calls.ts';
import type { OrganizationModel } from '../../core/source.ts';
import { callCosts } from './call-costs.ts';
import { nextCall } from './fetch-plan.ts';
import type { ListKnowledge } from './list-knowledge.ts';
import type { OrganizationReadings } from './organization-readings.ts';
import { findOnPage } from './page-index.ts';
import { pageReads, type PageGlance } from './page-reads.ts';
import type { OrganizationPlanning } from './planning.ts';
import type { Caller } from './reading.ts';

const once: Times = { min: 1, max: 1 };
const never: Times = { min: 0, max: 0 };

export function organizationPlanning<Model extends OrganizationModel>(
  caller: Caller,
  readings: OrganizationReadings<Model>,
  knowledge: ListKnowledge,
): OrganizationPlanning {
  const { connection } = caller;
  const { get, pageSize } = readings;
  const pages = pageReads(caller, readings, knowledge);
  const pageName = readings.page(null).request.operationId;

  /** Pages that take no call, from a place on; the last may be followed by one that does. */
  function pagesAtHand(from: string | null): readonly PageGlance<Model>[] {
    const atHand = new Map<string | null, PageGlance<Model>>();
    let position: string | null = from;
    for (;;) {
      const glance: PageGlance<Model> | null = atHand.has(position) ? null : pages.glance(position);
      if (!glance) return [...atHand.values()];
      atHand.set(position, glance);
      if (glance.page.next === null) return [...atHand.values()];
      position = glance.page.next;
    }
  }

  function couldBe(reference: string): boolean {
    try {
      readings.check?.(reference);
      return true;
    } catch (error) {
      if (error instanceof BadUserInputError) return false;
      throw error;
    }
  }

  /** What is kept but stale is asked for anew while it is handed out. */
  function renewals(atHand: readonly PageGlance<Model>[]): Times {
    return { min: 0, max: atHand.filter(({ stale }) => stale).length };
  }

  function decide(
    missing: number,
    atHand: readonly PageGlance<Model>[],
    pageIsFree: boolean,
  ): 'page' | 'gets' {
    const last = atHand.at(-1);
    // The list has no more pages: what a GET does not find is not there.
    if (last?.page.next === null) return 'gets';
    if (!get) return 'page';
    if (knowledge.refused) return 'gets';
    const seen = atHand.reduce((sum, { page }) => sum + page.organizations.length, 0);
    const position = last?.page.next ?? null;
    return nextCall(
      { wanted: missing, missing, pageSize, total: knowledge.total, pagesRead: 0, seen, pageIsFree },
      () => callCosts(caller, get, readings.page, position),
    );
  }

  return {
    find(references, listed) {
      const atHand = pagesAtHand(null);
      let gets = never;
      let missing = 0;
      for (const reference of new Set(references.filter(couldBe))) {
        const kept = get && connection.glance(get(reference))?.kept;
        const isListed = atHand.some(({ page }) => findOnPage(page, reference, readings.references));
        if (kept === undefined && !isListed) missing += 1;
        else if (kept !== 'fresh') gets = plus(gets, perhaps);
      }
      let list = renewals(atHand);
      if (missing > 0) {
        const isFree = listed || pages.isUnderWay(atHand.at(-1)?.page.next ?? null);
        const next = decide(missing, atHand, isFree);
        const read = { min: 1, max: pageSize === null ? 1 : missing };
        if (next === 'page') list = plus(list, isFree ? { ...read, min: 0 } : read);
        const asked = { min: next === 'page' || isFree ? 0 : missing, max: missing };
        if (get) gets = plus(gets, asked);
      }
      return [
        ...(get ? [{ operationId: get('').request.operationId, ...gets }] : []),
        { operationId: pageName, ...list },
      ];
    },

    pages({ position, isSure, enough, mostPages }) {
      const atHand = pagesAtHand(position);
      const [first] = atHand;
      const last = atHand.at(-1);
      const come = atHand.reduce((sum, { page }) => sum + page.organizations.length, 0);
      // From the first of them on, nobody knows how many count: those behind a cursor, or none.
      const isEnough = come - (position === null ? 0 : (first?.page.organizations.length ?? 0)) >= enough;
      const isEnd = last?.page.next === null || isEnough;
      const most = isEnd ? 0 : Math.max(0, (pageSize === null ? 1 : mostPages) - atHand.length);
      const isAlone = isSure && atHand.length === 0 && !pages.isUnderWay(position);
      const asked = isAlone && most > 0 ? { ...once, max: most } : { min: 0, max: most };
      return {
        calls: [{ operationId: pageName, ...plus(renewals(atHand), asked) }],
        most: last?.page.next === null ? come : null,
      };
    },
  };
}
