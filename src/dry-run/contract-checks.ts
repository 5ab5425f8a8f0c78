import type { ValidateFunction } from 'ajv/dist/2020.js';
import { contractOf, type Contract, type ContractNode } from '../contracts/contract.ts';
import { asRecord } from '../core/json.ts';
import type { ApiEnum } from '../core/source.ts';

type Compile = (schema: ContractNode, coerceTypes: boolean) => ValidateFunction;

/** What a contract says of the requests of one operation. */
export interface Checks {
  /** Null: it has no body of JSON. */
  readonly body: ValidateFunction | null;
  /** Of path and query, as text. */
  readonly parameters: ValidateFunction;
}

/** Throws a `TypeError` for an operation that is not in the contract. */
export type ContractChecks = (operationId: string) => Checks;

/** One for each API that was ever asked for. */
const known = new Map<ApiEnum, Promise<ContractChecks>>();

export function contractChecks(api: ApiEnum): Promise<ContractChecks> {
  const before = known.get(api);
  if (before) return before;
  const checks = load(api);
  known.set(api, checks);
  checks.catch(() => known.delete(api));
  return checks;
}

/** The validator is not loaded for those who never ask. */
async function load(api: ApiEnum): Promise<ContractChecks> {
  const [contract, { Ajv2020 }, { default: formats }] = await Promise.all([
    contractOf(api),
    import('ajv/dist/2020.js'),
    import('ajv-formats'),
  ]);
  const { components } = contract;
  const compile: Compile = (schema, coerceTypes) => {
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, coerceTypes });
    formats.default(ajv);
    // Beside the schema, for the references in it.
    return ajv.compile({ ...schema, components });
  };
  const compiled = new Map<string, Checks>();
  return (operationId) => {
    const checks = compiled.get(operationId) ?? checksOf(contract, operationId, compile);
    compiled.set(operationId, checks);
    return checks;
  };
}

function checksOf({ operation, follow }: Contract, operationId: string, compile: Compile): Checks {
  const { node, pathNode } = operation(operationId);
  const parameters = [pathNode['parameters'], node['parameters']]
    .flatMap((some) => (some ?? []) as readonly unknown[])
    .map(follow)
    .filter(({ in: place }) => place === 'path' || place === 'query');
  const content = asRecord(follow(node['requestBody'])['content']);
  const json = content['application/json'];
  return {
    body: json === undefined ? null : compile(asRecord(asRecord(json)['schema']), false),
    parameters: compile(
      {
        type: 'object',
        properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
        required: parameters.filter(({ required }) => required === true).map(({ name }) => name),
      },
      true,
    ),
  };
}
