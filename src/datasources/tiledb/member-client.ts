import type { components as Contract } from '../../generated/openapi/tiledb-v1.ts';
import type { Reading } from '../../http/reading.ts';
import { demandAbsence, foreseeChange, foreseeCreation, foreseeDeletion } from '../shared/foreseen.ts';
import type { Caller } from '../shared/reading.ts';
import { change, readingOne } from './calls.ts';
import { toMember, type TileDBMember } from './map.ts';
import { organizationUser } from './wire.ts';

/**
 * TileDB Cloud's calls about the members of an organization, which go by its name. A member whose name is `user` is
 * no exception: only POST has the fixed segment `/user`. Writes answer without a body.
 */

export type MemberBody = Required<Pick<Contract['schemas']['OrganizationUser'], 'username' | 'role'>>;

const path = '/organizations/{organization}/{username}';
const typename = 'TileDBOrganizationUser';

export function memberReading(
  caller: Caller,
  organization: string,
  username: string,
): Reading<TileDBMember | null> {
  const request = { operationId: 'getOrganizationUser', path, params: { organization, username } };
  return readingOne(caller, { request, schema: organizationUser, toValue: toMember });
}

export async function addMember(caller: Caller, organization: string, json: MemberBody): Promise<void> {
  const operationId = 'addUserToOrganization';
  const params = { organization };
  await change(caller, {
    operationId,
    method: 'POST',
    path: '/organizations/{organization}/user',
    params,
    json,
    async foresee() {
      const reading = memberReading(caller, organization, json.username);
      await demandAbsence(caller, { operationId }, reading);
      return foreseeCreation({ typename, reading }, {}, json);
    },
  });
}

export async function updateMember(caller: Caller, organization: string, json: MemberBody): Promise<void> {
  const operationId = 'updateUserInOrganization';
  const params = { organization, username: json.username };
  await change(caller, {
    operationId,
    method: 'PATCH',
    path,
    params,
    json,
    foresee() {
      const reading = memberReading(caller, organization, json.username);
      return foreseeChange(caller, { typename, reading }, (before) => ({ ...before, ...json }));
    },
  });
}

export async function removeMember(caller: Caller, organization: string, username: string): Promise<void> {
  const operationId = 'deleteUserFromOrganization';
  const params = { organization, username };
  await change(caller, {
    operationId,
    method: 'DELETE',
    path,
    params,
    foresee: () =>
      foreseeDeletion(caller, { typename, reading: memberReading(caller, organization, username) }),
  });
}
