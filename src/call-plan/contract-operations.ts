import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asRecord } from '../core/json.ts';
import type { ApiEnum } from '../core/source.ts';

const folder = join(import.meta.dirname, '../../openapi');

export interface ContractOperation {
  readonly method: string;
  /** The template. */
  readonly path: string;
}

/** An API's operations by their ids, as its contract has them. */
export type ContractOperations = ReadonlyMap<string, ContractOperation>;

/** Contracts do not change while the process runs. */
const known = new Map<ApiEnum, Promise<ContractOperations>>();

export function contractOperations(api: ApiEnum): Promise<ContractOperations> {
  const before = known.get(api);
  if (before) return before;
  const operations = load(api);
  known.set(api, operations);
  operations.catch(() => known.delete(api));
  return operations;
}

/** The parser is not loaded for those who never ask for a plan. */
async function load(api: ApiEnum): Promise<ContractOperations> {
  const { parse } = await import('yaml');
  const file = join(folder, `${api.toLowerCase().replaceAll('_', '-')}.yaml`);
  const { paths } = asRecord(parse(await readFile(file, 'utf8')));
  const operations = new Map<string, ContractOperation>();
  for (const [path, item] of Object.entries(asRecord(paths))) {
    for (const [method, operation] of Object.entries(asRecord(item))) {
      const { operationId } = asRecord(operation);
      if (typeof operationId === 'string')
        operations.set(operationId, { method: method.toUpperCase(), path });
    }
  }
  return operations;
}
