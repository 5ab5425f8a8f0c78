import type { OpenSource } from '../shared/api.ts';
import { organizationReads, type Opening } from '../shared/organization-source.ts';
import { organizationReadings } from './client.ts';

/** One operation's reads of Rockset: whatever is asked for, the answer is in the one organization there is. */
export function openOrganizations(opening: Opening): OpenSource {
  return organizationReads(opening, organizationReadings(opening)).source;
}
