import { AsyncLocalStorage } from 'node:async_hooks';
import { performance } from 'node:perf_hooks';
import type { FastifyBaseLogger, FastifyReply } from 'fastify';
import type { Caller } from '../core/caller.ts';
import type { ResponseMediaType } from './media-type.ts';

/** An idempotency key whose first request this is. */
export interface HeldKey {
  readonly id: string;
  /** SHA-256 of the key, in hexadecimal. */
  readonly digest: string;
  /** Whether a vendor has, or may have, done or refused what it was asked to change. */
  decided: boolean;
}

/** What is known of one HTTP request while it is answered. */
export interface RequestRecord {
  readonly log: FastifyBaseLogger;
  readonly signal: AbortSignal;
  readonly startedAt: number;
  readonly errorCodes: Set<string>;
  /** Null until it is known who sends the request. */
  caller: Caller | null;
  mediaType: ResponseMediaType;
  /** The document that it may run, where that is decided before Apollo Server sees it. */
  document: string | undefined;
  operationName: string | null;
  operationType: string | null;
  /** What it says in `Idempotency-Key`; null: it has no such header. */
  keyHeader: string | null;
  /** While its mutations are run. */
  key: HeldKey | null;
}

/** The request that the running code belongs to: Apollo formats errors without saying whose they are. */
export const currentRequest = new AsyncLocalStorage<RequestRecord>();

/** Its record; only where `observeRequests` has run. */
export function currentRecord(): RequestRecord {
  const record = currentRequest.getStore();
  if (!record) throw new TypeError('a request without a record');
  return record;
}

export function newRecord(log: FastifyBaseLogger, signal: AbortSignal): RequestRecord {
  return {
    log,
    signal,
    startedAt: performance.now(),
    errorCodes: new Set(),
    caller: null,
    mediaType: 'application/json',
    document: undefined,
    operationName: null,
    operationType: null,
    keyHeader: null,
    key: null,
  };
}

const longestName = 128;

/** The one line that every GraphQL request leaves in the log. `status` is null for a client that left. */
export function logOperation(record: RequestRecord, reply: FastifyReply): void {
  const { caller, operationName, operationType, errorCodes, signal, startedAt } = record;
  record.log.info(
    {
      caller: caller?.name ?? null,
      operationName: operationName?.slice(0, longestName) ?? null,
      operationType,
      durationMs: Math.round(performance.now() - startedAt),
      errorCodes: [...errorCodes],
      status: signal.aborted ? null : reply.statusCode,
    },
    signal.aborted ? 'graphql request abandoned' : 'graphql request answered',
  );
}
