import { UpstreamError } from '../core/errors.ts';
import type { ObservedCall } from '../core/observed-call.ts';
import type { Breaker, Verdict } from './breaker.ts';
import type { CallClock } from './call-clock.ts';
import { startCallLog, type CallLog } from './call-log.ts';
import { measureCall } from './call-measure.ts';
import { CredentialsError, performCall, type CallContext } from './call.ts';
import { startDeadline } from './deadline.ts';
import { NoAnswerError } from './no-answer.ts';
import type { Answer } from './wire-types.ts';
import { bodyFailure, networkFailure, timeoutFailure, unsureFailure } from './failure.ts';
import { isTrouble, mayBeDone, verdictOn } from './fault.ts';
import type { HealthRecord } from './health.ts';
import type { CallTimes } from './pace.ts';
import type { PreparedCall } from './prepared-call.ts';
import type { Permit, RateGate } from './rate-gate.ts';
import { bodyFault } from './response-body.ts';
import type { FailedAttempt } from './retry.ts';
import type { Slots } from './slots.ts';

/** What all attempts at one source go through. */
export interface Guards {
  readonly breaker: Breaker;
  readonly gate: RateGate;
  readonly slots: Slots;
  readonly health: HealthRecord;
  readonly times: CallTimes;
}

/** The breaker is open. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  /** Seconds. */
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('refused by the breaker');
    this.retryAfter = retryAfter;
  }
}

/** One try at a call: it holds a slot, and its clock runs. */
export interface Attempt {
  readonly log: CallLog;
  perform(): Promise<Answer>;
  /** What failed; `answer` where a 2xx answer's body was being read. */
  failed(error: unknown, answer?: Answer): FailedAttempt;
  /** Gives back the slot. Once. `came`: when the answer had come, if not now. */
  release(came?: number): void;
  /** Tells breaker and health how it went: what the caller is told, or nothing. Once, after `release`. */
  settle(told?: Error): void;
  /** What is known of it beside how it ended. */
  facts(): AttemptFacts;
}

export type AttemptFacts = Pick<ObservedCall, 'phases' | 'rateLimitRemaining'>;

/** A vendor that had less time than this before the operation's own was up has not shown anything. */
const fairChanceMs = 1_000;

/** The call's turn at the rate limit and at the slots. Whoever is in line when the breaker shuts is refused at once. */
async function takeTurn(
  { breaker, gate, slots }: Guards,
  clock: CallClock,
): Promise<{ readonly permit: Permit; readonly release: () => void }> {
  const atOnce = gate.take();
  const released = atOnce && slots.take();
  if (released) return { permit: atOnce, release: released };
  const shut = new AbortController();
  const signal = AbortSignal.any([clock.signal, shut.signal]);
  const stop = breaker.onShut(() => {
    shut.abort(refusal(breaker));
  });
  try {
    const permit = atOnce ?? (await gate.pass(signal, clock.until));
    const release =
      slots.take() ??
      (await slots.wait(signal).catch((error: unknown) => {
        permit.end(false);
        throw error;
      }));
    return { permit, release };
  } finally {
    stop();
  }
}

function refusal(breaker: Breaker): RefusedError {
  return new RefusedError(breaker.refusal() ?? 1);
}

/**
 * Waits for the call's turn. Rejects with `RefusedError`, `NoRoomError`, or when the clock's signal aborts.
 */
export async function beginAttempt(
  context: CallContext,
  guards: Guards,
  call: PreparedCall,
  clock: CallClock,
  caller: AbortSignal,
): Promise<Attempt> {
  const { breaker, health, times } = guards;
  if (breaker.refusal() !== undefined) throw refusal(breaker);
  clock.rest();
  const { permit, release } = await takeTurn(guards, clock);
  const claim = breaker.claim();
  const pass = claim === undefined || (await claim) ? breaker.admit() : undefined;
  if (pass === undefined) {
    permit.end(false);
    release();
    throw refusal(breaker);
  }
  clock.run();
  const deadline = startDeadline(context.transport.timeouts, clock);
  const measure = measureCall(context, call);
  let asked: number | undefined;
  let tookMs: number | undefined;
  let rateLimitRemaining: number | null = null;

  const translate = (error: unknown, answer?: Answer): Error => {
    if (caller.aborted) return caller.reason as Error;
    const expired = deadline.expired();
    if (expired !== undefined) return timeoutFailure(call.name, expired);
    if (error instanceof CredentialsError) return error.cause as Error;
    if (error instanceof NoAnswerError) return networkFailure(call.name, error);
    return answer === undefined ? (error as Error) : bodyFailure(call.name, answer, bodyFault(error));
  };
  let ofCredentials = false;
  const verdict = (told: Error | undefined): Verdict => {
    if (asked === undefined || ofCredentials) return 'none';
    if (deadline.expired() === 'operation' && (tookMs ?? 0) < fairChanceMs) return 'none';
    return verdictOn(told);
  };

  return {
    log: startCallLog(context.logger, context.source, call.request),
    perform: () =>
      performCall(context, measure?.call ?? call, deadline, {
        asked() {
          asked ??= performance.now();
        },
        answered({ status, headers }) {
          rateLimitRemaining = permit.answered(status, headers)?.remaining ?? null;
          measure?.answered(status);
        },
      }),
    failed(error, answer) {
      ofCredentials = error instanceof CredentialsError;
      const neverConnected = error instanceof NoAnswerError && error.neverConnected;
      const sent = asked !== undefined && deadline.expired() !== 'connect' && !neverConnected;
      const failure = translate(error, answer);
      const told = sent && !call.idempotent && mayBeDone(failure) ? unsureFailure(failure) : failure;
      return { told, error, sent, inBody: answer !== undefined, ofCredentials };
    },
    release(came = performance.now()) {
      if (asked !== undefined) tookMs = came - asked;
      deadline.end();
      permit.end(asked !== undefined);
      release();
    },
    settle(told) {
      measure?.ended(told);
      const outcome = verdict(told);
      pass.settle(outcome);
      if (outcome === 'success' && tookMs !== undefined) times.note(call.name.operationId, tookMs);
      if (outcome !== 'none') health.note(isTrouble(told) ? told : undefined, tookMs);
      else if (ofCredentials && told instanceof UpstreamError) health.note(told, undefined);
    },
    facts: () => ({
      phases: deadline.steps.phases(performance.now()),
      rateLimitRemaining,
    }),
  };
}
