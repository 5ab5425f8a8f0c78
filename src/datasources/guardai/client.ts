import type { UpstreamRequest } from '../../http/types.ts';
import type { ForeseenChange } from '../../core/dry-run.ts';
import { isNotFound } from '../../core/errors.ts';
import { demandPresence, foreseeChange, foreseeCreation, foreseeDeletion } from '../shared/foreseen.ts';
import type { OrganizationReadings } from '../shared/organization-readings.ts';
import { originOf, reading, readingOrNull, type Caller } from '../shared/reading.ts';
import { readDone, readReply } from '../shared/wire.ts';
import { toOrganization, type GuardAIOrganizationModel } from './map.ts';
import { checkId } from './native-id.ts';
import type { CurrentOrganization, OrganizationRequest } from './organization-change.ts';
import { touchedBy } from './touched-reads.ts';
import { currentOrganization, organization, organizations } from './wire.ts';

/** GuardAI's calls about organizations as a whole, each by its operationId. */

const all = '/api/v1/organizations';
const one = '/api/v1/organizations/{id}';

export function organizationReadings(caller: Caller) {
  return {
    pageSize: null,
    check: checkId,
    references: ({ nativeId }) => [nativeId],
    /** All of the installation; for administrators only. GuardAI does not page. */
    page: () =>
      reading(caller, {
        request: { operationId: 'getOrganizations', path: all },
        schema: organizations,
        toValue: (wires, origin) => ({
          organizations: wires.map((wire) => toOrganization(wire, origin)),
          next: null,
          total: wires.length,
          stale: false,
        }),
        keep: 'marked',
      }),
    get: (id: string) =>
      readingOrNull(caller, {
        request: { operationId: 'getOrganization', path: one, params: { id } },
        schema: organization,
        toValue: toOrganization,
        keep: 'marked',
      }),
  } satisfies OrganizationReadings<GuardAIOrganizationModel>;
}

/**
 * What an update must send back, members that we do not know included, as it is at this moment. A 404 is an error here.
 */
export async function getOrganizationToChange(
  { connection, signal }: Caller,
  id: string,
): Promise<CurrentOrganization> {
  const operationId = 'getOrganization';
  const reply = await connection.send({ operationId, method: 'GET', path: one, params: { id } }, signal);
  return readReply(currentOrganization, reply.json(), connection, operationId);
}

export function addOrganization(
  caller: Caller,
  json: OrganizationRequest,
): Promise<GuardAIOrganizationModel | null> {
  const foresee = async () => foreseeNew(caller, json);
  return write(caller, { operationId: 'addOrganization', method: 'POST', path: all, json, foresee });
}

/** `current`: as GuardAI has sent it, to get it back but for what changes. */
export function updateOrganization(
  caller: Caller,
  id: string,
  json: OrganizationRequest,
  current: CurrentOrganization,
): Promise<GuardAIOrganizationModel | null> {
  const request = {
    operationId: 'updateOrganization',
    method: 'PUT',
    path: one,
    params: { id },
    json,
    readBack: current,
  } as const;
  const foresee = () => foreseeChange(caller, subjectOf(caller, id), (before) => ({ ...before, ...json }));
  return write(caller, { ...request, touches: touchedBy(id), foresee });
}

/** `id` is the original's; the contract demands a body, `{}` at least. */
export function copyOrganization(
  caller: Caller,
  id: string,
  json: OrganizationRequest,
): Promise<GuardAIOrganizationModel | null> {
  const request = {
    operationId: 'copyOrganization',
    method: 'POST',
    path: `${one}/copy`,
    params: { id },
    json,
  } as const;
  const foresee = async () => {
    await demandPresence(caller, organizationReadings(caller).get(id).request);
    return foreseeNew(caller, json);
  };
  return write(caller, { ...request, foresee });
}

/** A 404 is success: GuardAI declares none for its DELETEs, and gone is gone. */
export async function deleteOrganization(caller: Caller, id: string): Promise<void> {
  const { connection, signal } = caller;
  const request = { operationId: 'deleteOrganization', method: 'DELETE', path: one, params: { id } } as const;
  const foresee = () => foreseeDeletion(caller, subjectOf(caller, id));
  await unlessGone(connection.send({ ...request, touches: touchedBy(id), foresee }, signal));
}

/** A GET that changes state: it goes out once, whatever the answer. */
export async function updateOrgStats(caller: Caller, id: string): Promise<void> {
  const { connection, signal } = caller;
  const path = `${one}/stat`;
  const request = { operationId: 'updateOrgStats', method: 'GET', path, params: { id } } as const;
  /** Nobody knows the new numbers before. */
  const foresee = async () => {
    await demandPresence(caller, organizationReadings(caller).get(id).request);
    return null;
  };
  await connection.send(
    { ...request, idempotent: false, once: true, touches: touchedBy(id), foresee },
    signal,
  );
}

function subjectOf(caller: Caller, id: string) {
  return { typename: 'GuardAIOrganization', reading: organizationReadings(caller).get(id) };
}

/** GuardAI gives out the id, and takes any name twice. */
function foreseeNew(caller: Caller, json: OrganizationRequest): ForeseenChange | null {
  const id = 0;
  return foreseeCreation(subjectOf(caller, String(id)), { id }, { ...json });
}

/** Lets a DELETE's 404 pass. */
export async function unlessGone(deleting: Promise<unknown>): Promise<void> {
  try {
    await deleting;
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

async function write(
  { identity, connection, signal }: Caller,
  request: UpstreamRequest,
): Promise<GuardAIOrganizationModel | null> {
  const reply = await connection.send(request, signal);
  // Only 200 is declared with a body.
  const answered = readDone(organization, reply);
  return answered && toOrganization(answered, originOf(identity, reply));
}
