import type { Origin } from '../../core/source.ts';
import type {
  TileDBAssetLocations,
  TileDBAwsAccessCredentials,
  TileDBNamespaceAction,
  TileDBOrganization,
  TileDBOrganizationRole,
  TileDBOrganizationUser,
} from '../../generated/graphql.ts';
import type { OrganizationOf } from '../../graphql/parent.ts';
import { word } from '../shared/words.ts';
import type { WireAssetLocations, WireCredentials, WireOrganization, WireUser } from './wire.ts';

/** Members and credentials have resolvers of their own. */
export type TileDBOrganizationModel = OrganizationOf<
  TileDBOrganization,
  'users' | 'user' | 'awsAccessCredentials' | 'awsAccessCredential'
> & {
  /** As they came with the organization; null: they were left out. */
  readonly members: readonly TileDBOrganizationUser[] | null;
};
export type TileDBMember = TileDBOrganizationUser;
export type TileDBCredentials = TileDBAwsAccessCredentials;
export type Role = TileDBOrganizationRole;

const roles: readonly TileDBOrganizationRole[] = [
  'OWNER',
  'ADMIN',
  'READ_WRITE',
  'READ_WRITE_DELETE',
  'READ_ONLY',
];

const actions: readonly TileDBNamespaceAction[] = [
  'READ',
  'WRITE',
  'CREATE',
  'DELETE',
  'EDIT',
  'READ_ARRAY_LOGS',
  'READ_JOB_LOGS',
  'READ_OBJECT_LOGS',
  'RUN_JOB',
  'DELETE_ORGANIZATION',
  'EDIT_ORGANIZATION',
  'EDIT_BILLING',
];

/** What a Go server leaves out is its zero value: false, 0, "" or an empty list. */
export function toOrganization(wire: WireOrganization, origin: Origin): TileDBOrganizationModel {
  return {
    __typename: 'TileDBOrganization',
    ...origin,
    nativeId: wire.id ?? wire.name,
    name: wire.name,
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
    role: word(wire.role, roles),
    allowedActions: toActions(wire.allowed_actions),
    description: wire.description,
    logo: wire.logo,
    numOfArrays: wire.num_of_arrays ?? 0,
    enabledFeatures: wire.enabled_features,
    unpaidSubscription: wire.unpaid_subscription ?? false,
    defaultS3Path: wire.default_s3_path,
    defaultS3PathCredentialsName: wire.default_s3_path_credentials_name,
    stripeConnect: wire.stripe_connect ?? false,
    assetLocations: toAssetLocations(wire.asset_locations),
    assumeRoleArn: wire.assume_role_arn,
    members: wire.users.map(toMember),
  };
}

/** A list may leave the members out, and TileDB does not say whether it does: none is no news there. */
export function toListedOrganization(wire: WireOrganization, origin: Origin): TileDBOrganizationModel {
  const organization = toOrganization(wire, origin);
  return wire.users.length > 0 ? organization : { ...organization, members: null };
}

export function toMember(wire: WireUser): TileDBMember {
  return {
    userId: wire.user_id,
    organizationId: wire.organization_id,
    username: wire.username,
    organizationName: wire.organization_name,
    role: word(wire.role, roles),
    allowedActions: toActions(wire.allowed_actions),
    userFullName: wire.user_full_name,
    userEmail: wire.user_email,
  };
}

export function toCredentials(wire: WireCredentials): TileDBCredentials {
  return {
    name: wire.name,
    accessKeyId: wire.access_key_id,
    serviceRoleArn: wire.service_role_arn,
    default: wire.default ?? false,
    buckets: wire.buckets,
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
  };
}

/** The vendor's word for a role. */
export function fromRole(role: Role): Lowercase<Role> {
  return role.toLowerCase() as Lowercase<Role>;
}

function toActions(words: readonly string[]): TileDBNamespaceAction[] {
  return words.flatMap((action) => word(action, actions) ?? []);
}

function toAssetLocations(wire: WireAssetLocations): TileDBAssetLocations | null {
  if (!wire) return null;
  return {
    arrays: toLocation(wire.arrays),
    files: toLocation(wire.files),
    groups: toLocation(wire.groups),
    mlModels: toLocation(wire.ml_models),
    notebooks: toLocation(wire.notebooks),
    taskGraphs: toLocation(wire.task_graphs),
    udfs: toLocation(wire.udfs),
  };
}

function toLocation(wire: NonNullable<WireAssetLocations>['arrays']) {
  return wire ? { path: wire.path, credentialsName: wire.credentials_name } : null;
}
