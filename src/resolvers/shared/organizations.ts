import { decodeCursor, encodeCursor } from '../../core/cursor.ts';
import type { OrganizationModel, SourceIdentity } from '../../core/source.ts';
import { listOrganizations } from '../../datasources/shared/listing/list-organizations.ts';
import type { OrganizationFilter, Resolvers } from '../../generated/graphql.ts';
import { resolveTypename } from '../../graphql/typename.ts';
import type { OpenSources } from '../../graphql/context.ts';
import { describeError } from '../../graphql/error-description.ts';
import { pageInfo } from '../../graphql/organization-connection.ts';
import { findOrganization, loadByGlobalId } from './node.ts';
import { pageSize } from './page-size.ts';
import { requireSource } from './targets.ts';

/** Which sources a filter lets in. Previous names of a source count as its name. */
export function sourceFilter(
  filter: OrganizationFilter,
  sources: OpenSources,
): (identity: SourceIdentity) => boolean {
  const names = filter.sources?.map(
    (name, index) => requireSource(name, { sources }, `filter.sources.${index}`).identity.name,
  );
  return ({ vendor, api, name }) =>
    (filter.vendors?.includes(vendor) ?? true) &&
    (filter.apis?.includes(api) ?? true) &&
    (names?.includes(name) ?? true);
}

/** Letters compare without case and without regard to how accents are composed. */
function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function nameFilter(text: string | null | undefined): ((organization: OrganizationModel) => boolean) | null {
  if (!text) return null;
  const wanted = fold(text);
  return ({ name }) => name !== null && fold(name).includes(wanted);
}

export const organizationResolvers: Resolvers = {
  Query: {
    organization: (_root, { id }, context) => loadByGlobalId(id, context, 'id'),
    organizationByNativeId: (_root, { source, nativeId }, context) =>
      findOrganization(requireSource(source, context), nativeId, 'nativeId'),
    async organizations(_root, { first, after, filter }, { sources }) {
      const listing = await listOrganizations({
        sources: sources.all(),
        includes: sourceFilter(filter ?? {}, sources),
        matches: nameFilter(filter?.nameContains),
        after: after == null ? null : decodeCursor(after),
        first: pageSize(first),
      });
      return { listing, hasPreviousPage: after != null };
    },
  },
  Organization: {
    __resolveType: resolveTypename,
    vendor: ({ sourceName }, _args, context) => requireSource(sourceName, context).identity.vendor,
    source: ({ sourceName }, _args, context) => requireSource(sourceName, context).identity,
  },
  OrganizationConnection: {
    edges: ({ listing }) => listing.entries,
    nodes: ({ listing }) => listing.entries.map(({ organization }) => organization),
    pageInfo,
    totalCount: ({ listing }) => listing.totalCount(),
    coverage: ({ listing }) => listing.coverage,
  },
  OrganizationEdge: {
    cursor: ({ place }) => encodeCursor(place),
    node: ({ organization }) => organization,
  },
  SourceCoverage: {
    source: ({ identity }) => identity,
    error({ failure }, _args, { logger }) {
      if (failure === null) return null;
      const { code, message, httpStatus, requestId, retryAfter, retryable } = describeError(failure);
      if (code === 'INTERNAL_SERVER_ERROR') logger.error({ err: failure }, 'a source could not be listed');
      return {
        code,
        message,
        httpStatus: httpStatus ?? null,
        requestId: requestId ?? null,
        retryAfter: retryAfter ?? null,
        retryable,
      };
    },
  },
};
