import { UpstreamError } from '../core/errors.ts';
import type { Verdict } from './breaker.ts';

/** Whether the vendor itself has gone wrong: server errors, time-outs, resets, answers that cannot be read. */
export function isFault(error: unknown): error is UpstreamError {
  if (!(error instanceof UpstreamError)) return false;
  const { code, httpStatus = 0 } = error;
  // 408 is a 4xx, whatever its code: the vendor says that the request took too long to come.
  if (httpStatus >= 400 && httpStatus < 500) return false;
  return (
    code === 'UPSTREAM_UNAVAILABLE' || code === 'UPSTREAM_TIMEOUT' || code === 'UPSTREAM_INVALID_RESPONSE'
  );
}

/** Whether the source is not fine, though perhaps not the vendor: faults, and what fails whatever is asked for. */
export function isTrouble(error: unknown): error is UpstreamError {
  if (!(error instanceof UpstreamError)) return false;
  return error.code !== 'UPSTREAM_REJECTED' && error.code !== 'UPSTREAM_FORBIDDEN';
}

/** What an attempt that reached the vendor says about it; `error` is what the caller is told, if anything. */
export function verdictOn(error: unknown): Verdict {
  if (error === undefined) return 'success';
  if (!(error instanceof UpstreamError)) return 'none';
  // A refusal is an answer too.
  return isFault(error) ? 'fault' : 'success';
}

/** Whether a write that failed so may have been done. 503 is how a vendor says that it did not begin. */
export function mayBeDone(error: unknown): error is UpstreamError {
  return isFault(error) && error.httpStatus !== 503 && error.httpStatus !== 501;
}

/** Whether the vendor was well and said no: to who we are, or to what was asked for. */
export function isRefusal(error: unknown): error is UpstreamError {
  return (
    error instanceof UpstreamError &&
    (error.code === 'UPSTREAM_UNAUTHENTICATED' ||
      error.code === 'UPSTREAM_FORBIDDEN' ||
      error.code === 'UPSTREAM_REJECTED')
  );
}
