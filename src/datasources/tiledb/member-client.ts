import type { components as Contract } from '../../generated/openapi/tiledb-v1.ts';
import type { Connection } from '../../http/types.ts';
import { change, readOne } from './calls.ts';
import { organizationUser, type WireUser } from './wire.ts';

export type MemberBody = Required<Pick<Contract['schemas']['OrganizationUser'], 'username' | 'role'>>;

/**
 * TileDB Cloud's calls about the members of an organization, which go by its name. A member whose name is `user` is
 * no exception: only POST has the fixed segment `/user`. Writes answer without a body.
 */
export function memberClient(connection: Connection) {
  const path = '/organizations/{organization}/{username}';
  return {
    get(organization: string, username: string, signal: AbortSignal): Promise<WireUser | null> {
      const request = { operationId: 'getOrganizationUser', path, params: { organization, username } };
      return readOne(organizationUser, request, connection, signal);
    },

    async add(organization: string, json: MemberBody, signal: AbortSignal): Promise<void> {
      const operationId = 'addUserToOrganization';
      const params = { organization };
      await change(
        { operationId, method: 'POST', path: '/organizations/{organization}/user', params, json },
        connection,
        signal,
      );
    },

    async update(organization: string, json: MemberBody, signal: AbortSignal): Promise<void> {
      const operationId = 'updateUserInOrganization';
      const params = { organization, username: json.username };
      await change({ operationId, method: 'PATCH', path, params, json }, connection, signal);
    },

    async remove(organization: string, username: string, signal: AbortSignal): Promise<void> {
      const operationId = 'deleteUserFromOrganization';
      const params = { organization, username };
      await change({ operationId, method: 'DELETE', path, params }, connection, signal);
    },
  };
}
