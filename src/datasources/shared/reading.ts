import type { z } from 'zod';
import type { UpstreamError } from '../../core/errors.ts';
import type { Origin, SourceIdentity } from '../../core/source.ts';
import type { Keep, Reading } from '../../http/reading.ts';
import type { Connection, UpstreamRequest } from '../../http/types.ts';
import { readReply } from './wire.ts';

/** What a call needs: the source and its door, and word of when nobody waits any more. */
export interface Caller {
  readonly identity: SourceIdentity;
  readonly connection: Connection;
  readonly signal: AbortSignal;
  /** Nobody waits for what it reads. Absent: somebody does. */
  readonly unhurried?: true;
}

/** A GET whose answer is JSON, and what is made of it. */
interface Wanted<Schema extends z.ZodType, Value> {
  readonly request: Omit<UpstreamRequest, 'method'>;
  readonly schema: Schema;
  /** A function of what it is given alone: many operations share what it gives. */
  readonly toValue: (wire: z.infer<Schema>, origin: Origin) => Value;
  readonly keep?: Keep;
}

/** A read whose 404 is a failure. */
export function reading<Schema extends z.ZodType, Value>(
  { connection, identity }: Caller,
  { request, schema, toValue, keep }: Wanted<Schema, Value>,
): Reading<Value> {
  return {
    request: { ...request, method: 'GET' },
    interpret: (reply) =>
      toValue(readReply(schema, reply.json(), connection, request.operationId), originOf(identity, reply)),
    ...(keep && { keep }),
  };
}

/** A read for which "there is no such thing" is an answer: null. `isAbsence`: whether a 404 says that. */
export function readingOrNull<Schema extends z.ZodType, Value>(
  caller: Caller,
  wanted: Wanted<Schema, Value>,
  isAbsence: (notFound: UpstreamError) => boolean = () => true,
): Reading<Value | null> {
  return {
    ...reading(caller, wanted),
    notFound(error) {
      if (isAbsence(error)) return null;
      throw error;
    },
  };
}

/** For what has no place in the graph to say that it is stale: so it is not. */
export async function readFresh<Value>(
  { connection, signal }: Caller,
  { keep = 'briefly', ...reading }: Reading<Value>,
): Promise<Value> {
  const freshly = { ...reading, keep: keep === 'marked' ? 'briefly' : keep } as const;
  return (await connection.read(freshly, signal)).value;
}

/** Of what stands in an answer that has just come. */
export function originOf({ name }: SourceIdentity, { receivedAt }: { readonly receivedAt: string }): Origin {
  return { sourceName: name, fetchedAt: receivedAt, stale: false };
}
