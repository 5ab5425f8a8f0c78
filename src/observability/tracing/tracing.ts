import type { CallMeter } from '../../core/call-meter.ts';
import type { TraceHeaders } from './trace-parent.ts';

/** What is known of an operation when it has ended. */
export interface EndedOperation {
  readonly operationName: string | null;
  readonly operationType: string | null;
  readonly method: string;
  /** Null: the client left. */
  readonly status: number | null;
  readonly requestId: string;
  readonly errorCodes: Iterable<string>;
}

/** The span of one request for the graph. */
export interface OperationSpan {
  /** Null: it is not recorded. */
  readonly traceId: string | null;
  /** What runs in here, and what that starts, belongs to it. */
  run<T>(work: () => T): T;
  end(operation: EndedOperation): void;
}

/** Spans of OpenTelemetry; the process has one of these, or none where it is not configured. */
export interface Tracing {
  /** Begins with the request, as a part of the trace that its headers name. */
  begin(headers: TraceHeaders): OperationSpan;
  readonly calls: CallMeter;
  /** Sends what has not been sent, if that takes no longer than `ms`. Never rejects. */
  close(ms: number): Promise<void>;
}
