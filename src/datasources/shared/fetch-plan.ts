/**
 * The arithmetic of planned batching: which call comes next when some organizations are wanted by id and the vendor
 * can be asked for one by id or for a page of all. What is at hand without a call is no part of it.
 */
export interface PlanState {
  /** Ids wanted at first. */
  readonly wanted: number;
  /** Those of them that were not found yet. */
  readonly missing: number;
  /** Organizations on a full page of the list; null: the list has one page, whatever its size. */
  readonly pageSize: number | null;
  /** Size of the list, as last seen; null: not known. */
  readonly total: number | null;
  /** Pages asked for so far. */
  readonly pagesRead: number;
  /** Organizations on the pages passed so far, asked for or at hand. */
  readonly seen: number;
  /** Whether the next page is under way anyway. */
  readonly pageIsFree: boolean;
}

/** What calls take at the moment, in milliseconds. */
export interface CallCosts {
  /** How long a GET and a page take, once they are on their way; null: not known. */
  readonly getMs: number | null;
  readonly pageMs: number | null;
  /** GETs that go at the same time; pages go one after the other, since each tells where the next begins. */
  readonly concurrency: number;
  /** What a call costs beyond its own time: so long the vendor's limit takes to make room for another; null: not known. */
  readonly spacingMs: number | null;
}

/** Vendors allow tens of calls a second. */
const usualSpacingMs = 25;

/**
 * Reads on in the list where its remaining pages are both fewer calls than one GET for each missing id and not dearer:
 * where time is plenty and calls are not, calls decide, and the other way round. A list whose pages lead nowhere, or that
 * never ends, has cost no more than all the GETs by then. `costsNow`: asked only where it is not plain without.
 */
export function nextCall(state: PlanState, costsNow: () => CallCosts): 'page' | 'gets' {
  if (state.pagesRead > 0 && state.pagesRead >= state.wanted) return 'gets';
  const pages = remainingPages(state) - (state.pageIsFree ? 1 : 0);
  if (pages >= state.missing) return 'gets';
  if (pages === 0) return 'page';
  const costs = costsNow();
  return costOfPages(pages, costs) <= costOfGets(state.missing, costs) ? 'page' : 'gets';
}

/**
 * A list of unknown size is taken to go on for as long as it already went: so the first page is tried, and a list
 * that does not end costs no more than the GETs would.
 */
function remainingPages({ pageSize, total, pagesRead, seen }: PlanState): number {
  if (pageSize === null) return 1;
  if (total === null) return Math.max(1, pagesRead);
  return Math.max(1, Math.ceil((total - seen) / pageSize));
}

function costOfPages(pages: number, { getMs, pageMs, spacingMs }: CallCosts): number {
  return pages * ((pageMs ?? getMs ?? 0) + (spacingMs ?? usualSpacingMs));
}

function costOfGets(gets: number, { getMs, pageMs, concurrency, spacingMs }: CallCosts): number {
  const rounds = Math.ceil(gets / concurrency);
  return rounds * (getMs ?? pageMs ?? 0) + gets * (spacingMs ?? usualSpacingMs);
}
