/** The stub's organizations, in the shapes the vendors send (see `openapi/` and `sandbox/`). Always the same. */
import { companies } from '../../sandbox/seed/companies.ts';

const counts = { confluent: 12, tiledb: 20, guardai: 10 } as const;
/** Organizations of the large Confluent account. */
const largeCount = 1_000;
const tiledbMembers = 6;
const guardaiMembers = 5;

const day = 86_400_000;

function uuid(kind: string, index: number): string {
  return `${kind}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}

/** Milliseconds are kept by everyone who takes the text for an instant, so that answers can be compared. */
function instant(index: number): string {
  return new Date(Date.UTC(2021, 3, 19, 9, 30, 11, 204) + index * 41 * day).toISOString();
}

function company(index: number): { readonly name: string; readonly slug: string } {
  const found = companies[index % companies.length];
  if (!found) throw new RangeError('There are no companies.');
  const number = Math.floor(index / companies.length);
  return number === 0 ? found : { name: `${found.name} ${number}`, slug: `${found.slug}-${number}` };
}

const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

function confluentOrganization(kind: string, index: number, base: string) {
  const id = uuid(kind, index);
  return {
    api_version: 'org/v2',
    kind: 'Organization',
    id,
    metadata: {
      self: `${base}/org/v2/organizations/${id}`,
      resource_name: `crn://confluent.cloud/organization=${id}`,
      created_at: instant(index % 40),
      updated_at: instant((index % 40) + 1),
    },
    display_name: company(index).name,
    jit_enabled: index % 3 === 0,
  };
}

export const confluent = many(counts.confluent, (index) =>
  confluentOrganization('c0000001', index, 'https://api.confluent.cloud'),
);
export const largeConfluent = many(largeCount, (index) =>
  confluentOrganization('c0000002', index, 'https://api.confluent.cloud'),
);

const tiledbRoles = ['owner', 'admin', 'read_write', 'read_only'] as const;
const readerActions = ['read', 'read_array_logs', 'read_job_logs', 'run_job'] as const;

function tiledbMember(organization: { id: string; name: string }, index: number) {
  return {
    user_id: uuid('71ed0002', index),
    organization_id: organization.id,
    username: `member-${index}`,
    user_full_name: `Member Number ${index}`,
    user_email: `member-${index}@example.com`,
    organization_name: organization.name,
    role: tiledbRoles[index % tiledbRoles.length],
    allowed_actions: readerActions,
  };
}

/** As a list has them, which is without their users. */
export const tiledb = many(counts.tiledb, (index) => ({
  id: uuid('71ed0001', index),
  role: tiledbRoles[index % tiledbRoles.length],
  name: company(index).slug,
  created_at: instant(index),
  updated_at: instant(index + 2),
  description: `What ${company(index).name} keeps in arrays`,
  allowed_actions: readerActions,
  num_of_arrays: 7 * index,
  unpaid_subscription: false,
  default_s3_path: `s3://${company(index).slug}/tiledb/`,
}));

/** As reading one answers it. */
export const tiledbWithUsers = tiledb.map((organization, index) => ({
  ...organization,
  users: many(tiledbMembers, (member) => tiledbMember(organization, index + member)),
}));

export const rockset = {
  id: 'tidewater-labs',
  created_at: '2019-06-11T18:22:07.000Z',
  display_name: 'Tidewater Labs',
  external_id: '9d1f4c6be1a24f0f8a37c05b6de2f914',
  rockset_user: 'arn:aws:iam::318212636800:user/rockset',
  sso_connection: 'okta-tidewater',
  sso_only: false,
  clusters: ['usw2a1', 'euc1a1'].map((region, index) => ({
    id: `4b0b1f9e-${region}`,
    cluster_type: 'PUBLIC',
    aws_region: index === 0 ? 'us-west-2' : 'eu-central-1',
    domain: 'rockset',
    top_level_domain: '.com',
    apiserver_url: `api.${region}.rockset.com`,
  })),
};

export const guardai = many(counts.guardai, (index) => ({
  creationDateTime: instant(index),
  id: index + 1,
  name: company(index).name,
  settings: {
    classMappingFiles: [
      { contentType: 'text/csv', datasetId: 40 + index, fileName: 'classes.csv', ref: `ref-${index + 1}` },
    ],
    disabledFeatures: index % 2 === 0 ? ['ADV_CRAFTING'] : ['EVALUATION', 'ROBUSTNESS'],
    maxItemCount: 1_000 * (index + 1),
    maxTimeAllocated: 360_000,
    maxTimePerTask: 7_200,
  },
  stats: { datasetStorage: 1_073_741_824 * index, projectStorage: 5_368_709 },
  timeUsed: 1_800 * index,
}));

/** Members of each organization of GuardAI, in the order of `guardai`. */
export const guardaiUsers = guardai.map((organization, index) =>
  many(guardaiMembers, (member) => ({
    avatar: 'iVBORw0KGgo=',
    email: `user-${index + member}@example.com`,
    id: 101 + index + member,
    lastLoginDateTime: instant(index + member),
    licenseAccepted: true,
    name: `User Number ${index + member}`,
    organizations: [organization],
    registered: member % 2 === 0,
    roles: 'ROLE_USER',
    settings: { favoriteProjects: [12, 31], notifications: true },
    timeUsed: 60 * member,
    uid: uuid('60a4da12', index + member),
  })),
);
