/** What is sent to TileDB, made from what a caller names. */
import type { CredentialsBody } from './credentials-client.ts';
import type { OrganizationBody } from './organization-client.ts';

type Value<T> = T | null | undefined;

/** Undefined: not named. Null: to be cleared. */
export interface OrganizationFields {
  readonly name?: Value<string>;
  readonly description?: Value<string>;
  readonly logo?: Value<string>;
  readonly defaultS3Path?: Value<string>;
  readonly defaultS3PathCredentialsName?: Value<string>;
}

/** As `OrganizationFields`; but for the secret and the flag, null of which counts as not named. */
export interface CredentialsFields {
  readonly accessKeyId?: Value<string>;
  readonly secretAccessKey?: Value<string>;
  readonly serviceRoleArn?: Value<string>;
  readonly default?: Value<boolean>;
  readonly buckets?: Value<readonly string[]>;
}

/** `name`: the new one or the present one, as the server wants one in any case. */
export function organizationBody(name: string, fields: OrganizationFields): OrganizationBody {
  return {
    name,
    ...named({
      description: emptied(fields.description),
      logo: emptied(fields.logo),
      default_s3_path: emptied(fields.defaultS3Path),
      default_s3_path_credentials_name: emptied(fields.defaultS3PathCredentialsName),
    }),
  };
}

/** `name`: the new one or the present one. */
export function credentialsBody(name: string, fields: CredentialsFields): CredentialsBody {
  return {
    name,
    ...named({
      access_key_id: emptied(fields.accessKeyId),
      secret_access_key: fields.secretAccessKey ?? undefined,
      service_role_arn: emptied(fields.serviceRoleArn),
      default: fields.default ?? undefined,
      buckets: fields.buckets === null ? [] : fields.buckets,
    }),
  };
}

/** To a Go server null and absence are the same, and mean "keep": only an empty value clears. */
function emptied(value: Value<string>): string | undefined {
  return value === null ? '' : value;
}

type Named<Body> = { readonly [Key in keyof Body]?: Exclude<Body[Key], undefined> };

function named<Body extends object>(body: Body): Named<Body> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Named<Body>;
}
