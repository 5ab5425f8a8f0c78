import type { Answer, SandboxRequest } from '../core/simulator.ts';
import { notFound } from './failures.ts';
import { readPage } from './paging.ts';
import type { StoredOrganization } from './seed.ts';
import type { ConfluentState } from './state.ts';

export function listOrganizations(state: ConfluentState, request: SandboxRequest): Answer {
  const visible = state.callers.get(request)?.organizations ?? null;
  const stored = [...state.organizations.values()];
  const all = visible ? stored.filter(({ id }) => visible.includes(id)) : stored;
  const { baseUrl, settings } = state;
  const read = readPage({ request, all, baseUrl: baseUrl(), settings, offerFirst: true });
  if ('refusal' in read) return read.refusal;
  const { items, metadata } = read.page;
  const data = items.map((item) => shown(state, item));
  return { status: 200, json: { api_version: 'org/v2', kind: 'OrganizationList', metadata, data } };
}

export function getOrganization(state: ConfluentState, { params }: SandboxRequest): Answer {
  const found = state.organizations.get(params['id'] ?? '');
  return found ? { status: 200, json: shown(state, found) } : notFound();
}

/** Only what is writable and sent changes; the contract has checked the values. */
export function updateOrganization(state: ConfluentState, request: SandboxRequest): Answer {
  const found = state.organizations.get(request.params['id'] ?? '');
  if (!found) return notFound();
  const { display_name = found.displayName, jit_enabled = found.jitEnabled } = (request.body ?? {}) as {
    readonly display_name?: string;
    readonly jit_enabled?: boolean;
  };
  if (display_name !== found.displayName || jit_enabled !== found.jitEnabled) {
    found.displayName = display_name;
    found.jitEnabled = jit_enabled;
    found.updatedAt = withoutZeros(state.now());
  }
  return { status: 200, json: shown(state, found) };
}

function shown({ baseUrl }: ConfluentState, organization: StoredOrganization): Record<string, unknown> {
  const { id, displayName, jitEnabled, createdAt, updatedAt } = organization;
  return {
    api_version: 'org/v2',
    kind: 'Organization',
    id,
    metadata: {
      self: `${baseUrl()}/org/v2/organizations/${id}`,
      resource_name: `crn://confluent.cloud/organization=${id}`,
      created_at: createdAt,
      updated_at: updatedAt,
    },
    display_name: displayName,
    ...(jitEnabled === null ? {} : { jit_enabled: jitEnabled }),
  };
}

/** The vendor's timestamps drop zeros at the end of the fraction. */
function withoutZeros(date: Date): string {
  return date.toISOString().replace(/\.?0*Z$/, 'Z');
}
