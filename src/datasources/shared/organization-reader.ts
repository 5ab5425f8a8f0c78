import DataLoader from 'dataloader';
import type { OrganizationModel } from '../../core/source.ts';
import type { OrganizationPage } from './api.ts';
import type { ListKnowledge } from './list-knowledge.ts';
import type { OrganizationReadings } from './organization-readings.ts';
import { searchOrganizations } from './organization-search.ts';
import { findOnPage } from './page-index.ts';
import { pageReads, type PageGlance } from './page-reads.ts';
import type { Caller } from './reading.ts';
import { wishesOf } from './wishes.ts';

export interface OrganizationReader<Model extends OrganizationModel> {
  load(reference: string): Promise<Model | null>;
  page(position: string | null): Promise<OrganizationPage<Model>>;
  /** What this operation has read of an organization so far, the latest first. */
  seen(reference: string): readonly Model[];
  /** Takes in an organization that came by other means, such as the answer to a write. */
  know(organization: Model): Model;
  /** Forgets all that was read, so that what is read after a write is the vendor's new state. */
  forget(): void;
}

/**
 * One operation's reads of organizations at one source. What is kept and fresh is there at once; everything else that is
 * wanted in the same tick is one batch. Nothing is asked twice.
 */
export function organizationReader<Model extends OrganizationModel>(
  caller: Caller,
  readings: OrganizationReadings<Model>,
  knowledge: ListKnowledge,
): OrganizationReader<Model> {
  const pages = pageReads(caller, readings, knowledge);
  const wishes = wishesOf<string>(caller);
  let known = new Map<string, Model>();
  let batches: DataLoader<string, Model | null> | undefined;
  /** Where the pages are that are fresh, from the beginning of the list on; looked for once. */
  let freshPlaces: readonly (string | null)[] | undefined;

  function findFreshPlaces(): readonly (string | null)[] {
    const places = new Set<string | null>();
    let position: string | null = null;
    while (!places.has(position)) {
      const glance: PageGlance<Model> | null = pages.glance(position);
      if (!glance || glance.stale) break;
      places.add(position);
      if (glance.page.next === null) break;
      position = glance.page.next;
    }
    return [...places];
  }

  function findOn(page: OrganizationPage<Model> | undefined, reference: string): Model | undefined {
    return page && findOnPage(page, reference, readings.references);
  }

  function isListed(reference: string): boolean {
    return pages
      .come()
      .values()
      .some((page) => findOn(page, reference) !== undefined);
  }

  /** What needs no call and no batch: undefined where there is no such thing. */
  function take(reference: string): Model | null | undefined {
    const before = known.get(reference);
    if (before) return before;
    const single = readings.get && caller.connection.take(readings.get(reference));
    if (single) return single.value;
    freshPlaces ??= findFreshPlaces();
    for (const place of freshPlaces) {
      if (findOn(pages.glance(place)?.page, reference))
        return findOn(pages.take(place) ?? undefined, reference);
    }
    return undefined;
  }

  function remember(organization: Model): Model {
    known.set(organization.nativeId, organization);
    return organization;
  }

  return {
    async load(reference) {
      readings.check?.(reference);
      wishes?.note(reference);
      const taken = wishes ? wishes.during([reference], () => take(reference)) : take(reference);
      batches ??= new DataLoader((references) =>
        caller.connection.inBatch('organizations', references.length, () =>
          searchOrganizations(references, { caller, readings, pages, knowledge, wishes }),
        ),
      );
      const organization = taken === undefined ? await batches.load(reference) : taken;
      // What was found by name is known by id from here on; but not the other way: names may be like others' ids.
      if (organization) known.set(reference, remember(organization));
      // Read anew by a page of the list, it is older where it was read by itself.
      if (caller.unhurried && readings.get && isListed(reference))
        caller.connection.retire(readings.get(reference));
      return organization;
    },
    page: (position) => pages.read(position),
    seen(reference) {
      const listed = [...pages.come().values()].map((page) => findOn(page, reference));
      return [known.get(reference), ...listed].filter((one) => one !== undefined);
    },
    know: remember,
    forget() {
      pages.forget();
      wishes?.forget();
      known = new Map();
      batches = undefined;
      freshPlaces = undefined;
    },
  };
}
