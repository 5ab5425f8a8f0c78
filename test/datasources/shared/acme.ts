import type { OrganizationModel, SourceIdentity } from '../../../src/core/source.ts';

/** A source of no vendor of ours, for what all have in common. */
export const identity: SourceIdentity = {
  name: 'acme',
  previousNames: [],
  api: 'ROCKSET_V1',
  vendor: 'ROCKSET',
  typename: 'AcmeOrganization',
};

/** One of its organizations, by its id. */
export function organization(nativeId: string, fetchedAt = '2026-01-01T00:00:00Z'): OrganizationModel {
  const { typename: __typename, name: sourceName } = identity;
  const unknown = { name: null, createdAt: null, updatedAt: null };
  return { __typename, sourceName, fetchedAt, stale: false, nativeId, ...unknown };
}
