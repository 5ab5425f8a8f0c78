import type { z } from 'zod';
import { isNotFound } from '../../core/errors.ts';
import type { Connection, UpstreamRequest } from '../../http/types.ts';
import { readReply } from '../shared/wire.ts';

/** What a call needs: the door to GuardAI, and word of when nobody waits any more. */
export interface Caller {
  readonly connection: Connection;
  readonly signal: AbortSignal;
}

/** A read for which "there is no such thing" (404) is an answer: null. */
export async function readOrNull<Schema extends z.ZodType>(
  { connection, signal }: Caller,
  request: Omit<UpstreamRequest, 'method'>,
  schema: Schema,
): Promise<z.infer<Schema> | null> {
  try {
    const reply = await connection.send({ ...request, method: 'GET' }, signal);
    return readReply(schema, reply.json(), connection, request.operationId);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
