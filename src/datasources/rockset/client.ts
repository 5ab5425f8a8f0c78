import type { OrganizationReadings } from '../shared/organization-readings.ts';
import { reading, type Caller } from '../shared/reading.ts';
import { self, toOrganization, type RocksetOrganizationModel } from './map.ts';
import { organizationResponse } from './wire.ts';

/** Rockset's one call about organizations: there is no list, and no other organization can be asked for. */
export function organizationReadings(caller: Caller): OrganizationReadings<RocksetOrganizationModel> {
  return {
    pageSize: null,
    references: ({ nativeId }) => [nativeId, self],
    page: () =>
      reading(caller, {
        request: { operationId: 'getOrganization', path: '/v1/orgs/self' },
        schema: organizationResponse,
        toValue: ({ data }, origin) => ({
          organizations: [toOrganization(data, origin)],
          next: null,
          total: 1,
          stale: false,
        }),
        keep: 'marked',
      }),
  };
}
