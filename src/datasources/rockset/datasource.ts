import type { OpenSource } from '../shared/api.ts';
import { organizationReads, type Opening } from '../shared/organization-source.ts';
import { organizationClient } from './client.ts';
import { self, toOrganization } from './map.ts';

/** One operation's reads of Rockset: whatever is asked for, the answer is in the one organization there is. */
export function openOrganizations(opening: Opening): OpenSource {
  const client = organizationClient(opening.connection, opening.signal);
  return organizationReads(opening, {
    pageSize: null,
    references: ({ nativeId }) => [nativeId, self],
    async page() {
      const organization = toOrganization(await client.self(), opening.identity.name);
      return { organizations: [organization], next: null, total: 1 };
    },
  }).source;
}
