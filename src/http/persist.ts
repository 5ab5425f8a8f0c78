import { setTimeout as pause } from 'node:timers/promises';
import { UpstreamError } from '../core/errors.ts';
import { beginAttempt, RefusedError, type Attempt, type Guards } from './attempt.ts';
import { startClock, type CallClock, type Due } from './call-clock.ts';
import { logRefused } from './call-log.ts';
import type { CallContext } from './call.ts';
import { pacedUpload } from './body-pace.ts';
import type { Answer } from './wire-types.ts';
import { circuitFailure, roomFailure, timeoutFailure } from './failure.ts';
import { isFault } from './fault.ts';
import { observedAttempt } from './observed-attempt.ts';
import { prepareCall, type PreparedCall } from './prepared-call.ts';
import { NoRoomError } from './rate-gate.ts';
import type { RetryBudget } from './retry-budget.ts';
import { pauseBeforeRetry } from './retry.ts';
import type { CallScope, UpstreamRequest } from './types.ts';

/** One operation's calls to a simulator that fails on purpose: what they come to teaches nobody else anything. */
export interface Rehearsal {
  readonly source: Persistence;
  /** The request, with what the simulator is to do. */
  mark(request: UpstreamRequest): UpstreamRequest;
}

/** The calls of one operation to one source. */
export interface OperationScope extends CallScope {
  /** The vendor's first fault in this operation: it says more than that the breaker is open because of it. */
  firstFault?: UpstreamError;
  /** What its files took on their way, in milliseconds: that is not the operation's own time. */
  filesMs?: number;
  /** Of calls to a simulator that fails on purpose. */
  readonly rehearsal?: Rehearsal | undefined;
}

export interface Persistence extends CallContext, Guards {
  readonly budget: RetryBudget;
}

/** A call that got its answer; whoever has it must call `end`. */
export interface Reached<T> {
  readonly attempt: Attempt;
  readonly clock: CallClock;
  readonly result: T;
}

function refusal(call: PreparedCall, error: unknown, clock: CallClock): unknown {
  if (error instanceof RefusedError) return circuitFailure(call.name, error.retryAfter);
  if (error instanceof NoRoomError) return roomFailure(call.name, error.waitMs);
  const expired = clock.expired();
  return expired === undefined ? error : timeoutFailure(call.name, expired);
}

/** A file on its way is not cut off by the operation's deadline, which a large one alone may take longer than. */
function deadlineOf({ stream }: UpstreamRequest, scope: OperationScope): Due | undefined {
  const { deadline } = scope;
  if (deadline === undefined) return undefined;
  const due: Due = () => deadline() + (scope.filesMs ?? 0);
  return stream !== undefined && due() > performance.now() ? undefined : due;
}

/** Keeps the operation's first fault, and puts it in the place of the breaker's own word. */
export function firstCause(told: unknown, scope: OperationScope): Error {
  if (isFault(told)) scope.firstFault ??= told;
  const isOpen = told instanceof UpstreamError && told.code === 'UPSTREAM_CIRCUIT_OPEN';
  return (isOpen ? scope.firstFault : undefined) ?? (told as Error);
}

/** A body that comes as a stream may take as long as its source. */
function withPace(call: PreparedCall, clock: CallClock): PreparedCall {
  const { stream } = call.request;
  if (stream === undefined) return call;
  return { ...call, wire: { ...call.wire, content: () => pacedUpload(stream(), clock) } };
}

/**
 * Calls until it has an answer, the call may not be repeated, or time is up. `work` is done with each attempt; what
 * is told as `answer` came before the failure. Rejects with `UpstreamError`, the caller's reason, or what else failed.
 */
export async function persist<T>(
  source: Persistence,
  request: UpstreamRequest,
  scope: OperationScope,
  caller: AbortSignal,
  work: (attempt: Attempt, answered: (answer: Answer) => void) => Promise<T>,
): Promise<Reached<T>> {
  const prepared = prepareCall(source.source, source.base, request);
  caller.throwIfAborted();
  const clock = startClock(source.transport.timeouts.total, deadlineOf(request, scope), caller);
  const began = performance.now();
  const call = withPace(prepared, clock);
  let last: Error | undefined;
  try {
    for (let repeated = 0; ; repeated += 1) {
      let attempt: Attempt;
      try {
        clock.signal.throwIfAborted();
        const sent = source.meter && repeated > 0 ? { ...call, repeated } : call;
        const begun = await beginAttempt(source, source, sent, clock, caller);
        attempt = observedAttempt(begun, call, repeated + 1, scope, last);
      } catch (error) {
        caller.throwIfAborted();
        const refused = refusal(call, error, clock);
        logRefused(source.logger, request, refused);
        if (refused instanceof UpstreamError) source.meter?.notSent(call.name, refused.code);
        throw last ?? refused;
      }
      if (repeated === 0) source.budget.called();
      let answer: Answer | undefined;
      try {
        const result = await work(attempt, (came) => {
          answer = came;
        });
        return { attempt, clock, result };
      } catch (error) {
        const failed = attempt.failed(error, answer);
        attempt.release();
        attempt.settle(failed.told);
        const wait = pauseBeforeRetry(call, failed, clock, repeated);
        const again =
          wait !== undefined && repeated < source.transport.retries && source.budget.take()
            ? wait
            : undefined;
        attempt.log.failed(failed.told, again);
        if (again === undefined) throw failed.told;
        last = failed.told;
        await pause(again, undefined, { signal: clock.signal }).catch(() => undefined);
      }
    }
  } catch (error) {
    clock.end();
    throw firstCause(error, scope);
  } finally {
    if (request.stream) scope.filesMs = (scope.filesMs ?? 0) + performance.now() - began;
  }
}
