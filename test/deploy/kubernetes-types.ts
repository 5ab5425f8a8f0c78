import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './dockerfile.ts';

/**
 * What the compiler has against objects as literals of Kubernetes' own types: keys that do not exist, wrong types, and
 * what is missing. Works in `folder`; empty: nothing.
 */
export function typeErrors(
  objects: readonly { readonly apiVersion: string; readonly kind: string }[],
  folder: string,
): string {
  mkdirSync(folder, { recursive: true });
  objects.forEach((object, index) => {
    const { apiVersion, kind } = object;
    // "apps/v1" is "apps/v1", "v1" is "core/v1", "networking.k8s.io/v1" is "networking/v1".
    const module = apiVersion.includes('/') ? apiVersion.replace(/\.k8s\.io\//, '/') : `core/${apiVersion}`;
    const lines = [
      `import type { ${kind} } from 'kubernetes-types/${module}.js';`,
      `export const manifest: ${kind} = ${JSON.stringify(object, null, 1)};`,
    ];
    writeFileSync(join(folder, `${index}-${kind}.ts`), lines.join('\n'));
  });
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'preserve',
    types: [],
    paths: { 'kubernetes-types/*': [join(root, 'node_modules/kubernetes-types/*')] },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const compiler = join(root, 'node_modules/typescript7/bin/tsc');
  const { stdout, stderr, status } = spawnSync(process.execPath, [compiler, '-p', folder], {
    encoding: 'utf8',
  });
  return status === 0 ? '' : `${stdout}${stderr}` || `tsc ended with ${String(status)}`;
}
