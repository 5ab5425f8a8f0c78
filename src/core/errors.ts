import type { Requirement } from './caller.ts';

/** Every error code a client can meet in `extensions.code`; docs/errors.md explains each. */
export const errorCodes = [
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'RATE_LIMITED',
  'AUDIT_UNAVAILABLE',
  'UPSTREAM_UNAUTHENTICATED',
  'UPSTREAM_FORBIDDEN',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_CIRCUIT_OPEN',
  'UPSTREAM_INVALID_RESPONSE',
  'UPSTREAM_REJECTED',
  'INTERNAL_SERVER_ERROR',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
export type UpstreamErrorCode = Extract<ErrorCode, `UPSTREAM_${string}`>;

/** An error whose message is written for the caller. Anything else that is thrown is masked by the server. */
export class OrgraphError extends Error {
  override readonly name: string = 'OrgraphError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The caller's mistake; `argument` is the path of the argument or input field that is wrong. */
export class BadUserInputError extends OrgraphError {
  override readonly name = 'BadUserInputError';
  readonly argument: string | undefined;

  constructor(message: string, argument?: string) {
    super('BAD_USER_INPUT', message);
    this.argument = argument;
  }
}

/** The caller may not do this. */
export class ForbiddenError extends OrgraphError {
  override readonly name = 'ForbiddenError';
  /** Any one of these sets of scopes would do. */
  readonly requiredScopes: Requirement;

  constructor(message: string, requiredScopes: Requirement) {
    super('FORBIDDEN', message);
    this.requiredScopes = requiredScopes;
  }
}

/** A change was not made, because it could not be recorded. */
export class AuditUnavailableError extends OrgraphError {
  override readonly name = 'AuditUnavailableError';

  constructor(options?: ErrorOptions) {
    super(
      'AUDIT_UNAVAILABLE',
      'Nothing was changed: the audit log cannot be written at the moment.',
      options,
    );
  }
}

/** One complaint a vendor made about a request, in the vendor's own words. */
export interface VendorComplaint {
  readonly message: string;
  /** The vendor's own code, when it has one (`quota_exceeded`, `605`, `NOTFOUND`). */
  readonly code?: string;
  /** Where in the request, as the vendor names it: a JSON pointer, a body path or a parameter. */
  readonly location?: string;
}

export interface UpstreamFailure {
  readonly code: UpstreamErrorCode;
  /** Name of the source, as configured. */
  readonly source: string;
  /** In our words: it reaches the client, so it holds no URL, header or body of the vendor's. */
  readonly message: string;
  readonly operationId?: string | undefined;
  readonly httpStatus?: number | undefined;
  readonly requestId?: string | undefined;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
  readonly retryable: boolean;
  /** What the vendor said; for logs, and for the `userErrors` of a mutation. */
  readonly complaints?: readonly VendorComplaint[] | undefined;
  readonly cause?: unknown;
}

/** A call to a vendor that did not give what was asked of it. */
export class UpstreamError extends OrgraphError {
  override readonly name = 'UpstreamError';
  declare readonly code: UpstreamErrorCode;
  readonly source: string;
  readonly operationId: string | undefined;
  readonly httpStatus: number | undefined;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly retryable: boolean;
  readonly complaints: readonly VendorComplaint[];

  constructor(failure: UpstreamFailure) {
    super(failure.code, failure.message, { cause: failure.cause });
    this.source = failure.source;
    this.operationId = failure.operationId;
    this.httpStatus = failure.httpStatus;
    this.requestId = failure.requestId;
    this.retryAfter = failure.retryAfter;
    this.retryable = failure.retryable;
    this.complaints = failure.complaints ?? [];
  }
}

/** What was thrown, as the error it should be. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error
    ? thrown
    : new Error('Something failed without an error.', { cause: thrown });
}

/** A vendor's plain "there is no such thing": for most reads that is an answer, not a failure. */
export function isNotFound(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && error.code === 'UPSTREAM_REJECTED' && error.httpStatus === 404;
}
