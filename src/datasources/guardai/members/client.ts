import { readOrNull, type Caller } from '../read.ts';
import { users, type WireUser } from './wire.ts';

/** For administrators only. GuardAI does not page. */
export function getMembers(caller: Caller, id: string): Promise<readonly WireUser[] | null> {
  const path = '/api/v1/organizations/{id}/members';
  return readOrNull(caller, { operationId: 'getMembers', path, params: { id } }, users);
}
