import { UpstreamError, type UpstreamErrorCode } from '../core/errors.ts';
import type { Phase } from './deadline.ts';
import type { NoAnswerError } from './no-answer.ts';
import type { BodyFault } from './response-body.ts';
import { retryAfter } from './retry-after.ts';
import type { VendorProblem } from './types.ts';

/** Who was asked for what. */
export interface CallName {
  readonly source: string;
  readonly operationId: string;
}

/** The part of an answer that errors speak of. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

const retryableCodes: readonly UpstreamErrorCode[] = [
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_CIRCUIT_OPEN',
];

interface Rest {
  readonly httpStatus?: number;
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly complaints?: VendorProblem['complaints'];
  readonly cause?: unknown;
}

function failure(code: UpstreamErrorCode, call: CallName, message: string, rest: Rest = {}): UpstreamError {
  return new UpstreamError({ code, ...call, message, retryable: retryableCodes.includes(code), ...rest });
}

/** The vendor's id of the request. It goes on to the client, so it must look like one. */
export function requestIdOf(
  headers: Readonly<Record<string, string>>,
  explained?: string,
): string | undefined {
  return [headers['x-request-id'], explained].find(
    (id) => id !== undefined && /^[\x21-\x7e]{1,200}$/.test(id),
  );
}

function verdict(status: number, name: string, op: string): [UpstreamErrorCode, string] {
  const at = `${op} (status ${String(status)})`;
  if (status === 401)
    return ['UPSTREAM_UNAUTHENTICATED', `${name} does not accept our credentials for ${at}.`];
  if (status === 403) {
    return [
      'UPSTREAM_FORBIDDEN',
      `${name} refuses ${at}: the object may not exist, or may not be visible to us.`,
    ];
  }
  if (status === 429) return ['UPSTREAM_RATE_LIMITED', `${name} refuses ${at}: too many requests.`];
  if (status === 408 || status === 504) return ['UPSTREAM_TIMEOUT', `${name} ran out of time in ${at}.`];
  if (status >= 500) return ['UPSTREAM_UNAVAILABLE', `${name} failed in ${at}.`];
  if (status >= 400) return ['UPSTREAM_REJECTED', `${name} rejected ${at}.`];
  return ['UPSTREAM_INVALID_RESPONSE', `${name} answered ${at} with a status that is not expected.`];
}

const sourceName = ({ source }: CallName): string => `Source "${source}"`;

/** For an answer whose status is not 2xx. */
export function statusFailure(
  call: CallName,
  { status, headers }: AnswerHead,
  problem: VendorProblem,
): UpstreamError {
  const [code, message] = verdict(status, sourceName(call), call.operationId);
  return failure(code, call, message, {
    httpStatus: status,
    requestId: requestIdOf(headers, problem.requestId),
    retryAfter: status === 429 || status === 503 ? retryAfter(headers, Date.now()) : undefined,
    complaints: problem.complaints,
  });
}

export function redirectFailure(
  call: CallName,
  { status, headers }: AnswerHead,
  refused: string,
): UpstreamError {
  const message = `${sourceName(call)} redirected ${call.operationId} (status ${String(status)}) ${refused}.`;
  return failure('UPSTREAM_INVALID_RESPONSE', call, message, {
    httpStatus: status,
    requestId: requestIdOf(headers),
  });
}

export function bodyFailure(
  call: CallName,
  { status, headers }: AnswerHead,
  fault: BodyFault,
): UpstreamError {
  const message = `${sourceName(call)} answered ${call.operationId} (status ${String(status)}) with a body that ${fault}.`;
  return failure('UPSTREAM_INVALID_RESPONSE', call, message, {
    httpStatus: status,
    requestId: requestIdOf(headers),
  });
}

/** For a body that was read but is not what the contract says; `why` ends the sentence. */
export function contractFailure(call: CallName, why: string): UpstreamError {
  const message = `${sourceName(call)} answered ${call.operationId} with something unexpected: ${why}`;
  return failure('UPSTREAM_INVALID_RESPONSE', call, message);
}

/** For a request that nobody answered. */
export function networkFailure(call: CallName, error: NoAnswerError): UpstreamError {
  // Node's HTTP parser could make nothing of what came.
  if (error.code.startsWith('HPE_')) {
    const message = `${sourceName(call)} answered ${call.operationId} with something that is not HTTP.`;
    return failure('UPSTREAM_INVALID_RESPONSE', call, message, { cause: error });
  }
  const what = error.brokenOff ? 'broke off the connection in' : 'could not be reached for';
  const message = `${sourceName(call)} ${what} ${call.operationId}.`;
  return failure('UPSTREAM_UNAVAILABLE', call, message, { cause: error });
}

/** For a write that failed after it may have reached the vendor: asking again could do it twice. */
export function unsureFailure(failed: UpstreamError): UpstreamError {
  const message = `${failed.message} Whether it was done is not known: look before you ask again.`;
  const { code, source, operationId, httpStatus, requestId, retryAfter, complaints, cause } = failed;
  const facts = { code, source, operationId, httpStatus, requestId, retryAfter, complaints, cause };
  return new UpstreamError({ ...facts, message, retryable: false });
}

const phases: Readonly<Record<Exclude<Phase, 'operation'>, string>> = {
  connect: 'connect',
  response: 'begin its answer',
  total: 'complete the call',
};

export function timeoutFailure(call: CallName, phase: Phase): UpstreamError {
  if (phase === 'operation') {
    const late = `${sourceName(call)} had not answered ${call.operationId} when the time for the whole operation was up.`;
    return failure('UPSTREAM_TIMEOUT', call, late);
  }
  const message = `${sourceName(call)} took too long to ${phases[phase]} (${call.operationId}, ${phase} time-out).`;
  return failure('UPSTREAM_TIMEOUT', call, message);
}

export function credentialsFailure(call: CallName): UpstreamError {
  const message = `The credentials for source "${call.source}" cannot be sent in a header.`;
  return failure('UPSTREAM_UNAUTHENTICATED', call, message);
}

/** For a call that was not sent because the breaker is open. */
export function circuitFailure(call: CallName, retryAfter: number): UpstreamError {
  const message = `${sourceName(call)} has failed too often lately: ${call.operationId} was not called.`;
  return failure('UPSTREAM_CIRCUIT_OPEN', call, message, { retryAfter });
}

/** For a call that was not sent because the vendor's rate limit has no room for it in time. */
export function roomFailure(call: CallName, waitMs: number): UpstreamError {
  const message = `${sourceName(call)} allows no more calls for now: ${call.operationId} was not called.`;
  return failure('UPSTREAM_RATE_LIMITED', call, message, { retryAfter: Math.ceil(waitMs / 1000) });
}

export function closedFailure(call: CallName): UpstreamError {
  return failure(
    'UPSTREAM_UNAVAILABLE',
    call,
    `${sourceName(call)} is closed: ${call.operationId} was not called.`,
  );
}
