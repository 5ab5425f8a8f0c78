import type { CallPhases } from '../core/observed-call.ts';
import type { ErrorCode } from '../core/errors.ts';
import type { ReadVerdict } from '../core/read-verdict.ts';
import type { Vendor } from '../core/source.ts';

/**
 * One entry of `extensions.upstream`: all that a client may see of a call to a vendor. What is not named here does not
 * leave the process: no host, no id, no query, no header and no body. Times are milliseconds.
 */
export interface UpstreamCall {
  /** Where in the answer stands what wanted it, such as `organizations.nodes[3].members`; of very many, the first. */
  readonly paths: readonly string[];
  readonly source: string;
  readonly vendor: Vendor;
  readonly operationId: string;
  readonly method: string;
  /** The template: `/org/v2/organizations/{id}`. */
  readonly path: string;
  /** Null: no answer came, or has come yet, or was needed. */
  readonly status: number | null;
  /** Since orgraph had the request. */
  readonly startMs: number;
  /** Of a call that is under way, up to the answer of the operation. */
  readonly durationMs: number;
  readonly phases: CallPhases;
  readonly bytes: number | null;
  /** 1 for the first; 0: the answer was there, or on its way to another. */
  readonly attempt: number;
  /** What the attempt before this one failed with. */
  readonly retryReason: ErrorCode | null;
  /** How many things it answers that fields want. */
  readonly batchSize: number;
  readonly cache: ReadVerdict;
  /** How long ago the vendor gave what is kept; null for what comes now. */
  readonly ageSeconds: number | null;
  /** Calls that the answer says are left of the vendor's limit. */
  readonly rateLimitRemaining: number | null;
  /** The vendor's. */
  readonly requestId: string | null;
}

/** `extensions.upstreamTotals`: about all of the operation's calls, those that are not listed too. */
export interface UpstreamTotals {
  /** Those that reached for a vendor; a repetition is one more. */
  readonly calls: number;
  /** By which more it would have been with a call for each thing that a field wants. */
  readonly savedByBatching: number;
  /** Reads that took no call of their own. */
  readonly savedByCache: number;
  /** From the first call's beginning to the last one's end. */
  readonly durationMs: number;
  /** `remaining`: of the source's limit, now; null where none is known. */
  readonly quota: readonly {
    readonly source: string;
    readonly used: number;
    readonly remaining: number | null;
  }[];
  /** How many are not listed, there being so many. */
  readonly truncated?: number;
}

export interface TraceReport {
  readonly upstream: readonly UpstreamCall[];
  readonly upstreamTotals: UpstreamTotals;
}
