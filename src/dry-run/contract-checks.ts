import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { asRecord } from '../core/json.ts';
import type { ApiEnum } from '../core/source.ts';
import { pointedAt } from './json-pointer.ts';

const folder = join(import.meta.dirname, '../../openapi');

type Node = Readonly<Record<string, unknown>>;
type Compile = (schema: Node, coerceTypes: boolean) => ValidateFunction;

/** What a contract says of the requests of one operation. */
export interface Checks {
  /** Null: it has no body of JSON. */
  readonly body: ValidateFunction | null;
  /** Of path and query, as text. */
  readonly parameters: ValidateFunction;
}

/** Throws a `TypeError` for an operation that is not in it. */
export type Contract = (operationId: string) => Checks;

/** One for each API that was ever asked for; they do not change while the process runs. */
const contracts = new Map<ApiEnum, Promise<Contract>>();

/** An API's contract in `openapi/`. */
export function contractOf(api: ApiEnum): Promise<Contract> {
  const known = contracts.get(api);
  if (known) return known;
  const contract = load(api);
  contracts.set(api, contract);
  contract.catch(() => contracts.delete(api));
  return contract;
}

/** Neither parser nor validator is loaded for those who never ask. */
async function load(api: ApiEnum): Promise<Contract> {
  const [{ parse }, { Ajv2020 }, { default: formats }] = await Promise.all([
    import('yaml'),
    import('ajv/dist/2020.js'),
    import('ajv-formats'),
  ]);
  const file = join(folder, `${api.toLowerCase().replaceAll('_', '-')}.yaml`);
  const document = parse(await readFile(file, 'utf8')) as Node;
  const { components } = document;
  const compile: Compile = (schema, coerceTypes) => {
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, coerceTypes });
    formats.default(ajv);
    // Beside the schema, for the references in it.
    return ajv.compile({ ...schema, components });
  };
  const known = new Map<string, Checks>();
  return (operationId) => {
    const checks = known.get(operationId) ?? checksOf(document, operationId, compile);
    known.set(operationId, checks);
    return checks;
  };
}

function checksOf(document: Node, operationId: string, compile: Compile): Checks {
  const { path, operation } = findOperation(document, operationId);
  const parameters = [path['parameters'], operation['parameters']]
    .flatMap((some) => (some ?? []) as readonly unknown[])
    .map((parameter) => follow(document, parameter))
    .filter(({ in: place }) => place === 'path' || place === 'query');
  const content = asRecord(follow(document, operation['requestBody'])['content']);
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

function findOperation(document: Node, operationId: string): { path: Node; operation: Node } {
  for (const path of Object.values(asRecord(document['paths'])).map(asRecord)) {
    const operation = Object.values(path)
      .map(asRecord)
      .find((one) => one['operationId'] === operationId);
    if (operation) return { path, operation };
  }
  throw new TypeError(`the contract has no operation ${operationId}`);
}

function follow(document: Node, node: unknown): Node {
  const { $ref } = asRecord(node);
  return typeof $ref === 'string' ? follow(document, pointedAt(document, $ref.slice(1))) : asRecord(node);
}
