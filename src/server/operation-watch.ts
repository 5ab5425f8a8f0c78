import type { FastifyInstance, FastifyReply } from 'fastify';
import type { RequestMetrics, RequestOutcome } from '../observability/metrics/request-metrics.ts';
import type { Tracing } from '../observability/tracing/tracing.ts';
import { currentRecord, currentRequest, logOperation, type RequestRecord } from './request-record.ts';

export interface OperationWatchOptions {
  /** Null: nobody counts. */
  readonly metrics: RequestMetrics | null;
  /** Null: nobody gets spans. */
  readonly tracing: Tracing | null;
  /** Milliseconds: what takes as long says in the log which sources it waited for. */
  readonly slowMs: number;
}

/** What whoever operates the process learns of each request for the graph: its log line, its numbers, its span. */
export interface OperationWatch {
  /** Before any other hook of the route. */
  install(server: FastifyInstance): void;
  /** Once, when the request has ended, however it did. */
  ended(record: RequestRecord, reply: FastifyReply): void;
}

export function watchOperations({ metrics, tracing, slowMs }: OperationWatchOptions): OperationWatch {
  return {
    install(server) {
      if (!tracing) return;
      server.addHook('onRequest', ({ headers: { traceparent, tracestate } }, _reply, done) => {
        const span = tracing.begin({ traceparent, tracestate });
        currentRecord().span = span;
        span.run(done);
      });
    },
    ended(record, reply) {
      const { operationName, operationType, errorCodes, span, signal, startedAt } = record;
      const seconds = (performance.now() - startedAt) / 1000;
      logOperation(record, reply, { slowMs });
      metrics?.ended({
        operation: operationName,
        type: operationType,
        outcome: outcomeOf(record),
        codes: errorCodes,
        seconds,
      });
      span?.end({
        operationName,
        operationType,
        method: reply.request.method,
        status: signal.aborted ? null : reply.statusCode,
        requestId: reply.request.id,
        errorCodes,
      });
    },
  };
}

function outcomeOf({ signal, operationType, errorCodes }: RequestRecord): RequestOutcome {
  if (signal.aborted) return 'abandoned';
  if (operationType === null) return 'refused';
  return errorCodes.size > 0 ? 'error' : 'ok';
}

/** Counts what is refused, whatever its path. */
export function countRefusals(server: FastifyInstance, metrics: RequestMetrics): void {
  server.addHook('onSend', (_request, { statusCode }, _payload, done) => {
    if (statusCode >= 400) {
      const [code = 'NONE'] = currentRequest.getStore()?.errorCodes ?? [];
      metrics.refused(statusCode, code);
    }
    done();
  });
}
