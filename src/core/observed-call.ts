import type { ErrorCode } from './errors.ts';
import type { ReadVerdict } from './read-verdict.ts';
import type { Wants } from './wants.ts';

/** What a read or a write asks for, in the words of the vendor's contract. */
export interface AskedCall {
  /** Name of the source, as configured. */
  readonly source: string;
  readonly operationId: string;
  readonly method: string;
  /** The template, such as `/org/v2/organizations/{id}`: never what stands in for its parameters. */
  readonly path: string;
}

/** How long the steps of a call took, in milliseconds; null: there was no such step, or it did not end. */
export interface CallPhases {
  readonly dns: number | null;
  /** TCP and TLS; null where a socket was kept from an earlier call. */
  readonly connect: number | null;
  /** From then, or from the request's beginning, to the first byte of the answer. */
  readonly firstByte: number | null;
  readonly body: number | null;
}

/** One attempt at a call to a vendor, from its turn on. */
export interface BegunCall extends AskedCall {
  /** In milliseconds of `performance.now`. */
  readonly startedAt: number;
  /** 1 for the first. */
  readonly attempt: number;
  /** What the attempt before this one failed with; null for the first. */
  readonly retryReason: ErrorCode | null;
  /** Writes, and reads that nothing is shared of, are `BYPASS`. */
  readonly cache: ReadVerdict;
  /** Empty in operations that are not traced. */
  readonly wants: Wants;
}

/** The same once it has ended: only what may be shown and kept. */
export interface ObservedCall extends BegunCall {
  /** Null: no answer came. */
  readonly status: number | null;
  /** The vendor's id of the request. */
  readonly requestId: string | null;
  /** Null where it went well, or was given up because nobody waits for it any more. */
  readonly errorCode: ErrorCode | null;
  readonly durationMs: number;
  readonly phases: CallPhases;
  /** Of the answer's body, unpacked; null where it was not read whole. */
  readonly bytes: number | null;
  /** Calls that the answer says are left of the vendor's limit; null: it does not say. */
  readonly rateLimitRemaining: number | null;
  /** A write that the vendor has done, may have done, or has refused for what it asks; false: it changed nothing. */
  readonly decided: boolean;
}

/** Follows the calls of an operation that is traced. Told of each when it begins; the result is called when it ends. */
export type ObserveBegun = (call: BegunCall) => () => void;

/** A read that took no call of its own. */
export interface ObservedRead extends AskedCall {
  readonly cache: Extract<ReadVerdict, 'HIT' | 'STALE' | 'COALESCED'>;
  /** As `startedAt` of a call. */
  readonly startedAt: number;
  /** How long it waited for the call that it joined. */
  readonly durationMs: number;
  /** How long ago the vendor gave this answer, in milliseconds; null: it comes now. */
  readonly ageMs: number | null;
  readonly wants: Wants;
}
