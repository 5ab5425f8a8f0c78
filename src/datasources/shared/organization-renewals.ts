import type { OrganizationModel } from '../../core/source.ts';
import type { OpenSource } from './api.ts';
import type { OrganizationReadings } from './organization-readings.ts';
import { gatheredRenewals, type Renewals } from './renewals.ts';

/** How a source's organizations are read anew when they were given though their time was over. */
export interface OrganizationRenewals {
  /** By reference. */
  readonly organizations: Renewals<string>;
  /** By the position of the page in the list. */
  readonly pages: Renewals<string | null>;
}

/** `open`: the source for an operation that nobody waits for. */
export function organizationRenewals(open: () => OpenSource): OrganizationRenewals {
  return {
    organizations: gatheredRenewals((references) => {
      const source = open();
      return Promise.allSettled(references.map((reference) => source.organization(reference)));
    }),
    pages: gatheredRenewals((positions) => {
      const source = open();
      return Promise.allSettled(positions.map((position) => source.organizations(position)));
    }),
  };
}

/** The same readings, renewed together with others'. */
export function renewedTogether<Model extends OrganizationModel>(
  readings: OrganizationReadings<Model>,
  { organizations, pages }: OrganizationRenewals,
): OrganizationReadings<Model> {
  const { get, page } = readings;
  return {
    ...readings,
    ...(get && { get: (reference) => ({ ...get(reference), renew: organizations.of(reference) }) }),
    page: (position) => ({ ...page(position), renew: pages.of(position) }),
  };
}
