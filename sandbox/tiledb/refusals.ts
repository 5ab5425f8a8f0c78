import { codes, failure } from './failures.ts';
import { unauthenticated } from './authentication.ts';
import { validationError } from './validation-error.ts';
import { bodyName } from './body-name.ts';
import { STATUS_CODES } from '../core/node-http.ts';
import type { Answer, Refusal, SandboxRequest } from '../core/simulator.ts';

/** What the vendor's framework says to requests that never reach a handler. */
export function refuse(refusal: Refusal, request: SandboxRequest): Answer {
  switch (refusal.kind) {
    case 'unknown-path':
      return framework(404, `path ${request.path} was not found`);
    case 'wrong-method': {
      const allowed = [...refusal.allowed].sort().join(',');
      return {
        ...framework(405, `method ${request.method} is not allowed, but [${allowed}] are`),
        headers: { allow: allowed },
      };
    }
    case 'body-too-large':
      return framework(413, 'http: request body too large');
    case 'media-type': {
      // A body without a type counts as bytes of an unknown kind.
      const sent = refusal.sent === '' ? 'application/octet-stream' : refusal.sent;
      return framework(
        415,
        `unsupported media type "${sent}", only [${refusal.accepted.join(' ')}] are allowed`,
      );
    }
    case 'malformed-json':
      return framework(
        400,
        `parsing ${bodyName(request.operationId)} body from "" failed, because ${refusal.message}`,
      );
    case 'invalid':
      return validationError(refusal.violations, request);
    case 'injected':
      return injected(refusal.status, request.operationId);
  }
}

function injected(status: number, operationId: string | null): Answer {
  const readsOne = operationId === 'getOrganization' || operationId === 'getOrganizationUser';
  if (status === 401) return unauthenticated;
  if (status === 403) return failure(403, codes.forbidden, 'the user is not allowed to do this');
  if (status === 404) return readsOne ? { status } : failure(404, codes.notFound, 'not found');
  if (status === 409) return failure(409, codes.conflict, 'the name is already taken');
  if (status === 400)
    return operationId === 'getAllOrganizations'
      ? { status }
      : failure(400, codes.invalid, 'the request is not valid');
  if (status === 500) return failure(500, codes.internal, 'could not complete the request');
  // Gateways in front of the service answer these, without a body.
  if (status === 502 || status === 503 || status === 504) return { status };
  return framework(status, (STATUS_CODES[status] ?? 'unknown status').toLowerCase());
}

/** The framework puts the HTTP status into `code` and has no request id. */
function framework(status: number, message: string): Answer {
  return { status, json: { code: status, message } };
}
