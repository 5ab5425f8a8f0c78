import { encodeCursor } from '../core/cursor.ts';
import type { Coverage, Listing } from '../datasources/shared/listing/list-organizations.ts';

/** What `SourceCoverage` is resolved from. */
export type CoverageParent = Coverage;

/** What `OrganizationConnection` is resolved from: a listing, of which is made what the query asks for. */
export interface ConnectionParent {
  readonly listing: Listing;
  readonly hasPreviousPage: boolean;
}

/** What `OrganizationEdge` is resolved from. */
export type EdgeParent = Listing['entries'][number];

/** Of the Relay connection specification. */
export function pageInfo({ listing, hasPreviousPage }: ConnectionParent) {
  const { entries, hasNextPage } = listing;
  const [first, last] = [entries.at(0), entries.at(-1)];
  return {
    hasNextPage,
    hasPreviousPage,
    startCursor: first ? encodeCursor(first.place) : null,
    endCursor: last ? encodeCursor(last.place) : null,
  };
}
