import { BadUserInputError, ForbiddenError, OrgraphError, UpstreamError } from '../core/errors.ts';
import type { Requirement } from '../core/caller.ts';
import type { ErrorCode } from '../core/errors.ts';

/** What a client may know of an error. Properties that say nothing about this one are left out. */
export interface ErrorDescription {
  readonly code: ErrorCode;
  readonly message: string;
  /** True when the same request may work later without any change. */
  readonly retryable: boolean;
  /** Name of the source that failed; only for `UPSTREAM_*`, as are the next three. */
  readonly source?: string;
  readonly httpStatus?: number;
  /** The vendor's id of the failed request. */
  readonly requestId?: string;
  /** Whole seconds. */
  readonly retryAfter?: number;
  /** Path of the argument that is wrong. */
  readonly argument?: string;
  /** Sets of scopes: the caller lacks something of each. */
  readonly requiredScopes?: Requirement;
}

const masked: ErrorDescription = {
  code: 'INTERNAL_SERVER_ERROR',
  message: 'Internal server error',
  retryable: false,
};

/**
 * Describes anything that was thrown, as `SourceError` has it. Our own errors say what they are, however deep GraphQL
 * has wrapped them; everything else is masked, because its message was not written for a client.
 */
export function describeError(error: unknown): ErrorDescription {
  const own = errorChain(error).find((link) => link instanceof OrgraphError);
  if (own instanceof UpstreamError) return describeUpstream(own);
  if (own === undefined) return masked;
  const { code, message } = own;
  const argument = own instanceof BadUserInputError ? own.argument : undefined;
  return {
    code,
    message,
    retryable: false,
    ...(argument !== undefined && { argument }),
    ...(own instanceof ForbiddenError && { requiredScopes: own.requiredScopes }),
  };
}

function describeUpstream({ code, message, source, retryable, ...error }: UpstreamError): ErrorDescription {
  return {
    code,
    message,
    source,
    ...(error.httpStatus !== undefined && { httpStatus: error.httpStatus }),
    ...(error.requestId !== undefined && { requestId: error.requestId }),
    // `retryAfter` is an Int in the schema.
    ...(error.retryAfter !== undefined && { retryAfter: Math.ceil(error.retryAfter) }),
    retryable,
  };
}

const longestChain = 16;

/**
 * The error and what it wraps, outermost first: GraphQL keeps what a resolver threw in `originalError`, and what was
 * thrown without being an error in `thrownValue`.
 */
export function errorChain(error: unknown): readonly [unknown, ...unknown[]] {
  const chain: [unknown, ...unknown[]] = [error];
  for (let link = wrapped(error); link !== undefined && chain.length < longestChain; link = wrapped(link)) {
    chain.push(link);
  }
  return chain;
}

function wrapped(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('originalError' in error) return error.originalError;
  return 'thrownValue' in error ? error.thrownValue : undefined;
}
