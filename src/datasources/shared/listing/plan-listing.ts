import type { PlannedCalls, Times } from '../../../core/planned-calls.ts';
import type { OpenSource } from '../api.ts';
import type { PlannedPages } from '../planning.ts';
import { countToLaunch } from './launch-plan.ts';
import { maxPages, startOf, type ListRequest } from './list-organizations.ts';

export interface ListingAsked extends Pick<ListRequest, 'sources' | 'includes' | 'after' | 'first'> {
  /** Whether what is listed has to match something. */
  readonly isSearch: boolean;
  /** Whether all that match are counted. */
  readonly isCounted: boolean;
}

/** What `listOrganizations` would ask of one source, and how many organizations it would list of it. */
export interface PlannedReading {
  readonly source: OpenSource;
  readonly calls: readonly PlannedCalls[];
  readonly organizations: Times;
}

const nothing: PlannedPages = { calls: [], most: 0 };

/** Without a call. Throws as `listOrganizations` does for a cursor that is not of these sources. */
export function planListing(asked: ListingAsked): readonly PlannedReading[] {
  const { sources, includes, after, first, isSearch, isCounted } = asked;
  const included = sources.filter(({ identity }) => includes(identity));
  const start = after === null ? 0 : startOf(after, included);
  const wanted = first + 1;
  const rest = included.slice(start);
  const sure = isSearch
    ? rest.length
    : countToLaunch(
        rest.map((source) => source.expectedTotal()),
        wanted,
      );
  return included.map((source, index) => {
    const isListed = index >= start;
    const listed = isListed
      ? source.planning().pages({
          position: index === start ? (after?.page ?? null) : null,
          isSure: index < start + sure,
          enough: isSearch ? Infinity : wanted,
          mostPages: maxPages,
        })
      : nothing;
    // The pages that have been read from the beginning on are not read again.
    const isRead = isListed && (index > start || after?.page == null);
    const counted = isCounted && !isRead ? countingOf(source, isSearch) : nothing;
    return {
      source,
      calls: [...listed.calls, ...counted.calls],
      organizations: { min: 0, max: Math.min(first, listed.most ?? Infinity) },
    };
  });
}

function countingOf(source: OpenSource, isSearch: boolean): PlannedPages {
  return source.planning().pages({
    position: null,
    isSure: false,
    enough: isSearch ? Infinity : 1,
    mostPages: isSearch ? maxPages : 1,
  });
}
