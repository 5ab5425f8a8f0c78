import type { CallOutcome, RunningCall } from '../core/call-meter.ts';
import { isNotFound, OrgraphError } from '../core/errors.ts';
import type { CallContext } from './call.ts';
import type { PreparedCall } from './prepared-call.ts';

/** One attempt at a call, as the process's meter is told of it. */
export interface CallMeasure {
  /** The same call, with the headers that tell the vendor which trace it belongs to, where it is to know. */
  readonly call: PreparedCall;
  /** An answer came, whatever its status. */
  answered(status: number): void;
  /** Once. `told`: what failed. */
  ended(told: Error | undefined): void;
}

/** Undefined where nobody counts. */
export function measureCall(
  { source, base, meter, transport }: CallContext,
  call: PreparedCall,
): CallMeasure | undefined {
  if (!meter) return undefined;
  const { operationId, method, path } = call.request;
  const running = meter.began({ source, operationId, method, path, base, repeated: call.repeated ?? 0 });
  let last: number | null = null;
  return {
    call: transport.traceContext === true ? withHeaders(call, running.headers) : call,
    answered(status) {
      last = status;
    },
    ended(told) {
      running.ended({ status: last, outcome: outcomeOf(told) });
    },
  };
}

function withHeaders(call: PreparedCall, headers: RunningCall['headers']): PreparedCall {
  if (!headers) return call;
  return { ...call, wire: { ...call.wire, headers: { ...call.wire.headers, ...headers } } };
}

function outcomeOf(told: Error | undefined): CallOutcome {
  if (told === undefined) return 'OK';
  if (isNotFound(told)) return 'NOT_FOUND';
  return told instanceof OrgraphError ? told.code : 'GIVEN_UP';
}
