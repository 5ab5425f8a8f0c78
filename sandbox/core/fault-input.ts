import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { apiIds } from './api.ts';
import { faultKinds, type Fault } from './faults.ts';

const schema = {
  type: 'object',
  required: ['api', 'kind'],
  additionalProperties: false,
  properties: {
    api: { enum: apiIds },
    operationId: { type: 'string', minLength: 1 },
    times: { type: 'integer', minimum: 1 },
    kind: { enum: faultKinds },
    ms: { type: 'number', minimum: 0, maximum: 600_000 },
    status: { type: 'integer', minimum: 200, maximum: 599 },
    headers: { type: 'object', additionalProperties: { type: 'string' } },
    body: {},
    bytes: { type: 'integer', minimum: 14, maximum: 10_000_000_000 },
  },
};

let compiled: ValidateFunction<Fault> | undefined;

/** Reads a fault somebody sent; `errors` says what is wrong with it. */
export function readFault(
  value: unknown,
): { readonly fault: Fault } | { readonly errors: readonly string[] } {
  const validate = (compiled ??= new Ajv2020({ allErrors: true }).compile<Fault>(schema));
  if (validate(value)) return { fault: value };
  return { errors: (validate.errors ?? []).map(describe) };
}

function describe({
  instancePath,
  message,
  params,
}: NonNullable<ValidateFunction['errors']>[number]): string {
  const { allowedValues, additionalProperty } = params as {
    allowedValues?: string[];
    additionalProperty?: string;
  };
  const detail = allowedValues
    ? `: ${allowedValues.join(', ')}`
    : additionalProperty
      ? `: ${additionalProperty}`
      : '';
  return `${instancePath || 'the fault'} ${message ?? 'is wrong'}${detail}`;
}
