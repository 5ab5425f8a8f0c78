import type { Answer, SandboxRequest } from '../core/simulator.ts';
import { notFound } from './failures.ts';
import { readPage } from './paging.ts';
import type { StoredPartnerOrganization } from './seed.ts';
import type { ConfluentState } from './state.ts';

export function listPartnerOrganizations(state: ConfluentState, request: SandboxRequest): Answer {
  const all = [...state.partnerOrganizations.values()];
  const { baseUrl, settings } = state;
  const read = readPage({ request, all, baseUrl: baseUrl(), settings, offerFirst: false });
  if ('refusal' in read) return read.refusal;
  const { items, metadata } = read.page;
  const data = items.map((item) => shown(state, item));
  return { status: 200, json: { api_version: 'partner/v2', kind: 'OrganizationList', metadata, data } };
}

export function getPartnerOrganization(state: ConfluentState, { params }: SandboxRequest): Answer {
  const found = state.partnerOrganizations.get(params['id'] ?? '');
  return found ? { status: 200, json: shown(state, found) } : notFound();
}

function shown(
  { baseUrl }: ConfluentState,
  organization: StoredPartnerOrganization,
): Record<string, unknown> {
  const { id, name, sso, createdAt, updatedAt } = organization;
  const later = updatedAt === null ? {} : { updated_at: updatedAt };
  return {
    api_version: 'partner/v2',
    kind: 'Organization',
    id,
    metadata: {
      self: `${baseUrl()}/partner/v2/organizations/${id}`,
      ...(sso && { resource_name: `crn://confluent.cloud/organization=${id}` }),
      created_at: createdAt,
      ...later,
    },
    name,
    ...(sso && { sso_url: sso.url, sso_config: { kind: 'AzureSSOConfig', tenant_id: sso.tenantId } }),
  };
}
