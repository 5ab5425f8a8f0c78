import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Contract } from './contract.ts';

/** Ajv's errors for a value; empty when it fits. */
export type Check = (value: unknown) => readonly ErrorObject[];

interface Compiled {
  readonly exact: Ajv2020;
  readonly coercing: Ajv2020;
  readonly checks: Map<string, Check>;
}
const compiled = new WeakMap<Contract, Compiled>();
const root = 'contract.json';

/**
 * A check for the schema at a JSON pointer of a contract; compiled when first asked for, then kept. `coercing` reads
 * text as numbers and booleans, for parameters and forms.
 */
export function schemaCheck(contract: Contract, pointer: string, mode: 'exact' | 'coercing'): Check {
  const cache = compiledOf(contract);
  const key = `${mode}${pointer}`;
  const known = cache.checks.get(key);
  if (known) return known;
  const fragment = pointer.split('/').map(encodeURIComponent).join('/');
  const validate: ValidateFunction = cache[mode].compile({ $ref: `${root}#${fragment}` });
  const check: Check = (value) => {
    // Coercion writes into the value it checks; what the log and the handlers see stays as it was sent.
    validate(mode === 'coercing' ? structuredClone(value) : value);
    return validate.errors ?? [];
  };
  cache.checks.set(key, check);
  return check;
}

function compiledOf(contract: Contract): Compiled {
  const known = compiled.get(contract);
  if (known) return known;
  const made = {
    exact: newAjv(contract, false),
    coercing: newAjv(contract, true),
    checks: new Map<string, Check>(),
  };
  compiled.set(contract, made);
  return made;
}

function newAjv(contract: Contract, coerceTypes: boolean): Ajv2020 {
  // The root handed to Ajv is an OpenAPI document, not a schema: only schemas inside it are ever compiled.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, coerceTypes });
  addFormats.default(ajv);
  ajv.addSchema(contract.document, root);
  return ajv;
}
