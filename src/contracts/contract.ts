import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pointedAt } from '../core/json-pointer.ts';
import { asRecord } from '../core/json.ts';

const folder = join(import.meta.dirname, '../../openapi');

/** Any part of a contract. */
export type ContractNode = Readonly<Record<string, unknown>>;

/** One operation of an API, as its contract has it. */
export interface ContractOperation {
  /** In upper case. */
  readonly method: string;
  /** The template. */
  readonly path: string;
  readonly node: ContractNode;
  /** What its path says of all operations that it has. */
  readonly pathNode: ContractNode;
}

/** An API's contract in `openapi/`. */
export interface Contract {
  readonly components: unknown;
  /** By their ids. */
  readonly operations: ReadonlyMap<string, ContractOperation>;
  /** Throws a `TypeError` for an operation that is not in it. */
  readonly operation: (operationId: string) => ContractOperation;
  /** What a node says, with what it refers to put in its place. */
  readonly follow: (node: unknown) => ContractNode;
}

/** By the names of their files. They do not change while the process runs. */
const known = new Map<string, Promise<Contract>>();

/** `api`: as in GraphQL or in a configuration, `TILEDB_V1` or `tiledb-v1`. */
export function contractOf(api: string): Promise<Contract> {
  const name = `${api.toLowerCase().replaceAll('_', '-')}.yaml`;
  const before = known.get(name);
  if (before) return before;
  const contract = load(name);
  known.set(name, contract);
  contract.catch(() => known.delete(name));
  return contract;
}

/** The parser is not loaded for those who never ask. */
async function load(name: string): Promise<Contract> {
  const { parse } = await import('yaml');
  const document = asRecord(parse(await readFile(join(folder, name), 'utf8')));
  const operations = operationsIn(document);
  const follow = (node: unknown): ContractNode => {
    const { $ref, ...rest } = asRecord(node);
    return typeof $ref === 'string' ? { ...follow(pointedAt(document, $ref.slice(1))), ...rest } : rest;
  };
  return {
    components: document['components'],
    operations,
    operation(operationId) {
      const found = operations.get(operationId);
      if (found) return found;
      throw new TypeError(`the contract has no operation ${operationId}`);
    },
    follow,
  };
}

function operationsIn({ paths }: ContractNode): ReadonlyMap<string, ContractOperation> {
  const operations = new Map<string, ContractOperation>();
  for (const [path, item] of Object.entries(asRecord(paths))) {
    const pathNode = asRecord(item);
    for (const [method, value] of Object.entries(pathNode)) {
      const node = asRecord(value);
      const { operationId } = node;
      if (typeof operationId !== 'string') continue;
      operations.set(operationId, { method: method.toUpperCase(), path, node, pathNode });
    }
  }
  return operations;
}
