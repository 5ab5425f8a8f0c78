import type { ForeseenChange } from '../../core/dry-run.ts';
import { UpstreamError } from '../../core/errors.ts';
import { asRecord } from '../../core/json.ts';
import type { Reading } from '../../http/reading.ts';
import type { UpstreamRequest } from '../../http/types.ts';
import type { Caller } from './reading.ts';

/**
 * What a write is to make of the object it is about, for dry runs. What the object will look like is told in the vendor's
 * JSON, and understood as any answer with it is: no field is described twice.
 */

type Json = Readonly<Record<string, unknown>>;

/** What gives the object. */
interface Subject<Model extends object> {
  /** GraphQL type of it. */
  readonly typename: string;
  readonly reading: Reading<Model | null>;
}

/**
 * Reads it as it is at this moment. `change`: its JSON as the write will leave it. Null: it does not show where it is
 * read. A 404 is an error, as it will be of the write.
 */
export async function foreseeChange<Model extends object>(
  { connection, signal }: Caller,
  { typename, reading }: Subject<Model>,
  change: (json: Json) => Json,
): Promise<ForeseenChange<Model> | null> {
  const reply = await connection.send(reading.request, signal);
  const before = reading.interpret(reply);
  const after = reading.interpret({ ...reply, json: () => change(asRecord(reply.json())) });
  return before && { typename, before, after, isNew: false };
}

/** As `foreseeChange`: every field of it will be gone. */
export async function foreseeDeletion(
  { connection, signal }: Caller,
  { typename, reading }: Subject<object>,
): Promise<ForeseenChange | null> {
  const before = reading.interpret(await connection.send(reading.request, signal));
  return before && { typename, before, after: null, isNew: false };
}

/** Reads nothing. `anyone`: the least that is an object of this kind; what it makes of `named` is what is new. */
export function foreseeCreation(
  { typename, reading }: Subject<object>,
  anyone: Json,
  named: Json,
): ForeseenChange | null {
  const imagine = (json: Json): object | null =>
    reading.interpret({
      receivedAt: new Date().toISOString(),
      text: '',
      json: () => json,
    });
  const before = imagine(anyone);
  return before && { typename, before, after: imagine({ ...anyone, ...named }), isNew: true };
}

/** A 404 is an error, as it will be of the write. */
export async function demandPresence(
  { connection, signal }: Caller,
  request: UpstreamRequest,
): Promise<void> {
  await connection.send(request, signal);
}

/**
 * Rejects as the vendor does (409) where there is something in the place of what a write is to put there. What cannot be
 * read may be there or not.
 */
export async function demandAbsence(
  { identity, connection, signal }: Caller,
  { operationId }: Pick<UpstreamRequest, 'operationId'>,
  { request }: Reading<unknown>,
): Promise<void> {
  const isThere = await connection.send(request, signal).then(
    () => true,
    () => false,
  );
  if (!isThere) return;
  throw new UpstreamError({
    code: 'UPSTREAM_REJECTED',
    source: identity.name,
    operationId,
    httpStatus: 409,
    message: `Source "${identity.name}" has one of that name already.`,
    retryable: false,
  });
}
