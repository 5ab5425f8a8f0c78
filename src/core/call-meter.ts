import type { ErrorCode } from './errors.ts';

/** Which operation of which source. */
export interface MeteredOperation {
  /** Name of the source, as configured. */
  readonly source: string;
  readonly operationId: string;
}

/** One attempt at a call to a vendor, as it goes out: for operations, in the background, or for a token. */
export interface MeteredCall extends MeteredOperation {
  readonly method: string;
  /** The path's template. */
  readonly path: string;
  /** Where the API is. */
  readonly base: URL;
  /** How often the same call has been sent before. */
  readonly repeated: number;
}

/** `GIVEN_UP`: nobody waited for it any more. */
export type CallOutcome = 'OK' | 'GIVEN_UP' | ErrorCode;

export interface CallEnd {
  /** The last one that came; null: no answer did. */
  readonly status: number | null;
  /** `NOT_FOUND` for a plain 404, which is an answer to most reads. */
  readonly outcome: CallOutcome;
}

export interface RunningCall {
  /** What tells the vendor which trace the call belongs to. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Once. */
  ended(end: CallEnd): void;
}

/** What is wanted at once of one kind of thing. */
export interface Batch {
  readonly source: string;
  /** Of a fixed few: `organizations`. */
  readonly loader: string;
  readonly size: number;
}

/** Told of every call to a vendor, for whoever operates the process. Nothing that it is told is a secret or an id. */
export interface CallMeter {
  began(call: MeteredCall): RunningCall;
  /** By our own decision, or because there was no time left. */
  notSent(operation: MeteredOperation, code: ErrorCode): void;
  batch<T>(batch: Batch, work: () => Promise<T>): Promise<T>;
}
