import { isDeepStrictEqual } from 'node:util';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { PlannedWrite } from '../core/dry-run.ts';
import { UpstreamError, type VendorComplaint } from '../core/errors.ts';
import { pointedAt } from '../core/json-pointer.ts';
import { asRecord } from '../core/json.ts';
import type { ApiEnum } from '../core/source.ts';
import { contractChecks } from './contract-checks.ts';

/** Rejects, as the vendor would (400), where a write breaks the API's contract. */
export async function checkContract(api: ApiEnum, write: PlannedWrite): Promise<void> {
  const { source, operationId, parameters, body, isJson, readBack } = write;
  const checksOf = await contractChecks(api);
  const checks = checksOf(operationId);
  const complaints = [
    // The check writes into what it reads as numbers.
    ...breaches(checks.parameters, { ...parameters }),
    ...(checks.body && isJson ? breaches(checks.body, plain(body), plain(readBack ?? null)) : []),
  ];
  if (complaints.length === 0) return;
  throw new UpstreamError({
    code: 'UPSTREAM_REJECTED',
    source,
    operationId,
    httpStatus: 400,
    message: `The request breaks the contract of ${operationId}.`,
    retryable: false,
    complaints,
  });
}

/** `known`: what is in it as well is no breach. */
function breaches(validate: ValidateFunction, value: unknown, known: unknown = null): VendorComplaint[] {
  validate(value);
  const complaints = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'anyOf').map(toComplaint);
  const around = new Set(complaints.flatMap(({ location }) => parentsOf(location)));
  return (
    complaints
      // Of what may be one thing or another, the one that it was meant to be: there the mistake is further inside.
      .filter(({ location }) => !around.has(location))
      .filter(({ location }) => {
        const before = pointedAt(known, location);
        return before === undefined || !isDeepStrictEqual(before, pointedAt(value, location));
      })
  );
}

/** Pointers to all that the value lies in. */
function parentsOf(location: string): readonly string[] {
  const names = location.split('/');
  return names.slice(1).map((_name, index) => names.slice(0, index + 1).join('/'));
}

function toComplaint({ instancePath, params, message = 'is not allowed' }: ErrorObject) {
  const missing = asRecord(params)['missingProperty'];
  const location = typeof missing === 'string' ? `${instancePath}/${missing}` : instancePath;
  const name = location.slice(1).replaceAll('/', '.') || 'The body';
  return { message: `${name} ${typeof missing === 'string' ? 'is missing' : message}.`, location };
}

/** A whole number of any size is a number to a schema. */
function plain(body: unknown): unknown {
  const text = JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  );
  return JSON.parse(text) as unknown;
}
