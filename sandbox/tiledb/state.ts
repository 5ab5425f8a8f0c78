import type { Role } from './roles.ts';

/** Everything the simulator remembers. Handlers change it in place; a reset makes a new one from the seed. */
export interface State {
  readonly accounts: readonly Account[];
  organizations: Organization[];
}

/** A user account. Its name is a namespace of its own, beside those of the organizations. */
export interface Account {
  /** UUID. */
  readonly id: string;
  readonly username: string;
  /** Empty: not known. */
  readonly fullName: string;
  readonly email: string;
  /** Value of `X-TILEDB-REST-API-KEY`. */
  readonly token: string;
  readonly password: string;
  credentials: AwsCredentials[];
}

/** Empty strings, empty arrays, false and null are what an answer leaves out. */
export interface Organization {
  /** UUID. */
  readonly id: string;
  name: string;
  readonly createdAt: Date;
  /** Null: never set, as a Go server's zero time. */
  updatedAt: Date | null;
  logo: string;
  description: string;
  members: Member[];
  readonly arrays: number;
  readonly enabledFeatures: readonly string[];
  readonly unpaidSubscription: boolean;
  readonly stripeConnect: boolean;
  defaultS3Path: string;
  defaultS3PathCredentialsName: string;
  assetLocations: Partial<Record<AssetKind, StorageLocation>>;
  readonly assumeRoleArn: string;
  credentials: AwsCredentials[];
}

export const assetKinds = [
  'arrays',
  'files',
  'groups',
  'ml_models',
  'notebooks',
  'task_graphs',
  'udfs',
] as const;
export type AssetKind = (typeof assetKinds)[number];

export interface StorageLocation {
  readonly path: string;
  readonly credentialsName: string;
}

export interface Member {
  readonly account: Account;
  role: Role;
}

export interface AwsCredentials {
  name: string;
  accessKeyId: string;
  secretAccessKey: string;
  serviceRoleArn: string;
  isDefault: boolean;
  buckets: readonly string[];
  readonly createdAt: Date;
  updatedAt: Date;
}

/** As a new organization is: nothing in it, nobody in it. */
export function emptyOrganization(id: string, name: string, createdAt: Date): Organization {
  return {
    id,
    name,
    createdAt,
    updatedAt: createdAt,
    logo: '',
    description: '',
    members: [],
    arrays: 0,
    enabledFeatures: [],
    unpaidSubscription: false,
    stripeConnect: false,
    defaultS3Path: '',
    defaultS3PathCredentialsName: '',
    assetLocations: {},
    assumeRoleArn: '',
    credentials: [],
  };
}

export function memberOf(organization: Organization, username: string): Member | undefined {
  return organization.members.find((member) => member.account.username === username);
}

/** Names and ids of organizations are tried in this order. */
export function findOrganization(state: State, nameOrId: string): Organization | undefined {
  return findOrganizationByName(state, nameOrId) ?? state.organizations.find(({ id }) => id === nameOrId);
}

export function findOrganizationByName(state: State, name: string): Organization | undefined {
  return state.organizations.find((organization) => organization.name === name);
}

/** Organizations and users share one space of names. */
export function isNameTaken(state: State, name: string): boolean {
  return (
    findOrganizationByName(state, name) !== undefined ||
    state.accounts.some(({ username }) => username === name)
  );
}
