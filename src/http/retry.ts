import { UpstreamError } from '../core/errors.ts';
import type { CallClock } from './call-clock.ts';
import { NoAnswerError } from './no-answer.ts';
import type { PreparedCall } from './prepared-call.ts';
import { bodyFault } from './response-body.ts';

/** How an attempt failed. */
export interface FailedAttempt {
  /** What the caller would be told. */
  readonly told: Error;
  /** What went wrong, in the words of the layer below. */
  readonly error: unknown;
  /** The vendor may have seen it. */
  readonly sent: boolean;
  /** The body of a 2xx answer was being read. */
  readonly inBody: boolean;
  /** No credentials: whoever fetches them has tried again already. */
  readonly ofCredentials: boolean;
}

const firstPauseMs = 250;
const longestPauseMs = 5_000;

function isWorthRepeating(told: UpstreamError, { error, inBody }: FailedAttempt): boolean {
  // The next page of the same size will be no smaller.
  if (inBody)
    return told.code === 'UPSTREAM_INVALID_RESPONSE' && bodyFault(error) !== 'is larger than allowed';
  if (error instanceof NoAnswerError) return true;
  // 501: what is not implemented will not be in a second either.
  return told.retryable && told.httpStatus !== 501;
}

function mayRepeat(
  { idempotent, resendable }: PreparedCall,
  told: UpstreamError,
  failed: FailedAttempt,
): boolean {
  if (!resendable || failed.ofCredentials) return false;
  return idempotent ? isWorthRepeating(told, failed) : told.httpStatus === 429 || !failed.sent;
}

/** Exponential with full jitter: callers that failed together do not come back together. */
function backOff(repeated: number): number {
  return Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** repeated);
}

/**
 * How many milliseconds to wait before a failed call is repeated; undefined: it is not. `repeated`: how often it was
 * already.
 */
export function pauseBeforeRetry(
  call: PreparedCall,
  failed: FailedAttempt,
  clock: CallClock,
  repeated: number,
): number | undefined {
  const { told } = failed;
  if (!(told instanceof UpstreamError) || !mayRepeat(call, told, failed)) return undefined;
  const { httpStatus, retryAfter } = told;
  if (!retryAfter) {
    const pause = backOff(repeated);
    return pause < clock.remaining() ? pause : undefined;
  }
  const asked = retryAfter * 1000;
  // The rate limit has heard of a 429 too and holds everybody back: the call lines up there.
  if (httpStatus === 429) return performance.now() + asked <= clock.until ? 0 : undefined;
  return asked < clock.remaining() ? asked : undefined;
}
