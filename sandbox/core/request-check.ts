import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Contract, Operation } from './contract.ts';
import type { SandboxRequest, Violation } from './simulator.ts';
import { mediaTypeOf } from './media-type.ts';
import { schemaCheck } from './validator.ts';

/** Everything in which a routed request breaks its contract. Query parameters the contract does not know are no breach. */
export function requestViolations(
  contract: Contract,
  operation: Operation,
  request: SandboxRequest,
): Violation[] {
  return [
    ...parameterViolations(contract, operation, request),
    ...bodyViolations(contract, operation, request),
  ];
}

function parameterViolations(contract: Contract, operation: Operation, request: SandboxRequest): Violation[] {
  const sent = { path: request.params, query: request.query, header: request.headers };
  return operation.parameters.flatMap((parameter): Violation[] => {
    const place = { in: parameter.in, parameter: parameter.name };
    const value =
      sent[parameter.in][parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name];
    if (value === undefined) {
      return parameter.required
        ? [{ ...place, ...missing(`must have ${parameter.in} parameter ${parameter.name}`) }]
        : [];
    }
    const errors = schemaCheck(contract, parameter.schema, 'coercing')(value);
    return errors.map((error) => ({ ...place, ...said(error) }));
  });
}

function bodyViolations(
  contract: Contract,
  { requestBody }: Operation,
  request: SandboxRequest,
): Violation[] {
  if (!requestBody) return [];
  const type = mediaTypeOf(request.headers);
  if (type.startsWith('multipart/')) return [];
  if (request.text === '')
    return requestBody.required ? [{ in: 'body', ...missing('must have a body') }] : [];
  const schema = requestBody.content.get(type);
  if (!schema) return [];
  const mode = type === 'application/x-www-form-urlencoded' ? 'coercing' : 'exact';
  return schemaCheck(contract, schema, mode)(request.body).map((error) => ({ in: 'body', ...said(error) }));
}

function said({ instancePath, keyword, params, message }: ErrorObject): Omit<Violation, 'in'> {
  return {
    pointer: instancePath,
    keyword,
    params: params as Record<string, unknown>,
    message: message ?? keyword,
  };
}

function missing(message: string): Omit<Violation, 'in'> {
  return { pointer: '', keyword: 'required', params: {}, message };
}
