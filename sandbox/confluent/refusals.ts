import type { Answer, Refusal, SandboxRequest, Violation } from '../core/simulator.ts';
import { tooManyRequests } from './authentication.ts';
import {
  badParameter,
  failure,
  forbidden,
  invalidRequest,
  notFound,
  routeNotFound,
  unauthorized,
  type Problem,
} from './failures.ts';
import { oauthFailure } from './token-handlers.ts';

/** Confluent's words for what the core refuses. */
export function refuse(refusal: Refusal, request: SandboxRequest): Answer {
  switch (refusal.kind) {
    case 'unknown-path':
      return routeNotFound();
    case 'wrong-method':
      return failure(405, [{ code: 'method_not_allowed', detail: 'Method not allowed' }], {
        Allow: refusal.allowed.join(', '),
      });
    case 'body-too-large':
      return failure(413, [{ detail: 'Request body too large' }]);
    case 'media-type':
      return failure(415, [{ detail: `Content-Type must be ${refusal.accepted.join(' or ')}` }]);
    case 'malformed-json':
      return invalidRequest(`malformed JSON: ${refusal.message}`);
    case 'invalid':
      return invalid(refusal.violations, request);
    case 'injected':
      return injected(refusal.status, request);
  }
}

/** 400 for parameters and forms, 422 with pointers for a JSON body. */
function invalid(violations: readonly Violation[], { operationId }: SandboxRequest): Answer {
  const [first] = violations;
  if (operationId === 'exchangePartnerOauthToken')
    return oauthFailure('invalid_request', 'grant_type is required');
  if (operationId === 'exchangeStsV1OauthToken')
    return invalidRequest(violations.map(formProblem).join('; '));
  if (first?.parameter === 'page_size')
    return badParameter('page_size', 'page_size must be between 1 and 100');
  if (first?.parameter !== undefined)
    return badParameter(first.parameter, `${first.parameter} ${first.message}`);
  return failure(422, violations.map(bodyProblem));
}

function bodyProblem({ pointer, message }: Violation): Problem {
  const detail =
    pointer === '/display_name'
      ? 'display_name must be 1 to 31 characters and must not contain reserved characters'
      : `${pointer === '' ? 'the body' : pointer.slice(1)} ${message}`;
  return { code: 'invalid_configuration', title: 'Validation Failed', detail, source: { pointer } };
}

function formProblem({ pointer, keyword, params, message }: Violation): string {
  if (keyword === 'required') {
    const { missingProperty = 'the form' } = params as { readonly missingProperty?: string };
    return `${missingProperty} is required`;
  }
  return `${pointer.slice(1)} ${message}`;
}

function injected(status: number, request: SandboxRequest): Answer {
  const simple: Readonly<Record<number, () => Answer>> = {
    401: unauthorized,
    403: forbidden,
    404: notFound,
    429: tooManyRequests,
  };
  const make = simple[status];
  if (make) return make();
  const problem = problems[status];
  const location = status === 409 ? { Location: `https://api.confluent.cloud${request.path}` } : undefined;
  return failure(
    status,
    [problem ?? { detail: `the sandbox was told to answer ${String(status)}` }],
    location,
  );
}

const problems: Readonly<Record<number, Problem>> = {
  400: { code: 'invalid_request', detail: 'the request is malformed' },
  402: {
    code: 'quota_exceeded',
    title: 'Quota Exceeded',
    detail: 'The request would exceed the quota: organizations_per_user',
  },
  409: {
    code: 'resource_already_exists',
    title: 'Resource Already exists',
    detail: 'another change to this organization is in progress',
  },
  422: { code: 'invalid_configuration', title: 'Validation Failed', detail: 'the request failed validation' },
  500: {
    code: 'internal_server_error',
    title: 'Internal Server Error',
    detail: 'an internal error occurred',
  },
};
