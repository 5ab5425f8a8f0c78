import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { syntheticSchema, typesPerGroup } from './synthetic-schema.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** Makes, in a folder, an orgraph whose schema has this many types more. */
export async function copyWithTypes(folder: string, types: number): Promise<void> {
  await mkdir(folder);
  for (const part of ['src', 'schema', 'package.json', 'bench/schema-build-process.ts']) {
    await cp(join(project, part), join(folder, part), { recursive: true });
  }
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
  if (types === 0) return;

  const printed = await readFile(join(project, 'src/generated/schema.graphql'), 'utf8');
  const { sdl, module } = syntheticSchema(types / typesPerGroup, printed);
  await mkdir(join(folder, 'schema/synthetic'));
  await writeFile(join(folder, 'schema/synthetic/organization.graphql'), sdl);
  await mkdir(join(folder, 'src/resolvers/synthetic'));
  await writeFile(join(folder, 'src/resolvers/synthetic/index.ts'), module);

  const registry = join(folder, 'src/vendors.ts');
  const before = await readFile(registry, 'utf8');
  const after = before.replace(/VendorModule\[\] = \[/, '$&synthetic, ');
  if (after === before) throw new Error('src/vendors.ts does not read as it did.');
  await writeFile(registry, `import { synthetic } from './resolvers/synthetic/index.ts';\n${after}`);
}
