import type { Logger } from 'pino';
import { isNotFound, UpstreamError } from '../core/errors.ts';
import { requestIdOf, type AnswerHead } from './failure.ts';
import { NoAnswerError } from './exchange.ts';
import type { UpstreamRequest } from './types.ts';

/** One line per call. It holds the path's template, never a URL, a header or a body. */
export interface CallLog {
  succeeded(answer: AnswerHead, bytes: number): void;
  failed(error: unknown): void;
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
    failed(error) {
      if (!(error instanceof UpstreamError)) {
        logger.debug(fields(), 'upstream call given up');
        return;
      }
      const { code, httpStatus: status, requestId, retryAfter, complaints, cause } = error;
      const reason = cause instanceof NoAnswerError ? cause.code : undefined;
      const line = { ...fields(), status, code, requestId, retryAfter, reason, complaints };
      // "There is no such thing" is an answer to most reads.
      if (isNotFound(error)) logger.debug(line, 'upstream call');
      else logger.warn(line, 'upstream call failed');
    },
  };
}
