import type { z } from 'zod';
import { isNotFound, type UpstreamError } from '../../core/errors.ts';
import type { Connection, UpstreamRequest } from '../../http/types.ts';
import { readReply } from '../shared/wire.ts';

/** Reads one thing. Null: TileDB says, by a 404 with or without a body, that there is none. */
export async function readOne<Schema extends z.ZodType>(
  schema: Schema,
  request: Omit<UpstreamRequest, 'method'>,
  connection: Connection,
  signal: AbortSignal,
): Promise<z.infer<Schema> | null> {
  try {
    const reply = await connection.send({ ...request, method: 'GET' }, signal);
    return readReply(schema, reply.json(), connection, request.operationId);
  } catch (error) {
    if (isNotFound(error) && !isUnknownPath(error)) return null;
    throw error;
  }
}

/** Sends a change, which TileDB answers without a body. Throws UPSTREAM_INVALID_RESPONSE for somebody else's page. */
export async function change(
  request: UpstreamRequest,
  connection: Connection,
  signal: AbortSignal,
): Promise<void> {
  const reply = await connection.send(request, signal);
  // A proxy's page comes with a 200 too, and then nothing was changed.
  if (reply.text.trim() !== '') reply.json();
}

/** go-swagger's own 404, `path /v1/x was not found`: the base URL leads to something that is not this API. */
function isUnknownPath({ complaints }: UpstreamError): boolean {
  return complaints.some(({ code, message }) => code === '404' && /^path \S+ was not found/.test(message));
}
