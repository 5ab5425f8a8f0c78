import type { components as Contract } from '../../generated/openapi/tiledb-v1.ts';
import type { Connection } from '../../http/types.ts';
import { readReply } from '../shared/wire.ts';
import { change, readOne } from './calls.ts';
import { organization, organizations, type WireOrganization } from './wire.ts';

type Fields = Contract['schemas']['OrganizationUpdate'];

/** 2.2.19 demands `name` of every change; newer servers take it too. */
export type OrganizationBody = Omit<Fields, 'name' | 'asset_locations'> & { readonly name: string };

/** TileDB Cloud's calls about organizations; `nameOrId` is either. Writes answer without a body. */
export function organizationClient(connection: Connection) {
  const path = '/organizations/{organization}';
  return {
    /** Those the caller belongs to, `public` included; TileDB does not page. */
    async list(signal: AbortSignal): Promise<readonly WireOrganization[]> {
      const operationId = 'getAllOrganizations';
      const reply = await connection.send({ operationId, method: 'GET', path: '/organizations' }, signal);
      return readReply(organizations, reply.json(), connection, operationId);
    },

    get(nameOrId: string, signal: AbortSignal): Promise<WireOrganization | null> {
      const request = { operationId: 'getOrganization', path, params: { organization: nameOrId } };
      return readOne(organization, request, connection, signal);
    },

    async create(json: OrganizationBody, signal: AbortSignal): Promise<void> {
      const operationId = 'createOrganization';
      await change({ operationId, method: 'POST', path: '/organization', json }, connection, signal);
    },

    async update(nameOrId: string, json: OrganizationBody, signal: AbortSignal): Promise<void> {
      const params = { organization: nameOrId };
      await change(
        { operationId: 'updateOrganization', method: 'PATCH', path, params, json },
        connection,
        signal,
      );
    },

    async delete(nameOrId: string, signal: AbortSignal): Promise<void> {
      const params = { organization: nameOrId };
      await change({ operationId: 'deleteOrganization', method: 'DELETE', path, params }, connection, signal);
    },
  };
}
