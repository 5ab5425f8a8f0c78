import type { Origin } from '../../core/source.ts';
import type { RocksetOrganization } from '../../generated/graphql.ts';
import type { OrganizationOf } from '../../graphql/parent.ts';
import type { WireOrganization } from './wire.ts';

export type RocksetOrganizationModel = OrganizationOf<RocksetOrganization>;

/** The literal by which Rockset addresses the organization of a credential. */
export const self = 'self';

export function toOrganization(wire: WireOrganization, origin: Origin): RocksetOrganizationModel {
  return {
    __typename: 'RocksetOrganization',
    ...origin,
    nativeId: wire.id ?? self,
    name: wire.display_name,
    createdAt: wire.created_at,
    updatedAt: null,
    displayName: wire.display_name,
    externalId: wire.external_id,
    rocksetUser: wire.rockset_user,
    clusters: wire.clusters.map((cluster) => ({
      id: cluster.id,
      clusterType: cluster.cluster_type,
      awsRegion: cluster.aws_region,
      domain: cluster.domain,
      topLevelDomain: cluster.top_level_domain,
      apiserverUrl: cluster.apiserver_url,
    })),
    ssoConnection: wire.sso_connection,
    ssoOnly: wire.sso_only,
    deletionScheduledAt: wire.deletionScheduledAt,
    companyName: wire.company_name,
    state: wire.state,
  };
}
