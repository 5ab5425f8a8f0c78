import type { UpstreamRequest, UpstreamResponse } from '../../http/types.ts';
import { isNotFound } from '../../core/errors.ts';
import { readReply } from '../shared/wire.ts';
import type { CurrentOrganization, OrganizationRequest } from './organization-change.ts';
import { readOrNull, type Caller } from './read.ts';
import { currentOrganization, organization, organizations, type WireOrganization } from './wire.ts';

/** GuardAI's calls about organizations as a whole, each by its operationId. */

const all = '/api/v1/organizations';
const one = '/api/v1/organizations/{id}';

/** All of the installation; for administrators only. GuardAI does not page. */
export async function getOrganizations({ connection, signal }: Caller): Promise<readonly WireOrganization[]> {
  const operationId = 'getOrganizations';
  const reply = await connection.send({ operationId, method: 'GET', path: all }, signal);
  return readReply(organizations, reply.json(), connection, operationId);
}

export function getOrganization(caller: Caller, id: string): Promise<WireOrganization | null> {
  return readOrNull(caller, { operationId: 'getOrganization', path: one, params: { id } }, organization);
}

/** What an update must send back, members that we do not know included. A 404 is an error here. */
export async function getOrganizationToChange(
  { connection, signal }: Caller,
  id: string,
): Promise<CurrentOrganization> {
  const operationId = 'getOrganization';
  const reply = await connection.send({ operationId, method: 'GET', path: one, params: { id } }, signal);
  return readReply(currentOrganization, reply.json(), connection, operationId);
}

export function addOrganization(caller: Caller, json: OrganizationRequest): Promise<WireOrganization | null> {
  return write(caller, { operationId: 'addOrganization', method: 'POST', path: all, json });
}

export function updateOrganization(
  caller: Caller,
  id: string,
  json: OrganizationRequest,
): Promise<WireOrganization | null> {
  return write(caller, { operationId: 'updateOrganization', method: 'PUT', path: one, params: { id }, json });
}

/** `id` is the original's; the contract demands a body, `{}` at least. */
export function copyOrganization(
  caller: Caller,
  id: string,
  json: OrganizationRequest,
): Promise<WireOrganization | null> {
  const path = `${one}/copy`;
  return write(caller, { operationId: 'copyOrganization', method: 'POST', path, params: { id }, json });
}

/** A 404 is success: GuardAI declares none for its DELETEs, and gone is gone. */
export async function deleteOrganization({ connection, signal }: Caller, id: string): Promise<void> {
  const request = { operationId: 'deleteOrganization', method: 'DELETE', path: one, params: { id } } as const;
  await unlessGone(connection.send(request, signal));
}

/** A GET that changes state: it goes out once, whatever the answer. */
export async function updateOrgStats({ connection, signal }: Caller, id: string): Promise<void> {
  const path = `${one}/stat`;
  const request = { operationId: 'updateOrgStats', method: 'GET', path, params: { id } } as const;
  await connection.send({ ...request, idempotent: false, once: true }, signal);
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
  { connection, signal }: Caller,
  request: UpstreamRequest,
): Promise<WireOrganization | null> {
  return answeredOrganization(await connection.send(request, signal));
}

/**
 * The organization in the answer to a write; null where none can be read from it. Only 200 is declared with a body,
 * and whatever the body is, it must not hide that the write was done.
 */
function answeredOrganization(reply: UpstreamResponse): WireOrganization | null {
  try {
    return reply.text.trim() === '' ? null : (organization.safeParse(reply.json()).data ?? null);
  } catch {
    return null;
  }
}
