import type { z } from 'zod';
import { isNotFound } from '../../core/errors.ts';
import type { components } from '../../generated/openapi/confluent-org-v2.ts';
import type { Connection } from '../../http/types.ts';
import { readReply } from '../shared/wire.ts';
import { listOf, organization, partnerOrganization, type WireOrganization } from './wire.ts';

/** The most a page may hold, by the contract. */
export const pageSize = 100;

interface Endpoints {
  readonly path: string;
  readonly list: string;
  readonly get: string;
}

/** org/v2 and partner/v2 differ in path and model; paging and errors are the same. */
function organizationEndpoints<Item extends z.ZodType>(endpoints: Endpoints, item: Item) {
  const page = listOf(item);
  return (connection: Connection, signal: AbortSignal) => ({
    async list(pageToken: string | null) {
      const reply = await connection.send(
        {
          operationId: endpoints.list,
          method: 'GET',
          path: endpoints.path,
          query: { page_size: pageSize, page_token: pageToken ?? undefined },
        },
        signal,
      );
      const { data, metadata } = readReply(page, reply.json(), connection, endpoints.list);
      return {
        organizations: data,
        next: pageTokenOf(metadata?.next ?? null, connection, endpoints.list),
        total: metadata?.total_size == null ? null : Number(metadata.total_size),
      };
    },

    /** Null for a 404. A 403 stays an error: it may mean "not yours" just as well as "no such organization". */
    async get(id: string): Promise<z.infer<Item> | null> {
      try {
        const reply = await connection.send(
          { operationId: endpoints.get, method: 'GET', path: `${endpoints.path}/{id}`, params: { id } },
          signal,
        );
        return readReply(item, reply.json(), connection, endpoints.get);
      } catch (error) {
        if (isNotFound(error) && !error.complaints.some(({ code }) => code === 'route_not_found'))
          return null;
        throw error;
      }
    },
  });
}

export const organizationClient = organizationEndpoints(
  { path: '/org/v2/organizations', list: 'listOrgV2Organizations', get: 'getOrgV2Organization' },
  organization,
);

/** What `updateOrgV2Organization` can change; what is left out stays. */
export type OrganizationChange = Partial<
  Pick<components['schemas']['Organization'], 'display_name' | 'jit_enabled'>
>;

/** The whole organization as it is now; null where the answer is without a body. */
export async function updateOrganization(
  connection: Connection,
  id: string,
  change: OrganizationChange,
  signal: AbortSignal,
): Promise<WireOrganization | null> {
  const operationId = 'updateOrgV2Organization';
  const reply = await connection.send(
    { operationId, method: 'PATCH', path: '/org/v2/organizations/{id}', params: { id }, json: change },
    signal,
  );
  return reply.text.trim() === '' ? null : readReply(organization, reply.json(), connection, operationId);
}

export const partnerClient = organizationEndpoints(
  { path: '/partner/v2/organizations', list: 'listPartnerV2Organizations', get: 'getPartnerV2Organization' },
  partnerOrganization,
);

/**
 * Takes the token out of a `next` link and leaves the rest: the link may be on another host than the API, and is
 * never followed. Confluent's own clients too take a link without a token for an error.
 */
function pageTokenOf(next: string | null, connection: Connection, operationId: string): string | null {
  if (next === null) return null;
  const token = URL.parse(next, 'https://relative.invalid')?.searchParams.get('page_token');
  if (token) return token;
  throw connection.invalid(operationId, 'metadata.next: has no page_token');
}
