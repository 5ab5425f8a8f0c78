import DataLoader from 'dataloader';
import { UpstreamError } from '../../core/errors.ts';
import type { OrganizationModel } from '../../core/source.ts';
import type { OrganizationPage } from './api.ts';
import { nextCall, type PlanState } from './fetch-plan.ts';
import type { ListKnowledge } from './list-knowledge.ts';

/** What a vendor's API can do about organizations; each function is one call. */
export interface OrganizationCalls<Model extends OrganizationModel> {
  /** One by reference. Null: there is none. Absent where the vendor has no such call. */
  readonly get?: (reference: string) => Promise<Model | null>;
  readonly page: (position: string | null) => Promise<OrganizationPage<Model>>;
  /** Organizations on a full page; null: the list is not paged. */
  readonly pageSize: number | null;
  /** Refuses, with BAD_USER_INPUT, a reference that the vendor could not mean. */
  readonly check?: (reference: string) => void;
  /** Everything the vendor accepts for this organization: its native id, and TileDB's name, say. */
  readonly references: (organization: Model) => readonly string[];
}

export interface OrganizationReader<Model extends OrganizationModel> {
  load(reference: string): Promise<Model | null>;
  page(position: string | null): Promise<OrganizationPage<Model>>;
  /** Takes in an organization that came by other means, such as the answer to a write. */
  know(organization: Model): Model;
  /** Forgets all that was read, so that what is read after a write is the vendor's new state. */
  forget(): void;
}

/**
 * One operation's reads of organizations at one source. Everything wanted in the same tick is one batch, asked with
 * the fewest calls the API allows; nothing is asked twice.
 */
export function organizationReader<Model extends OrganizationModel>(
  calls: OrganizationCalls<Model>,
  knowledge: ListKnowledge,
): OrganizationReader<Model> {
  const pages = new Map<string | null, Promise<OrganizationPage<Model>>>();
  const loader = new DataLoader<string, Model | null>((references) => fetchMany(references));

  function remember(organization: Model): void {
    for (const reference of calls.references(organization)) loader.prime(reference, organization);
  }

  function page(position: string | null): Promise<OrganizationPage<Model>> {
    let reading = pages.get(position);
    if (!reading) {
      reading = calls.page(position).then(
        (read) => {
          knowledge.saw(read.total);
          read.organizations.forEach(remember);
          return read;
        },
        (error: unknown) => {
          if (isRefusal(error)) knowledge.wasRefused();
          throw error;
        },
      );
      pages.set(position, reading);
    }
    return reading;
  }

  async function fetchMany(references: readonly string[]): Promise<(Model | null | Error)[]> {
    const listed = await searchList(references);
    return Promise.all(
      references.map(async (reference) => {
        const organization = listed.found.get(reference);
        if (organization) return organization;
        if (listed.failure) return listed.failure;
        // A list may leave out what a GET still finds, and only a GET tells "not there" from "not yours".
        return calls.get ? calls.get(reference).catch(asError) : null;
      }),
    );
  }

  /** Reads as much of the list as pays for these references. */
  async function searchList(references: readonly string[]) {
    const found = new Map<string, Model>();
    const wanted = references.length;
    let position: string | null = null;
    let seen = 0;
    for (let pagesRead = 0; pagesRead === 0 || position !== null; pagesRead += 1) {
      const missing = references.filter((reference) => !found.has(reference)).length;
      if (!paysOff({ wanted, missing, seen, pagesRead }, position)) break;
      try {
        const read: OrganizationPage<Model> = await page(position);
        for (const organization of read.organizations) {
          for (const reference of calls.references(organization)) found.set(reference, organization);
        }
        seen += read.organizations.length;
        position = read.next;
      } catch (error) {
        return { found, failure: calls.get && isRefusal(error) ? null : asError(error) };
      }
    }
    return { found, failure: null };
  }

  function paysOff(
    state: Pick<PlanState, 'wanted' | 'missing' | 'seen' | 'pagesRead'>,
    position: string | null,
  ): boolean {
    if (state.missing === 0) return false;
    if (!calls.get) return true;
    if (knowledge.refused) return false;
    const { pageSize } = calls;
    return (
      nextCall({ ...state, pageSize, total: knowledge.total, pageIsFree: pages.has(position) }) === 'page'
    );
  }

  return {
    async load(reference) {
      calls.check?.(reference);
      const organization = await loader.load(reference);
      // What was found by name is known by id from here on.
      if (organization) remember(organization);
      return organization;
    },
    page,
    know(organization) {
      remember(organization);
      return organization;
    },
    forget() {
      pages.clear();
      loader.clearAll();
    },
  };
}

/** The list is not for this caller, or not there on this server: the organizations may still be had one by one. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof UpstreamError &&
    (error.code === 'UPSTREAM_FORBIDDEN' || error.code === 'UPSTREAM_REJECTED')
  );
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('A call failed without an error.', { cause: error });
}
