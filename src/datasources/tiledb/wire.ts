/** Replies of TileDB Cloud 2.2.19 up to 2.17.51, for the members we use: vendor reference in README.md. */
import { z } from 'zod';
import type { components as Contract } from '../../generated/openapi/tiledb-v1.ts';
import { flag, instant, list, smallInteger, text } from '../shared/wire.ts';

type MembersOf<Model> = Partial<Record<keyof Model, z.ZodType>>;
type Schemas = Contract['schemas'];

const storageLocation = z.object({ path: text, credentials_name: text }).nullish();

const assetLocations = z
  .object({
    arrays: storageLocation,
    files: storageLocation,
    groups: storageLocation,
    ml_models: storageLocation,
    notebooks: storageLocation,
    task_graphs: storageLocation,
    udfs: storageLocation,
  })
  .nullish();
export type WireAssetLocations = z.infer<typeof assetLocations>;

export const organizationUser = z.object({
  user_id: text,
  organization_id: text,
  username: text,
  organization_name: text,
  role: text,
  allowed_actions: list(z.string()),
  user_full_name: text,
  user_email: text,
} satisfies MembersOf<Schemas['OrganizationUser']>);
export type WireUser = z.infer<typeof organizationUser>;

export const organization = z.object({
  id: text,
  name: z.string().min(1),
  role: text,
  created_at: instant,
  updated_at: instant,
  logo: text,
  description: text,
  users: list(organizationUser),
  allowed_actions: list(z.string()),
  num_of_arrays: smallInteger,
  enabled_features: list(z.string()),
  unpaid_subscription: flag,
  default_s3_path: text,
  default_s3_path_credentials_name: text,
  stripe_connect: flag,
  asset_locations: assetLocations,
  assume_role_arn: text,
} satisfies MembersOf<Schemas['Organization']>);
export type WireOrganization = z.infer<typeof organization>;

/** A caller who belongs to nothing gets `[]` or, from Go, `null`. */
export const organizations = list(organization);

/** Without the secret: a server that told it would not be heard. */
export const awsAccessCredentials = z.object({
  name: text,
  access_key_id: text,
  service_role_arn: text,
  default: flag,
  buckets: list(z.string()),
  created_at: instant,
  updated_at: instant,
} satisfies MembersOf<Schemas['AWSAccessCredentials']>);
export type WireCredentials = z.infer<typeof awsAccessCredentials>;

export const awsAccessCredentialsList = list(awsAccessCredentials);
