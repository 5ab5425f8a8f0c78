import { decodeCursor } from '../core/cursor.ts';
import { BadUserInputError } from '../core/errors.ts';
import { decodeGlobalId } from '../core/ids.ts';
import { asRecord } from '../core/json.ts';
import type { OpenSource } from '../datasources/shared/api.ts';
import { planListing, type PlannedReading } from '../datasources/shared/listing/plan-listing.ts';
import type { QueryorganizationsArgs } from '../generated/graphql.ts';
import type { OpenSources } from '../graphql/context.ts';
import { mostRepresentations } from '../resolvers/shared/entities.ts';
import { mostIds } from '../resolvers/shared/node.ts';
import { sourceFilter } from '../resolvers/shared/organizations.ts';
import { pageSize } from '../resolvers/shared/page-size.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** An organization that a query wants. */
export interface Lookup {
  readonly source: OpenSource;
  readonly reference: string;
}

/** The organizations that a root field looks up, without those for which it is an error. */
export function lookupsOf(field: string, args: Arguments, sources: OpenSources): readonly Lookup[] {
  switch (field) {
    case 'node':
    case 'organization':
      return present([byGlobalId(args['id'], sources)]);
    case 'nodes':
      return present(atMost(mostIds, args['ids']).map((id) => byGlobalId(id, sources)));
    case 'organizationByNativeId':
      return present([byNativeId(args['source'], args['nativeId'], sources)]);
    case '_entities':
      return present(
        atMost(mostRepresentations, args['representations']).map((one) => byKey(asRecord(one), sources)),
      );
    default:
      return [];
  }
}

/** What `organizations` reads; nothing where its arguments are wrong. */
export function listingOf(
  { first, after, filter }: Partial<QueryorganizationsArgs>,
  sources: OpenSources,
  isCounted: boolean,
): readonly PlannedReading[] {
  try {
    return planListing({
      sources: sources.all(),
      includes: sourceFilter(filter ?? {}, sources),
      after: after == null ? null : decodeCursor(after),
      first: pageSize(first),
      isSearch: Boolean(filter?.nameContains),
      isCounted,
    });
  } catch (error) {
    if (error instanceof BadUserInputError) return [];
    throw error;
  }
}

/** The source of what an input names by a global id, or of what is to be made; null: there is none. */
export function targetSource(input: unknown, sources: OpenSources): OpenSource | null {
  const { organizationId, source } = asRecord(input);
  if (typeof source === 'string') return sources.find(source) ?? null;
  return byGlobalId(organizationId, sources)?.source ?? null;
}

function byGlobalId(id: unknown, sources: OpenSources): Lookup | null {
  try {
    const { typename, source: name, nativeId } = decodeGlobalId(String(id), 'id');
    const source = sources.find(name);
    return source?.identity.typename === typename ? { source, reference: nativeId } : null;
  } catch (error) {
    if (error instanceof BadUserInputError) return null;
    throw error;
  }
}

function byNativeId(name: unknown, nativeId: unknown, sources: OpenSources): Lookup | null {
  if (typeof name !== 'string' || typeof nativeId !== 'string') return null;
  const source = sources.find(name);
  return source ? { source, reference: nativeId } : null;
}

function byKey(representation: Arguments, sources: OpenSources): Lookup | null {
  const { __typename: typename, id, nativeId, source } = representation;
  const found =
    typeof id === 'string'
      ? byGlobalId(id, sources)
      : byNativeId(asRecord(source)['name'], nativeId, sources);
  return typename === 'Organization' || typename === found?.source.identity.typename ? found : null;
}

function atMost(most: number, values: unknown): readonly unknown[] {
  return Array.isArray(values) && values.length <= most ? values : [];
}

function present(lookups: readonly (Lookup | null)[]): readonly Lookup[] {
  return lookups.filter((lookup) => lookup !== null);
}
