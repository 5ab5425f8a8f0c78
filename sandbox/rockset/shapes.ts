import { companies } from '../seed/companies.ts';

const rocksetUser = 'arn:aws:iam::318212636800:user/rockset';

/** The seed's one organization, in the members of the last revision (2024). */
const tidewater = {
  id: 'tidewater-labs',
  created_at: '2019-06-11T18:22:07Z',
  display_name: companies.find(({ slug }) => slug === 'tidewater-labs')?.name,
  external_id: '9d1f4c6be1a24f0f8a37c05b6de2f914',
  rockset_user: rocksetUser,
  sso_connection: 'okta-tidewater',
  sso_only: false,
  clusters: [
    cluster('4b0b1f9e-usw2a1', 'us-west-2', 'api.usw2a1.rockset.com'),
    cluster('77c2a0d3-euc1a1', 'eu-central-1', 'api.euc1a1.rockset.com'),
  ],
} as const;

export const organizationId = tidewater.id;

/** The organization as each revision of the service writes it. */
export const shapes = {
  2024: tidewater,
  2022: {
    // In camel case, unlike its neighbours.
    deletionScheduledAt: null,
    rockset_user: tidewater.rockset_user,
    external_id: tidewater.external_id,
    clusters: tidewater.clusters,
    id: tidewater.id,
    created_at: tidewater.created_at,
    display_name: tidewater.display_name,
  },
  /** As little as is legal: no member is required. */
  sparse: {
    id: tidewater.id,
    display_name: tidewater.display_name,
    created_at: tidewater.created_at,
    clusters: [],
  },
} as const;

function cluster(id: string, region: string, host: string): Record<string, string> {
  return {
    id,
    cluster_type: 'PUBLIC',
    aws_region: region,
    domain: 'rockset',
    top_level_domain: '.com',
    // A bare host: the vendor writes no scheme here.
    apiserver_url: host,
  };
}
