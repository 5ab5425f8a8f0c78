import { OrgraphError, UpstreamError } from '../core/errors.ts';
import type { ObservedCall } from '../core/observed-call.ts';
import type { Attempt } from './attempt.ts';
import { requestIdOf } from './failure.ts';
import type { PreparedCall } from './prepared-call.ts';
import type { CallScope } from './types.ts';

/** The same attempt, but the operation's observer, where there is one, is told how it ended. Once. */
export function observedAttempt(
  attempt: Attempt,
  call: PreparedCall,
  number: number,
  { observe }: CallScope,
): Attempt {
  if (!observe) return attempt;
  const began = performance.now();
  let sent = false;
  const tell = (outcome: Pick<ObservedCall, 'status' | 'requestId' | 'errorCode' | 'decided'>): void => {
    const durationMs = Math.round(performance.now() - began);
    observe({ ...call.name, ...outcome, durationMs, attempt: number });
  };
  return {
    ...attempt,
    log: {
      succeeded(answer, bytes) {
        attempt.log.succeeded(answer, bytes);
        const requestId = requestIdOf(answer.headers) ?? null;
        tell({ status: answer.status, requestId, errorCode: null, decided: !call.idempotent });
      },
      failed(error, retryInMs) {
        attempt.log.failed(error, retryInMs);
        const { httpStatus = null, requestId = null } = error instanceof UpstreamError ? error : {};
        tell({
          status: httpStatus,
          requestId,
          errorCode: error instanceof OrgraphError ? error.code : null,
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

/** The vendor has done nothing, and may do the same request when it comes again. */
function isUndone(error: unknown): boolean {
  if (!(error instanceof UpstreamError)) return false;
  return error.retryable || error.code === 'UPSTREAM_UNAUTHENTICATED';
}
