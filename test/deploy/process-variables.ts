import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './dockerfile.ts';

/** The environment variables that `src/config` reads, and nothing else in orgraph does. */
export const processVariables: readonly string[] = [
  ...new Set(
    globSync('src/config/*.ts', { cwd: root }).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/variable\(env, '(\w+)'\)/g)].map(
        ([, name = '']) => name,
      ),
    ),
  ),
];
