import type { Origin } from '../../core/source.ts';
import type {
  ConfluentObjectMetadata,
  ConfluentOrganization,
  ConfluentPartnerOrganization,
} from '../../generated/graphql.ts';
import type { OrganizationOf } from '../../graphql/parent.ts';
import type { WireOrganization, WirePartnerOrganization } from './wire.ts';

export type ConfluentOrganizationModel = OrganizationOf<ConfluentOrganization>;
export type ConfluentPartnerOrganizationModel = OrganizationOf<ConfluentPartnerOrganization>;

export function toOrganization(wire: WireOrganization, origin: Origin): ConfluentOrganizationModel {
  const metadata = toMetadata(wire.metadata);
  return {
    __typename: 'ConfluentOrganization',
    ...origin,
    nativeId: wire.id,
    name: wire.display_name,
    createdAt: metadata?.createdAt ?? null,
    updatedAt: metadata?.updatedAt ?? null,
    apiVersion: wire.api_version,
    kind: wire.kind,
    metadata,
    displayName: wire.display_name,
    jitEnabled: wire.jit_enabled,
  };
}

export function toPartnerOrganization(
  wire: WirePartnerOrganization,
  origin: Origin,
): ConfluentPartnerOrganizationModel {
  const metadata = toMetadata(wire.metadata);
  return {
    __typename: 'ConfluentPartnerOrganization',
    ...origin,
    nativeId: wire.id,
    name: wire.name,
    createdAt: metadata?.createdAt ?? null,
    updatedAt: metadata?.updatedAt ?? null,
    apiVersion: wire.api_version,
    kind: wire.kind,
    metadata,
    ssoUrl: wire.sso_url,
    ssoConfig: wire.sso_config ? { kind: wire.sso_config.kind, tenantId: wire.sso_config.tenant_id } : null,
  };
}

function toMetadata(wire: WireOrganization['metadata']): ConfluentObjectMetadata | null {
  if (!wire) return null;
  return {
    self: wire.self,
    resourceName: wire.resource_name,
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
    deletedAt: wire.deleted_at,
  };
}
