/**
 * Writes src/generated/openapi/<api>.ts from openapi/<api>.yaml. With --check it writes nothing, and fails when a
 * file there is not what it would write.
 */
import { globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';

const root = join(import.meta.dirname, '..');
const target = join(root, 'src/generated/openapi');
const check = process.argv.includes('--check');

await mkdir(target, { recursive: true });
const stale: string[] = [];
for (const contract of globSync('openapi/*.yaml', { cwd: root }).sort()) {
  const types = await openapiTypescript(new URL(`file://${join(root, contract)}`), {
    immutable: true,
    silent: true,
  });
  const text = `// Generated from ${contract} by "npm run codegen".\n${astToString(types)}`;
  const file = join(target, `${basename(contract, '.yaml')}.ts`);
  if (!check) await writeFile(file, text);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== text) stale.push(file.slice(root.length + 1));
}
if (stale.length > 0) {
  console.error(`Stale, run "npm run codegen": ${stale.join(', ')}`);
  process.exitCode = 1;
}
