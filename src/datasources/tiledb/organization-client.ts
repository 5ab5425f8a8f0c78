import type { components as Contract } from '../../generated/openapi/tiledb-v1.ts';
import { demandAbsence, foreseeChange, foreseeCreation, foreseeDeletion } from '../shared/foreseen.ts';
import type { OrganizationReadings } from '../shared/organization-readings.ts';
import { reading, type Caller } from '../shared/reading.ts';
import { change, readingOne } from './calls.ts';
import { toListedOrganization, toOrganization, type TileDBOrganizationModel } from './map.ts';
import { organization, organizations } from './wire.ts';

/** TileDB Cloud's calls about organizations; `nameOrId` is either. Writes answer without a body. */

type Fields = Contract['schemas']['OrganizationUpdate'];

/** 2.2.19 demands `name` of every change; newer servers take it too. */
export type OrganizationBody = Omit<Fields, 'name' | 'asset_locations'> & { readonly name: string };

const path = '/organizations/{organization}';
const typename = 'TileDBOrganization';

export function organizationReadings(caller: Caller) {
  return {
    pageSize: null,
    // The members.
    pagesTellLess: true,
    references: ({ nativeId, name }) => (name === null ? [nativeId] : [nativeId, name]),
    /** Those the caller belongs to, `public` included; TileDB does not page. */
    page: () =>
      reading(caller, {
        request: { operationId: 'getAllOrganizations', path: '/organizations' },
        schema: organizations,
        toValue: (wires, origin) => ({
          organizations: wires.map((wire) => toListedOrganization(wire, origin)),
          next: null,
          total: wires.length,
          stale: false,
        }),
        keep: 'marked',
      }),
    get: (nameOrId: string) =>
      readingOne(caller, {
        request: { operationId: 'getOrganization', path, params: { organization: nameOrId } },
        schema: organization,
        toValue: toOrganization,
        keep: 'marked',
      }),
  } satisfies OrganizationReadings<TileDBOrganizationModel>;
}

export async function createOrganization(caller: Caller, json: OrganizationBody): Promise<void> {
  const operationId = 'createOrganization';
  await change(caller, {
    operationId,
    method: 'POST',
    path: '/organization',
    json,
    async foresee() {
      const reading = organizationReadings(caller).get(json.name);
      await demandAbsence(caller, { operationId }, reading);
      return foreseeCreation({ typename, reading }, { id: 'new', name: 'new' }, json);
    },
  });
}

export async function updateOrganization(
  caller: Caller,
  nameOrId: string,
  json: OrganizationBody,
): Promise<void> {
  const operationId = 'updateOrganization';
  const params = { organization: nameOrId };
  await change(caller, {
    operationId,
    method: 'PATCH',
    path,
    params,
    json,
    async foresee() {
      const { get } = organizationReadings(caller);
      const subject = { typename, reading: get(nameOrId) };
      const foreseen = await foreseeChange(caller, subject, (before) => ({ ...before, ...json }));
      if (foreseen?.before.name !== json.name) await demandAbsence(caller, { operationId }, get(json.name));
      return foreseen;
    },
  });
}

export async function deleteOrganization(caller: Caller, nameOrId: string): Promise<void> {
  const params = { organization: nameOrId };
  await change(caller, {
    operationId: 'deleteOrganization',
    method: 'DELETE',
    path,
    params,
    foresee: () => foreseeDeletion(caller, { typename, reading: organizationReadings(caller).get(nameOrId) }),
  });
}
