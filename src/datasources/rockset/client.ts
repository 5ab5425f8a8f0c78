import type { Connection } from '../../http/types.ts';
import { readReply } from '../shared/wire.ts';
import { organizationResponse, type WireOrganization } from './wire.ts';

/** Rockset's one call about organizations: there is no list, and no other organization can be asked for. */
export function organizationClient(connection: Connection, signal: AbortSignal) {
  return {
    async self(): Promise<WireOrganization> {
      const operationId = 'getOrganization';
      const reply = await connection.send({ operationId, method: 'GET', path: '/v1/orgs/self' }, signal);
      return readReply(organizationResponse, reply.json(), connection, operationId).data;
    },
  };
}
