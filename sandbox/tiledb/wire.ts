import { allowedActions } from './roles.ts';
import { memberOf } from './state.ts';
import type { Role } from './roles.ts';
import type { Account, AwsCredentials, Member, Organization } from './state.ts';

/** The organization as `caller` sees it: role, actions and some members depend on who asks. */
export function organizationBody(
  organization: Organization,
  caller: Account,
  { withUsers }: { withUsers: boolean },
): Record<string, unknown> {
  const role = memberOf(organization, caller.username)?.role;
  return {
    ...withoutZeroValues({
      id: organization.id,
      role,
      name: organization.name,
      created_at: timestamp(organization.createdAt),
      updated_at: timestamp(organization.updatedAt),
      logo: organization.logo,
      description: organization.description,
      users: withUsers ? organization.members.map((member) => memberBody(organization, member, caller)) : [],
      allowed_actions: role === undefined ? [] : allowedActions[role],
    }),
    // The two members the vendor's specification wants in every answer, zero or not.
    num_of_arrays: organization.arrays,
    unpaid_subscription: organization.unpaidSubscription,
    ...withoutZeroValues({
      enabled_features: organization.enabledFeatures,
      default_s3_path: organization.defaultS3Path,
      default_s3_path_credentials_name: organization.defaultS3PathCredentialsName,
      asset_locations: assetLocations(organization),
      stripe_connect: organization.stripeConnect,
      assume_role_arn: isAdministrator(role) ? organization.assumeRoleArn : '',
    }),
  };
}

/** Full name and address are for the organization's administrators only. */
export function memberBody(
  organization: Organization,
  { account, role }: Member,
  caller: Account,
): Record<string, unknown> {
  const callersRole = memberOf(organization, caller.username)?.role;
  return withoutZeroValues({
    user_id: account.id,
    organization_id: organization.id,
    username: account.username,
    user_full_name: isAdministrator(callersRole) ? account.fullName : '',
    user_email: isAdministrator(callersRole) ? account.email : '',
    organization_name: organization.name,
    role,
    allowed_actions: allowedActions[role],
  });
}

/** Never with the secret. */
export function credentialsBody(credentials: AwsCredentials): Record<string, unknown> {
  return withoutZeroValues({
    access_key_id: credentials.accessKeyId,
    service_role_arn: credentials.serviceRoleArn,
    name: credentials.name,
    default: credentials.isDefault,
    buckets: credentials.buckets,
    created_at: timestamp(credentials.createdAt),
    updated_at: timestamp(credentials.updatedAt),
  });
}

function assetLocations(organization: Organization): Record<string, unknown> | undefined {
  const locations: Record<string, unknown> = {};
  for (const [kind, { path, credentialsName }] of Object.entries(organization.assetLocations)) {
    if (path === '' && credentialsName === '') continue;
    locations[kind] = withoutZeroValues({ path, credentials_name: credentialsName });
  }
  return Object.keys(locations).length === 0 ? undefined : locations;
}

function isAdministrator(role: Role | undefined): boolean {
  return role === 'owner' || role === 'admin';
}

/** RFC 3339 with exactly three fraction digits; a time that was never set is Go's zero time. */
function timestamp(instant: Date | null): string {
  return instant === null ? '0001-01-01T00:00:00.000Z' : instant.toISOString();
}

/** Go servers of this kind leave out members that are empty, false or null. */
function withoutZeroValues(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => !isZero(value)));
}

function isZero(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === '' || value === false;
}
