import { ExportResultCode } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import { errorRecord } from '../error-record.ts';

/**
 * OTLP over HTTP, to where the standard environment variables say. That a collector is away is logged once, until it is
 * back: what was to be sent meanwhile is dropped, and nobody waits for it.
 */
export function loggedExporter(
  logger: Logger,
  exporter: SpanExporter = new OTLPTraceExporter(),
): SpanExporter {
  let isAway = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failed = result.code !== ExportResultCode.SUCCESS;
        if (failed && !isAway) logger.warn(reasonOf(result.error), 'traces cannot be exported');
        if (!failed && isAway) logger.info('traces are exported again');
        isAway = failed;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    ...(exporter.forceFlush && { forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve() }),
  };
}

/** Neither what the collector answered, which may be anything, nor where it is. */
function reasonOf(error: unknown): object {
  const { message, code } = errorRecord(error);
  return { reason: message, code };
}
