import { AsyncLocalStorage } from 'node:async_hooks';
import { performance } from 'node:perf_hooks';
import type { FastifyBaseLogger, FastifyReply } from 'fastify';
import type { Caller } from '../core/caller.ts';
import type { ObservedCall } from '../core/observed-call.ts';
import type { OperationSpan } from '../observability/tracing/tracing.ts';
import type { Faults } from './fault-rehearsal.ts';
import type { ResponseMediaType } from './media-type.ts';
import { upstreamTally, type UpstreamTally } from './upstream-tally.ts';

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
  /** The hash by which its document is to be known from now on, once it has passed; null: it is not. */
  persists: string | null;
  operationName: string | null;
  operationType: string | null;
  /** The beginning of its document's SHA-256, in hexadecimal; null: there was none to be run. */
  operationHash: string | null;
  /** Null: it has made no call so far. */
  upstream: UpstreamTally | null;
  /** Null: it is not traced. */
  span: OperationSpan | null;
  /** What tells it from requests with another answer; null: its answer is its own. */
  answerKey: string | null;
  /** Whose answer it is given: one that was kept, or that of an equal query under way; null: its own. */
  shared: 'HIT' | 'COALESCED' | null;
  /** What simulators are to do wrong in it; null: nothing. */
  faults: Faults | null;
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
    persists: null,
    operationName: null,
    operationType: null,
    operationHash: null,
    upstream: null,
    span: null,
    answerKey: null,
    shared: null,
    faults: null,
    keyHeader: null,
    key: null,
  };
}

/** Notes a call to a vendor that the request has made. */
export function noteCall(record: RequestRecord, call: ObservedCall): void {
  record.upstream ??= upstreamTally();
  record.upstream.note(call);
}

const longestName = 128;
/** Sources of which a line tells. */
const mostSources = 20;

interface LineOptions {
  /** Milliseconds: what takes as long tells of its calls, as does what fails. */
  readonly slowMs: number;
}

/** The one line that every GraphQL request leaves in the log. `status` is null for a client that left. */
export function logOperation(record: RequestRecord, reply: FastifyReply, { slowMs }: LineOptions): void {
  const { caller, operationName, operationType, operationHash, errorCodes, signal, startedAt } = record;
  const { upstream, span, shared } = record;
  const durationMs = performance.now() - startedAt;
  const isSlow = durationMs >= slowMs;
  record.log.info(
    {
      caller: caller?.name ?? null,
      operationName: operationName?.slice(0, longestName) ?? null,
      operationType,
      operationHash,
      durationMs: Math.round(durationMs),
      upstreamCalls: upstream?.calls() ?? 0,
      ...(shared && { shared }),
      errorCodes: [...errorCodes],
      status: signal.aborted ? null : reply.statusCode,
      ...(isSlow && { slow: true }),
      ...((isSlow || errorCodes.size > 0) && upstream && { upstream: upstream.bySource(mostSources) }),
      ...(span?.traceId != null && { traceId: span.traceId }),
    },
    signal.aborted ? 'graphql request abandoned' : 'graphql request answered',
  );
}
