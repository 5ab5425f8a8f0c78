import {
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  trace,
  type SpanContext,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';

/** W3C's headers of a request, as they came. */
export interface TraceHeaders {
  readonly traceparent?: string | readonly string[] | undefined;
  readonly tracestate?: string | readonly string[] | undefined;
}

const propagator = new W3CTraceContextPropagator();

/** The caller's span; undefined where the headers name none, or nothing that W3C's Trace Context would take for one. */
export function readTraceParent(headers: TraceHeaders): SpanContext | undefined {
  // Two of them are none; the propagator would take the first.
  if (typeof headers.traceparent !== 'string') return undefined;
  return trace.getSpanContext(propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter));
}

/** The headers that make a span of ours the parent of a vendor's. */
export function writeTraceParent(span: SpanContext): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  propagator.inject(trace.setSpanContext(ROOT_CONTEXT, span), headers, defaultTextMapSetter);
  // Of a state that was too long, or no state, nothing is left.
  if (headers['tracestate'] === '') delete headers['tracestate'];
  return headers;
}
