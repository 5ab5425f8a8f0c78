import type { z } from 'zod';
import type { UpstreamError } from '../../core/errors.ts';
import type { Origin, OrganizationModel } from '../../core/source.ts';
import type { components } from '../../generated/openapi/confluent-org-v2.ts';
import type { Connection } from '../../http/types.ts';
import { foreseeChange } from '../shared/foreseen.ts';
import type { OrganizationReadings } from '../shared/organization-readings.ts';
import { originOf, reading, readingOrNull, type Caller } from '../shared/reading.ts';
import { readDone } from '../shared/wire.ts';
import { toOrganization, toPartnerOrganization, type ConfluentOrganizationModel } from './map.ts';
import { listOf, organization, partnerOrganization } from './wire.ts';

/** The most a page may hold, by the contract. */
const pageSize = 100;

interface Endpoints {
  readonly path: string;
  readonly list: string;
  readonly get: string;
}

/** org/v2 and partner/v2 differ in path and model; paging and errors are the same. */
function organizationEndpoints<Item extends z.ZodType, Model extends OrganizationModel>(
  endpoints: Endpoints,
  item: Item,
  toModel: (wire: z.infer<Item>, origin: Origin) => Model,
) {
  const listPage = listOf(item);
  return (caller: Caller) =>
    ({
      pageSize,
      references: ({ nativeId }) => [nativeId],
      page: (pageToken: string | null) =>
        reading(caller, {
          request: {
            operationId: endpoints.list,
            path: endpoints.path,
            query: { page_size: pageSize, page_token: pageToken ?? undefined },
          },
          schema: listPage,
          toValue: ({ data, metadata }, origin) => ({
            organizations: data.map((wire) => toModel(wire, origin)),
            next: pageTokenOf(metadata?.next ?? null, caller.connection, endpoints.list),
            total: metadata?.total_size == null ? null : Number(metadata.total_size),
            stale: false,
          }),
          keep: 'marked',
        }),
      /** A 403 stays an error: it may mean "not yours" just as well as "no such organization". */
      get: (id: string) =>
        readingOrNull(
          caller,
          {
            request: { operationId: endpoints.get, path: `${endpoints.path}/{id}`, params: { id } },
            schema: item,
            toValue: toModel,
            keep: 'marked',
          },
          isAbsence,
        ),
    }) satisfies OrganizationReadings<Model>;
}

/** Not that of a path which Confluent does not have: the base URL leads elsewhere. */
function isAbsence({ complaints }: UpstreamError): boolean {
  return !complaints.some(({ code }) => code === 'route_not_found');
}

const orgEndpoints: Endpoints = {
  path: '/org/v2/organizations',
  list: 'listOrgV2Organizations',
  get: 'getOrgV2Organization',
};

export const organizationReadings = organizationEndpoints(orgEndpoints, organization, toOrganization);

/** What `updateOrgV2Organization` can change; what is left out stays. */
export type OrganizationChange = Partial<
  Pick<components['schemas']['Organization'], 'display_name' | 'jit_enabled'>
>;

/** The whole organization as it is now; null where the answer does not tell. */
export async function updateOrganization(
  caller: Caller,
  id: string,
  change: OrganizationChange,
): Promise<ConfluentOrganizationModel | null> {
  const { identity, connection, signal } = caller;
  const reply = await connection.send(
    {
      operationId: 'updateOrgV2Organization',
      method: 'PATCH',
      path: '/org/v2/organizations/{id}',
      params: { id },
      json: change,
      touches: (read) => read.operationId === orgEndpoints.list || read.params?.['id'] === id,
      foresee() {
        const subject = { typename: 'ConfluentOrganization', reading: organizationReadings(caller).get(id) };
        return foreseeChange(caller, subject, (before) => ({ ...before, ...change }));
      },
    },
    signal,
  );
  const answered = readDone(organization, reply);
  return answered && toOrganization(answered, originOf(identity, reply));
}

export const partnerReadings = organizationEndpoints(
  { path: '/partner/v2/organizations', list: 'listPartnerV2Organizations', get: 'getPartnerV2Organization' },
  partnerOrganization,
  toPartnerOrganization,
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
