import { SpanKind, SpanStatusCode, type Attributes, type Span, type Tracer } from '@opentelemetry/api';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_REQUEST_RESEND_COUNT,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
} from '@opentelemetry/semantic-conventions';
import { ATTR_URL_TEMPLATE } from '@opentelemetry/semantic-conventions/incubating';
import type { CallEnd, CallMeter, MeteredCall } from '../../core/call-meter.ts';
import type { ActiveSpan } from './active-span.ts';
import { writeTraceParent } from './trace-parent.ts';

/** Not OpenTelemetry's: the name of the source, the operation of its contract, and what a loader was asked for. */
const attrSource = 'orgraph.source';
const attrOperationId = 'orgraph.operation_id';
const attrLoader = 'orgraph.batch.loader';
const attrSize = 'orgraph.batch.size';

/** A span for each attempt at a call, and for each batch. No URL: it would hold ids. */
export function callSpans(tracer: Tracer, active: ActiveSpan): CallMeter {
  return {
    began(call) {
      const { method, path } = call;
      const span = tracer.startSpan(
        `${method} ${path}`,
        { kind: SpanKind.CLIENT, attributes: attributesOf(call) },
        active.context(),
      );
      return {
        headers: writeTraceParent(span.spanContext()),
        ended(end) {
          finish(span, end);
        },
      };
    },
    notSent() {
      // There is no call to be seen; the operation's span has the error's code.
    },
    async batch({ source, loader, size }, work) {
      const attributes = { [attrSource]: source, [attrLoader]: loader, [attrSize]: size };
      const span = tracer.startSpan(`batch ${loader}`, { attributes }, active.context());
      try {
        return await active.within(span, work);
      } finally {
        span.end();
      }
    },
  };
}

function attributesOf({ source, operationId, method, path, base, repeated }: MeteredCall): Attributes {
  return {
    [ATTR_HTTP_REQUEST_METHOD]: method,
    [ATTR_URL_TEMPLATE]: path,
    [ATTR_SERVER_ADDRESS]: base.hostname,
    [ATTR_SERVER_PORT]: Number(base.port) || (base.protocol === 'https:' ? 443 : 80),
    [attrSource]: source,
    [attrOperationId]: operationId,
    ...(repeated > 0 && { [ATTR_HTTP_REQUEST_RESEND_COUNT]: repeated }),
  };
}

function finish(span: Span, { status, outcome }: CallEnd): void {
  if (status !== null) span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, status);
  if (outcome !== 'OK') {
    // By the conventions of HTTP clients: the status where that is what is wrong.
    const type = status !== null && status >= 400 ? String(status) : outcome;
    span.setAttribute(ATTR_ERROR_TYPE, type);
    span.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
  }
  span.end();
}
