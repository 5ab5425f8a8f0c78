import type { OpenSource } from '../shared/api.ts';
import { organizationReads, type Opening } from '../shared/organization-source.ts';
import { writes } from '../shared/writes.ts';
import {
  organizationReadings,
  partnerReadings,
  updateOrganization,
  type OrganizationChange,
} from './client.ts';
import type { ConfluentOrganizationModel, ConfluentPartnerOrganizationModel } from './map.ts';

/** The organization after a write that is done: read when it is asked for; null: there is no such organization. */
export type ReadBack = () => Promise<ConfluentOrganizationModel | null>;

/** One operation's data source for org/v2. */
export interface ConfluentOrganizations extends OpenSource<ConfluentOrganizationModel> {
  /** Sends nothing where nothing is to change. */
  update(id: string, change: OrganizationChange): Promise<ReadBack>;
}

export function isConfluentOrganizations(source: OpenSource): source is ConfluentOrganizations {
  return source.identity.api === 'CONFLUENT_ORG_V2';
}

export function openOrganizations(opening: Opening): ConfluentOrganizations {
  const { source, reader } = organizationReads(opening, organizationReadings(opening));
  const write = writes(opening, () => {
    reader.forget();
  });
  return Object.assign(source, {
    async update(id: string, change: OrganizationChange): Promise<ReadBack> {
      const lookUp = () => source.organization(id);
      if (Object.keys(change).length === 0) return lookUp;
      const updated = await write((writer) => updateOrganization(writer, id, change));
      if (!updated) return lookUp;
      const organization = reader.know(updated);
      return () => Promise.resolve(organization);
    },
  });
}

/** One operation's data source for partner/v2. */
export function openPartnerOrganizations(opening: Opening): OpenSource<ConfluentPartnerOrganizationModel> {
  return organizationReads(opening, partnerReadings(opening)).source;
}
