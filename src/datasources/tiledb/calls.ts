import type { z } from 'zod';
import type { UpstreamError } from '../../core/errors.ts';
import type { Reading } from '../../http/reading.ts';
import type { UpstreamRequest } from '../../http/types.ts';
import { readingOrNull, type Caller } from '../shared/reading.ts';

/** A read of one thing. Null: TileDB says, by a 404 with or without a body, that there is none. */
export function readingOne<Schema extends z.ZodType, Value>(
  caller: Caller,
  wanted: Parameters<typeof readingOrNull<Schema, Value>>[1],
): Reading<Value | null> {
  return readingOrNull(caller, wanted, (notFound) => !isUnknownPath(notFound));
}

/** Sends a change, which TileDB answers without a body. Throws UPSTREAM_INVALID_RESPONSE for somebody else's page. */
export async function change({ connection, signal }: Caller, request: UpstreamRequest): Promise<void> {
  const reply = await connection.send(request, signal);
  // A proxy's page comes with a 200 too, and then nothing was changed.
  if (reply.text.trim() !== '') reply.json();
}

/** go-swagger's own 404, `path /v1/x was not found`: the base URL leads to something that is not this API. */
function isUnknownPath({ complaints }: UpstreamError): boolean {
  return complaints.some(({ code, message }) => code === '404' && /^path \S+ was not found/.test(message));
}
