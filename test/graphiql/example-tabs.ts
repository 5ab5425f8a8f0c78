/** The example tabs as files: what the bundle is built from. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ExampleTab {
  /** File name without its ending. */
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const folder = fileURLToPath(new URL('../../graphiql/tabs', import.meta.url));

function read(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

export function exampleTabs(): ExampleTab[] {
  const variableFiles = globSync('*.variables.json', { cwd: folder });
  return globSync('*.graphql', { cwd: folder })
    .toSorted()
    .map((file) => {
      const name = basename(file, '.graphql');
      const variables = variableFiles.includes(`${name}.variables.json`)
        ? read(`${name}.variables.json`)
        : '{}';
      return { name, query: read(file), variables: JSON.parse(variables) as ExampleTab['variables'] };
    });
}
