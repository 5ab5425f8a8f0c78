import { OrgraphError, UpstreamError, type ErrorCode } from '../core/errors.ts';
import type { BegunCall, ObservedCall } from '../core/observed-call.ts';
import { currentWants } from '../core/wants.ts';
import type { Attempt } from './attempt.ts';
import { requestIdOf } from './failure.ts';
import type { PreparedCall } from './prepared-call.ts';
import type { CallScope } from './types.ts';

type Outcome = Pick<ObservedCall, 'status' | 'requestId' | 'errorCode' | 'bytes' | 'decided'>;

/**
 * The same attempt, but the operation's observer, where there is one, is told how it ended. Once. `last`: what the
 * attempt before it failed with.
 */
export function observedAttempt(
  attempt: Attempt,
  call: PreparedCall,
  number: number,
  { observe, observeBegun, read }: CallScope,
  last?: Error,
): Attempt {
  if (!observe) return attempt;
  const startedAt = performance.now();
  const { method, path } = call.request;
  const begun: BegunCall = {
    ...call.name,
    method,
    path,
    startedAt,
    attempt: number,
    retryReason: codeOf(last),
    cache: read?.cache ?? 'BYPASS',
    wants: read?.wants ?? currentWants(),
  };
  const end = observeBegun?.(begun);
  let sent = false;
  const tell = (outcome: Outcome): void => {
    end?.();
    observe({ ...begun, ...outcome, ...attempt.facts(), durationMs: performance.now() - startedAt });
  };
  return {
    ...attempt,
    log: {
      ...attempt.log,
      succeeded(answer, bytes) {
        attempt.log.succeeded(answer, bytes);
        const requestId = requestIdOf(answer.headers) ?? null;
        tell({ status: answer.status, requestId, errorCode: null, bytes, decided: !call.idempotent });
      },
      failed(error, retryInMs) {
        attempt.log.failed(error, retryInMs);
        const { httpStatus = null, requestId = null } = isOf(call, error) ? error : {};
        tell({
          status: httpStatus,
          requestId,
          errorCode: codeOf(error),
          bytes: null,
          decided: !call.idempotent && sent && !isUndone(error),
        });
      },
    },
    failed(error, answer) {
      const failed = attempt.failed(error, answer);
      ({ sent } = failed);
      return failed;
    },
  };
}

function codeOf(error: unknown): ErrorCode | null {
  return error instanceof OrgraphError ? error.code : null;
}

/** Not of the call for its token, which was answered in its place: it was never sent. */
function isOf({ name }: PreparedCall, error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && (error.operationId ?? name.operationId) === name.operationId;
}

/** The vendor has done nothing, and may do the same request when it comes again. */
function isUndone(error: unknown): boolean {
  if (!(error instanceof UpstreamError)) return false;
  return error.retryable || error.code === 'UPSTREAM_UNAUTHENTICATED';
}
