import { encodeCursor } from '../core/cursor.ts';
import type { OrganizationModel } from '../core/source.ts';
import type { Coverage, Listing } from '../datasources/shared/listing/list-organizations.ts';

/** What `SourceCoverage` is resolved from. */
export type CoverageParent = Coverage;

/** What `OrganizationConnection` is resolved from. */
export interface ConnectionParent {
  readonly edges: readonly { readonly cursor: string; readonly node: OrganizationModel }[];
  readonly nodes: readonly OrganizationModel[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: () => Promise<number | null>;
  readonly coverage: readonly CoverageParent[];
}

/** A listing in the form of the Relay connection specification. */
export function organizationConnection(listing: Listing, hasPreviousPage: boolean): ConnectionParent {
  const edges = listing.entries.map(({ organization, place }) => ({
    cursor: encodeCursor(place),
    node: organization,
  }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: listing.hasNextPage,
      hasPreviousPage,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => listing.totalCount(),
    coverage: listing.coverage,
  };
}
