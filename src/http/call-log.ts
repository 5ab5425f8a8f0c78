import type { Logger } from 'pino';
import { isNotFound, UpstreamError } from '../core/errors.ts';
import type { Circuit } from './breaker.ts';
import { requestIdOf, type AnswerHead } from './failure.ts';
import { NoAnswerError } from './no-answer.ts';
import type { UpstreamRequest } from './types.ts';

const failure = 'upstream call failed';

/** One line per attempt at a call. It holds the path's template, never a URL, a header or a body. */
export interface CallLog {
  succeeded(answer: AnswerHead, bytes: number): void;
  /** `retryInMs`: the call will be repeated after that pause. */
  failed(error: unknown, retryInMs?: number): void;
  /** An answer that came whole, and is not what the contract says. */
  condemned(answer: AnswerHead, error: UpstreamError): void;
}

/** A call that was not sent, by our own decision: many may follow one another, so none is loud. */
export function logRefused(logger: Logger, request: UpstreamRequest, error: unknown): void {
  if (!(error instanceof UpstreamError)) return;
  const { source, code, retryAfter } = error;
  const { operationId, method, path } = request;
  logger.debug({ source, operationId, method, path, code, retryAfter }, 'upstream call not sent');
}

export function logCircuit(logger: Logger, source: string, circuit: Circuit): void {
  if (circuit === 'OPEN') logger.warn({ source, circuit }, 'upstream circuit opened');
  else logger.info({ source, circuit }, 'upstream circuit changed');
}

export function startCallLog(logger: Logger, source: string, request: UpstreamRequest): CallLog {
  const started = performance.now();
  const { operationId, method, path } = request;
  const fields = (): object => ({
    source,
    operationId,
    method,
    path,
    ms: Math.round(performance.now() - started),
  });
  return {
    succeeded({ status, headers }, bytes) {
      logger.debug({ ...fields(), status, bytes, requestId: requestIdOf(headers) }, 'upstream call');
    },
    failed(error, retryInMs) {
      if (!(error instanceof UpstreamError)) {
        logger.debug(fields(), 'upstream call given up');
        return;
      }
      const { code, httpStatus: status, requestId, retryAfter, complaints, cause } = error;
      const reason = cause instanceof NoAnswerError ? cause.code : undefined;
      const rounded = retryInMs === undefined ? undefined : Math.round(retryInMs);
      const line = {
        ...fields(),
        status,
        code,
        requestId,
        retryAfter,
        reason,
        complaints,
        retryInMs: rounded,
      };
      // "There is no such thing" is an answer to most reads.
      if (isNotFound(error)) logger.debug(line, 'upstream call');
      else logger.warn(line, failure);
    },
    condemned({ status, headers }, { code }) {
      logger.warn({ ...fields(), status, code, requestId: requestIdOf(headers) }, failure);
    },
  };
}
