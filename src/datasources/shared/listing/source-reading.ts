import type { Place } from '../../../core/cursor.ts';
import { asError, UpstreamError } from '../../../core/errors.ts';
import type { OrganizationModel } from '../../../core/source.ts';
import type { OpenSource, OrganizationPage } from '../api.ts';

/** An organization and the place behind it, from which a later page goes on. */
export interface Entry {
  readonly organization: OrganizationModel;
  readonly place: Place;
}

/** What was read of one source, up to the number wanted. */
export interface Reading {
  readonly entries: readonly Entry[];
  /** Why reading stopped before the number wanted or the end of the list; null when it did not. */
  readonly failure: Error | null;
  /** Whether the bound on pages stopped it. */
  readonly bounded: boolean;
  /** Whether the list was read to its end. */
  readonly ended: boolean;
  /** Size of the whole list, where it is known. */
  readonly total: number | null;
  /** Whether any page of it was stale. */
  readonly stale: boolean;
}

export interface ReadRequest {
  readonly source: OpenSource;
  /** Start behind this place; null: from the beginning. */
  readonly after: Place | null;
  readonly matches: (organization: OrganizationModel) => boolean;
  readonly wanted: number;
  readonly maxPages: number;
}

/** Reads a source's list page by page until it has what is wanted. Never throws: a failure is part of the reading. */
export async function readSource({
  source,
  after,
  matches,
  wanted,
  maxPages,
}: ReadRequest): Promise<Reading> {
  const entries: Entry[] = [];
  const visited = new Set<string | null>();
  let position = after?.page ?? null;
  let skip = after;
  let total: number | null = null;
  let seen = 0;
  let stale = false;
  const stopped = (how: Partial<Reading>): Reading => ({
    entries: entries.slice(0, wanted),
    failure: null,
    bounded: false,
    ended: false,
    total,
    stale,
    ...how,
  });
  while (entries.length < wanted) {
    if (visited.size >= maxPages) {
      // Empty pages may come before full ones; so many of them, one after the other, are no list.
      return stopped(seen === 0 && maxPages > 1 ? { failure: hollow(source) } : { bounded: true });
    }
    visited.add(position);
    let page: OrganizationPage;
    try {
      page = await source.organizations(position);
    } catch (error) {
      return stopped({ failure: asError(error) });
    }
    total = page.total ?? total;
    seen += page.organizations.length;
    stale ||= page.stale;
    entries.push(
      ...entriesOf(page, position, skip, source.identity.name).filter((e) => matches(e.organization)),
    );
    skip = null;
    if (page.next === null) {
      const startedAtTheBeginning = visited.has(null);
      return stopped({
        ended: entries.length <= wanted,
        total: total ?? (startedAtTheBeginning ? seen : null),
      });
    }
    // A list that leads back to a page already read would never end.
    if (visited.has(page.next)) return stopped({ failure: endless(source) });
    position = page.next;
  }
  return stopped({});
}

function entriesOf(
  page: OrganizationPage,
  position: string | null,
  skip: Place | null,
  source: string,
): Entry[] {
  const entries = page.organizations.map((organization, index) => ({
    organization,
    place: { source, page: position, index, nativeId: organization.nativeId },
  }));
  if (!skip) return entries;
  const marked = entries.findIndex(({ place }) => place.nativeId === skip.nativeId);
  // Where it has gone, what stood behind it has moved up into its place.
  return entries.slice(marked === -1 ? skip.index : marked + 1);
}

function endless({ identity: { name } }: OpenSource): UpstreamError {
  return new UpstreamError({
    code: 'UPSTREAM_INVALID_RESPONSE',
    source: name,
    message: `The pages of the list of "${name}" lead back to one another.`,
    retryable: false,
  });
}

function hollow({ identity: { name } }: OpenSource): UpstreamError {
  return new UpstreamError({
    code: 'UPSTREAM_INVALID_RESPONSE',
    source: name,
    message: `The list of "${name}" goes on and on without holding anything.`,
    retryable: false,
  });
}
