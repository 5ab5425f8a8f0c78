import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../../..');

/** One operation of one API, as `<api> <operationId>`. */
export type OperationName = `${string} ${string}`;

/** Every operation of the contracts in `openapi/`. */
export function contractOperations(): OperationName[] {
  return readdirSync(join(root, 'openapi'))
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => {
      const { paths } = parse(readFileSync(join(root, 'openapi', file), 'utf8')) as {
        paths: Record<string, Record<string, { operationId?: string }>>;
      };
      const ids = Object.values(paths).flatMap((path) =>
        Object.values(path).map(({ operationId }) => operationId),
      );
      const api = file.replace(/\.yaml$/, '');
      return ids.flatMap((id) => (id === undefined ? [] : [`${api} ${id}` as const]));
    });
}

export interface Row {
  readonly name: OperationName;
  /** `Type.field`; none for operations that only sign requests. */
  readonly fields: readonly string[];
}

/** The rows of docs/operations.md. */
export function documentedOperations(): Row[] {
  const rows: Row[] = [];
  let api = '';
  for (const line of readFileSync(join(root, 'docs/operations.md'), 'utf8').split('\n')) {
    api = /^## `(.+)`$/.exec(line)?.[1] ?? api;
    const [, operationId, says = ''] = /^\| `(\w+)`\s*\|(.*)\|$/.exec(line) ?? [];
    if (operationId === undefined) continue;
    const fields = [...says.matchAll(/`(\w+\.\w+)`/g)].map(([, field = '']) => field);
    rows.push({ name: `${api} ${operationId}`, fields });
  }
  return rows;
}
