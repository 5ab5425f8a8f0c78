import type { Reading } from '../../../http/reading.ts';
import { readingOrNull, type Caller } from '../../shared/reading.ts';
import { toUser, type GuardAIUserModel } from './map.ts';
import { users } from './wire.ts';

/** For administrators only. GuardAI does not page. */
export function membersReading(caller: Caller, id: string): Reading<readonly GuardAIUserModel[] | null> {
  return readingOrNull(caller, {
    request: { operationId: 'getMembers', path: '/api/v1/organizations/{id}/members', params: { id } },
    schema: users,
    toValue: (wires, origin) => wires.map((wire) => toUser(wire, origin)),
  });
}
