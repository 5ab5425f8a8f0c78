import type { ErrorCode } from './errors.ts';

/** One attempt at a call to a vendor, once it has ended: only what may be shown and kept. */
export interface ObservedCall {
  /** Name of the source, as configured. */
  readonly source: string;
  readonly operationId: string;
  /** Null: no answer came. */
  readonly status: number | null;
  /** The vendor's id of the request. */
  readonly requestId: string | null;
  /** Null where it went well, or was given up because nobody waits for it any more. */
  readonly errorCode: ErrorCode | null;
  readonly durationMs: number;
  /** 1 for the first. */
  readonly attempt: number;
  /** A write that the vendor has done, may have done, or has refused for what it asks; false: it changed nothing. */
  readonly decided: boolean;
}
