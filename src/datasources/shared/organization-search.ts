import { asError } from '../../core/errors.ts';
import type { OrganizationModel } from '../../core/source.ts';
import type { Glance } from '../../http/reading.ts';
import type { OrganizationPage } from './api.ts';
import { callCosts } from './call-costs.ts';
import { nextCall, type PlanState } from './fetch-plan.ts';
import type { ListKnowledge } from './list-knowledge.ts';
import { isListRefusal, isListTrouble, type OrganizationReadings } from './organization-readings.ts';
import { findOnPage } from './page-index.ts';
import type { PageReads } from './page-reads.ts';
import type { Caller } from './reading.ts';
import { markedOrganization } from './stale-copies.ts';
import type { Wishes } from './wishes.ts';

export interface SearchOptions<Model extends OrganizationModel> {
  readonly caller: Caller;
  readonly readings: OrganizationReadings<Model>;
  readonly pages: PageReads<Model>;
  readonly knowledge: ListKnowledge;
  /** Null where nobody needs to know what a call is for. */
  readonly wishes: Wishes<string> | null;
}

/** How far along the list the search has come. */
interface Place {
  /** Null: at the beginning. */
  readonly position: string | null;
  /** Organizations on the pages before it. */
  readonly seen: number;
  readonly isEnd: boolean;
}

/**
 * Finds organizations by reference, one outcome for each: first what takes no call, then by the fewest calls, or the
 * quickest, that the API allows.
 */
export async function searchOrganizations<Model extends OrganizationModel>(
  references: readonly string[],
  { caller, readings, pages, knowledge, wishes }: SearchOptions<Model>,
): Promise<(Model | null | Error)[]> {
  const { connection, signal, unhurried } = caller;
  const { get, pageSize, pagesTellLess } = readings;
  type Outcome = Model | null | Error;
  const outcomes = new Map<string, Outcome | Promise<Outcome>>();
  const missing = new Set(references);

  function settle(reference: string, outcome: Outcome | Promise<Outcome>): void {
    outcomes.set(reference, outcome);
    missing.delete(reference);
  }

  /** Has calls be for those references. */
  function madeFor<T>(those: readonly string[], call: () => T): T {
    return wishes ? wishes.during(those, call) : call();
  }

  function lookOn(page: OrganizationPage<Model>): void {
    for (const reference of missing) {
      const found = findOnPage(page, reference, readings.references);
      if (found) settle(reference, found);
    }
  }

  const glances = new Map(
    get ? references.map((reference) => [reference, connection.glance(get(reference))?.kept]) : [],
  );
  function getThose(fits: (kept: Glance<unknown>['kept'] | undefined) => boolean): void {
    for (const reference of missing) {
      if (!get || !fits(glances.get(reference))) continue;
      settle(
        reference,
        madeFor([reference], () => connection.read(get(reference), signal))
          .then(markedOrganization<Model>)
          .catch(asError),
      );
    }
  }

  function readPage(position: string | null): Promise<OrganizationPage<Model>> {
    return madeFor([...missing], () => pages.read(position));
  }

  /**
   * Along the list as long as its pages take no call. A page without any of those missing is only passed, unless
   * nothing but the list can tell that they are not there: then the answer rests on it.
   */
  async function lookAtHand(): Promise<Place> {
    const passed = new Set<string | null>();
    let place: Place = { position: null, seen: 0, isEnd: false };
    while (missing.size > 0 && !place.isEnd) {
      const page = pages.glance(place.position)?.page;
      if (!page) break;
      passed.add(place.position);
      const isWanted =
        !get || [...missing].some((reference) => findOnPage(page, reference, readings.references));
      if (isWanted) lookOn(await readPage(place.position));
      place = behind(page, place, passed);
    }
    return place;
  }

  /** Along the list as far as it pays. Throws what a page fails with. */
  async function lookFurther(start: Place): Promise<void> {
    const passed = new Set<string | null>();
    const wanted = missing.size;
    let place = start;
    while (missing.size > 0 && !place.isEnd && paysOff({ wanted, pagesRead: passed.size, ...place })) {
      const page = await readPage(place.position);
      passed.add(place.position);
      lookOn(page);
      place = behind(page, place, passed);
    }
  }

  function paysOff({ position, ...state }: Place & Pick<PlanState, 'wanted' | 'pagesRead'>): boolean {
    if (!get) return true;
    if (knowledge.refused || (unhurried && (pagesTellLess || knowledge.failing))) return false;
    const plan = { ...state, missing: missing.size, pageSize, total: knowledge.total };
    return (
      nextCall({ ...plan, pageIsFree: pages.isUnderWay(position) }, () =>
        callCosts(caller, get, readings.page, position),
      ) === 'page'
    );
  }

  pages.come().forEach(lookOn);
  const place = await lookAtHand();
  getThose((kept) => kept !== undefined);
  try {
    await lookFurther(place);
    // A list may leave out what a GET still finds, and only a GET tells "not there" from "not yours".
    getThose(() => true);
  } catch (error) {
    // What was read one by one is renewed so where the list fails. Whoever waits is told of it.
    const isInstead = isListRefusal(error) || (unhurried && isListTrouble(error));
    if (get && isInstead) getThose(() => true);
    else for (const reference of missing) settle(reference, asError(error));
  }
  return Promise.all(references.map(async (reference) => (await outcomes.get(reference)) ?? null));
}

function behind(page: OrganizationPage, { seen }: Place, passed: ReadonlySet<string | null>): Place {
  const { next, organizations } = page;
  // A list that leads back to where it was has no end either.
  return { position: next, seen: seen + organizations.length, isEnd: next === null || passed.has(next) };
}
