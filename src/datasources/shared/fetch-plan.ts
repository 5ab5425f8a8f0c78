/**
 * The arithmetic of planned batching: which call comes next when some organizations are wanted by id and the vendor
 * can be asked for one by id or for a page of all.
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
  /** Pages read so far, and the organizations on them. */
  readonly pagesRead: number;
  readonly seen: number;
  /** Whether the next page is under way anyway, for another part of the operation. */
  readonly pageIsFree: boolean;
}

/**
 * Reads on in the list as long as its remaining pages are fewer calls than one GET for each missing id. A list whose
 * pages lead nowhere, or that never ends, has cost no more than all the GETs by then.
 */
export function nextCall(state: PlanState): 'page' | 'gets' {
  if (state.pagesRead > 0 && state.pagesRead >= state.wanted) return 'gets';
  const pages = remainingPages(state);
  return (state.pageIsFree ? pages - 1 : pages) < state.missing ? 'page' : 'gets';
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
