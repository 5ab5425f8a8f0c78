import {
  isSpanContextValid,
  SpanKind,
  SpanStatusCode,
  trace,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
} from '@opentelemetry/semantic-conventions';
import {
  ATTR_GRAPHQL_OPERATION_NAME,
  ATTR_GRAPHQL_OPERATION_TYPE,
} from '@opentelemetry/semantic-conventions/incubating';
import type { ActiveSpan } from './active-span.ts';
import { readTraceParent } from './trace-parent.ts';
import type { EndedOperation, OperationSpan, Tracing } from './tracing.ts';

const unknown = 'GraphQL Operation';
const attrRequestId = 'orgraph.request_id';
/** Names are the client's. */
const longestName = 128;
/** The caller can do nothing about these. */
const faults = /^(?:UPSTREAM_|INTERNAL_|SERVICE_|AUDIT_)/;

/** The span of a request; named after its type, once that is known, because names of operations are endless. */
export function operationSpans(tracer: Tracer, active: ActiveSpan): Tracing['begin'] {
  return (headers): OperationSpan => {
    const parent = readTraceParent(headers);
    const context = parent ? trace.setSpanContext(active.context(), parent) : active.context();
    const span = tracer.startSpan(unknown, { kind: SpanKind.SERVER }, context);
    const spanContext = span.spanContext();
    return {
      traceId: span.isRecording() && isSpanContextValid(spanContext) ? spanContext.traceId : null,
      run: (work) => active.within(span, work),
      end(operation) {
        finish(span, operation);
      },
    };
  };
}

function finish(span: Span, operation: EndedOperation): void {
  const { operationName, operationType, method, status, requestId } = operation;
  const [...codes] = operation.errorCodes;
  const worst =
    codes.find((code) => faults.test(code)) ?? codes[0] ?? (status === null ? 'ABANDONED' : undefined);
  span.updateName(operationType ?? unknown);
  span.setAttributes({
    [ATTR_HTTP_REQUEST_METHOD]: method,
    [ATTR_HTTP_ROUTE]: '/graphql',
    [attrRequestId]: requestId,
    ...(operationType !== null && { [ATTR_GRAPHQL_OPERATION_TYPE]: operationType }),
    ...(operationName !== null && { [ATTR_GRAPHQL_OPERATION_NAME]: operationName.slice(0, longestName) }),
    ...(status !== null && { [ATTR_HTTP_RESPONSE_STATUS_CODE]: status }),
    ...(worst !== undefined && { [ATTR_ERROR_TYPE]: worst }),
  });
  if (worst !== undefined && faults.test(worst))
    span.setStatus({ code: SpanStatusCode.ERROR, message: worst });
  span.end();
}
