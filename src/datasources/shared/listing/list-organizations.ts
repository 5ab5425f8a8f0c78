import type { Place } from '../../../core/cursor.ts';
import { BadUserInputError } from '../../../core/errors.ts';
import { quote } from '../../../core/ids.ts';
import type { OrganizationModel, SourceIdentity } from '../../../core/source.ts';
import type { OpenSource } from '../api.ts';
import { countToLaunch } from './launch-plan.ts';
import { readSource, type Entry, type Reading } from './source-reading.ts';

export interface ListRequest {
  /** Every configured source, in the order of the configuration. */
  readonly sources: readonly OpenSource[];
  readonly includes: (identity: SourceIdentity) => boolean;
  /** Null: everything matches, and nothing needs to be searched. */
  readonly matches: ((organization: OrganizationModel) => boolean) | null;
  readonly after: Place | null;
  readonly first: number;
}

export interface Coverage {
  readonly identity: SourceIdentity;
  readonly status: 'COMPLETE' | 'PARTIAL' | 'FAILED' | 'SKIPPED';
  readonly fetched: number;
  readonly total: number | null;
  readonly stale: boolean;
  readonly failure: Error | null;
}

export interface Listing {
  readonly entries: readonly Entry[];
  readonly hasNextPage: boolean;
  readonly coverage: readonly Coverage[];
  /** How many match in all; null where a source cannot tell. May ask the sources that the page did not need. */
  totalCount(): Promise<number | null>;
}

/**
 * How many pages of one source one query may read. A page holds up to 100, so a list this long is a search through
 * thousands of organizations, or a vendor whose list does not end.
 */
export const maxPages = 50;

/** One page of all sources' organizations: source by source, asked in parallel, one failure never costing another. */
export async function listOrganizations({
  sources,
  includes,
  matches,
  after,
  first,
}: ListRequest): Promise<Listing> {
  const included = sources.filter(({ identity }) => includes(identity));
  const start = after === null ? 0 : startOf(after, included);
  // One more than the page holds tells whether the list goes on.
  const wanted = first + 1;
  const reader = startReading(included, (source, index) =>
    readSource({
      source,
      after: index === start ? after : null,
      matches: matches ?? (() => true),
      wanted,
      maxPages,
    }),
  );
  const entries: Entry[] = [];
  const coverage = new Map<string, Coverage>();
  let goesOn = false;
  for (let index = start; index < included.length && !goesOn; index += 1) {
    const source = included[index];
    if (!source) break;
    reader.launch(index, wanted - entries.length, matches !== null);
    const reading = await reader.reading(index);
    const room = first - entries.length;
    const taken = reading.entries.slice(0, room);
    entries.push(...taken);
    const stoppedEarly = reading.failure !== null || reading.bounded;
    const full = taken.length === room;
    // Behind a full page, a source that failed may well have more: whoever asks for that page will learn why not.
    goesOn = full && (reading.entries.length > room || stoppedEarly);
    if (room > 0) {
      coverage.set(
        source.identity.name,
        coverageOf(source.identity, reading, taken.length, full || !stoppedEarly),
      );
    }
  }
  return {
    entries,
    hasNextPage: goesOn,
    coverage: sources.map(
      ({ identity }) => coverage.get(identity.name) ?? skipped(identity, reader.total(identity)),
    ),
    totalCount: () => countAll(included, matches),
  };
}

/** Which of the sources a list goes on with. Throws BAD_USER_INPUT for a cursor of none of them. */
export function startOf(after: Place, included: readonly OpenSource[]): number {
  const index = included.findIndex(
    ({ identity }) => identity.name === after.source || identity.previousNames.includes(after.source),
  );
  if (index !== -1) return index;
  throw new BadUserInputError(
    `The cursor is of the source ${quote(after.source)}, which this filter leaves out or which is no longer configured.`,
    'after',
  );
}

/** Keeps the readings under way; each source is asked once, some ahead of their turn. */
function startReading(
  sources: readonly OpenSource[],
  read: (source: OpenSource, index: number) => Promise<Reading>,
) {
  const readings = new Map<number, Promise<Reading>>();
  const totals = new Map<string, number | null>();
  function begin(index: number): Promise<Reading> {
    const source = sources[index];
    let reading = readings.get(index);
    if (!reading && source) {
      reading = read(source, index).then((done) => {
        totals.set(source.identity.name, done.total);
        return done;
      });
      readings.set(index, reading);
    }
    return reading ?? Promise.reject(new RangeError(`There is no source number ${index}.`));
  }
  return {
    /** From here on, as many sources at once as it likely takes. A search must read all of them in any case. */
    launch(from: number, wanted: number, all: boolean): void {
      const rest = sources.slice(from);
      const count = all
        ? rest.length
        : countToLaunch(
            rest.map((source) => source.expectedTotal()),
            wanted,
          );
      for (let index = from; index < from + count; index += 1) void begin(index);
    },
    reading: begin,
    total: (identity: SourceIdentity): number | null => totals.get(identity.name) ?? null,
  };
}

function coverageOf(
  identity: SourceIdentity,
  reading: Reading,
  fetched: number,
  complete: boolean,
): Coverage {
  const { failure, total, bounded, stale } = reading;
  if (complete) return { identity, status: 'COMPLETE', fetched, total, stale, failure: null };
  return { identity, status: fetched > 0 || bounded ? 'PARTIAL' : 'FAILED', fetched, total, stale, failure };
}

function skipped(identity: SourceIdentity, total: number | null): Coverage {
  return { identity, status: 'SKIPPED', fetched: 0, total, stale: false, failure: null };
}

async function countAll(
  sources: readonly OpenSource[],
  matches: ListRequest['matches'],
): Promise<number | null> {
  const counts = await Promise.all(
    sources.map((source) => (matches ? countMatches(source, matches) : size(source))),
  );
  return counts.reduce<number | null>(
    (sum, count) => (sum === null || count === null ? null : sum + count),
    0,
  );
}

/** The size the source tells, for which its first page is enough. */
async function size(source: OpenSource): Promise<number | null> {
  const reading = await readSource({ source, after: null, matches: () => true, wanted: 1, maxPages: 1 });
  return reading.failure ? null : reading.total;
}

async function countMatches(source: OpenSource, matches: (organization: OrganizationModel) => boolean) {
  const reading = await readSource({
    source,
    after: null,
    matches,
    wanted: Number.POSITIVE_INFINITY,
    maxPages,
  });
  return reading.ended ? reading.entries.length : null;
}
