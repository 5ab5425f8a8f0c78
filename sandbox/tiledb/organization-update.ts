import { assetKinds } from './state.ts';
import type { AssetKind, Organization } from './state.ts';

/** What a caller may set; the contract has checked it. Members the server makes itself are ignored when sent. */
export interface OrganizationFields {
  readonly name?: string | null;
  readonly logo?: string | null;
  readonly description?: string | null;
  readonly default_s3_path?: string | null;
  readonly default_s3_path_credentials_name?: string | null;
  readonly asset_locations?: Partial<Record<AssetKind, LocationFields>>;
}
interface LocationFields {
  readonly path?: string | null;
  readonly credentials_name?: string | null;
}

/** Absent and null keep the value (a Go server cannot tell them apart), an empty string clears it. */
export function applyUpdate(organization: Organization, fields: OrganizationFields): void {
  organization.name = fields.name ?? organization.name;
  organization.logo = fields.logo ?? organization.logo;
  organization.description = fields.description ?? organization.description;
  organization.defaultS3Path = fields.default_s3_path ?? organization.defaultS3Path;
  organization.defaultS3PathCredentialsName =
    fields.default_s3_path_credentials_name ?? organization.defaultS3PathCredentialsName;
  for (const kind of assetKinds) {
    const change = fields.asset_locations?.[kind];
    if (change === undefined) continue;
    const present = organization.assetLocations[kind];
    organization.assetLocations[kind] = {
      path: change.path ?? present?.path ?? '',
      credentialsName: change.credentials_name ?? present?.credentialsName ?? '',
    };
  }
}
