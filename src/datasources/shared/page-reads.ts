import type { OrganizationModel } from '../../core/source.ts';
import type { OrganizationPage } from './api.ts';
import type { ListKnowledge } from './list-knowledge.ts';
import { isListRefusal, isListTrouble, type OrganizationReadings } from './organization-readings.ts';
import type { Caller } from './reading.ts';
import { markedPage } from './stale-copies.ts';
import { currentWants, workFor, type Want } from '../../core/wants.ts';

export interface PageGlance<Model extends OrganizationModel> {
  readonly page: OrganizationPage<Model>;
  readonly stale: boolean;
}

/** One operation's reads of the pages of a list; none is asked for twice. */
export interface PageReads<Model extends OrganizationModel> {
  read(position: string | null): Promise<OrganizationPage<Model>>;
  /** Those that have been read. */
  come(): ReadonlyMap<string | null, OrganizationPage<Model>>;
  /** One that has come, or that is kept and fresh: it is read by this. */
  take(position: string | null): OrganizationPage<Model> | null;
  /** One that takes no call, without reading it: what it holds says only then whether it is stale. */
  glance(position: string | null): PageGlance<Model> | null;
  /** Whether the page is on its way anyway, for this operation or another. */
  isUnderWay(position: string | null): boolean;
  forget(): void;
}

export function pageReads<Model extends OrganizationModel>(
  { connection, signal }: Caller,
  readings: OrganizationReadings<Model>,
  knowledge: ListKnowledge,
): PageReads<Model> {
  let reads = new Map<string | null, Promise<OrganizationPage<Model>>>();
  let come = new Map<string | null, OrganizationPage<Model>>();
  /** For whom each page is read; whoever wants it later is one of them. */
  let wanted = new Map<string | null, Set<Want>>();

  function forAll<T>(position: string | null, work: () => T): T {
    const wants = wanted.get(position) ?? new Set<Want>();
    wanted.set(position, wants);
    for (const want of currentWants()) wants.add(want);
    return workFor(wants, work);
  }

  async function ask(position: string | null): Promise<OrganizationPage<Model>> {
    // A write may end what has come while this read is under way.
    const comeNow = come;
    try {
      const page = markedPage(await connection.read(readings.page(position), signal));
      knowledge.saw(page.total);
      comeNow.set(position, page);
      return page;
    } catch (error) {
      if (isListRefusal(error)) knowledge.wasRefused();
      else if (isListTrouble(error)) knowledge.failed();
      throw error;
    }
  }

  function takeNow(position: string | null): OrganizationPage<Model> | null {
    const known = come.get(position);
    if (known) return known;
    const page = connection.take(readings.page(position))?.value;
    if (!page) return null;
    come.set(position, page);
    return page;
  }

  async function readNow(position: string | null): Promise<OrganizationPage<Model>> {
    const taken = takeNow(position);
    if (taken) return taken;
    let reading = reads.get(position);
    if (!reading) {
      reading = ask(position);
      reads.set(position, reading);
    }
    return reading;
  }

  return {
    read: connection.isTraced ? (position) => forAll(position, () => readNow(position)) : readNow,
    come: () => come,
    take: connection.isTraced ? (position) => forAll(position, () => takeNow(position)) : takeNow,
    glance(position) {
      const known = come.get(position);
      if (known) return { page: known, stale: known.stale };
      const glance = connection.glance(readings.page(position));
      return glance && 'value' in glance ? { page: glance.value, stale: glance.kept === 'stale' } : null;
    },
    isUnderWay: (position) =>
      reads.has(position) || connection.glance(readings.page(position))?.kept === 'under way',
    forget() {
      reads = new Map();
      come = new Map();
      wanted = new Map();
    },
  };
}
