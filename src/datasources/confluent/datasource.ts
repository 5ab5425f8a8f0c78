import type { OpenSource } from '../shared/api.ts';
import { organizationReads, type Opening } from '../shared/organization-source.ts';
import {
  organizationClient,
  pageSize,
  partnerClient,
  updateOrganization,
  type OrganizationChange,
} from './client.ts';
import {
  toOrganization,
  toPartnerOrganization,
  type ConfluentOrganizationModel,
  type ConfluentPartnerOrganizationModel,
} from './map.ts';

/** One operation's data source for org/v2. */
export interface ConfluentOrganizations extends OpenSource<ConfluentOrganizationModel> {
  /** Sends nothing where nothing is to change. Null: there is no such organization. */
  update(id: string, change: OrganizationChange): Promise<ConfluentOrganizationModel | null>;
}

export function isConfluentOrganizations(source: OpenSource): source is ConfluentOrganizations {
  return source.identity.api === 'CONFLUENT_ORG_V2';
}

export function openOrganizations(opening: Opening): ConfluentOrganizations {
  const client = organizationClient(opening.connection, opening.signal);
  const toModel = modelOf(toOrganization, opening.identity.name);
  const { source, reader } = organizationReads<ConfluentOrganizationModel>(opening, {
    pageSize,
    references: ({ nativeId }) => [nativeId],
    get: async (id) => toModel.one(await client.get(id)),
    page: async (position) => toModel.page(await client.list(position)),
  });
  return Object.assign(source, {
    async update(id: string, change: OrganizationChange) {
      if (Object.keys(change).length === 0) return source.organization(id);
      const updated = await updateOrganization(
        opening.connection,
        id,
        change,
        opening.writeSignal(),
        // Also after a failure: a write that nobody answered may have been done.
      ).finally(() => {
        reader.forget();
      });
      return updated ? reader.know(toOrganization(updated, opening.identity.name)) : source.organization(id);
    },
  });
}

/** One operation's data source for partner/v2. */
export function openPartnerOrganizations(opening: Opening): OpenSource<ConfluentPartnerOrganizationModel> {
  const client = partnerClient(opening.connection, opening.signal);
  const toModel = modelOf(toPartnerOrganization, opening.identity.name);
  return organizationReads<ConfluentPartnerOrganizationModel>(opening, {
    pageSize,
    references: ({ nativeId }) => [nativeId],
    get: async (id) => toModel.one(await client.get(id)),
    page: async (position) => toModel.page(await client.list(position)),
  }).source;
}

function modelOf<Wire, Model>(map: (wire: Wire, sourceName: string) => Model, sourceName: string) {
  return {
    one: (wire: Wire | null) => wire && map(wire, sourceName),
    page: <Page extends { organizations: readonly Wire[] }>(page: Page) => ({
      ...page,
      organizations: page.organizations.map((wire) => map(wire, sourceName)),
    }),
  };
}
