/**
 * Writes orgraph.schema.json, which tells editors what may stand in orgraph.yaml. With --check it writes nothing, and
 * fails when the file is not what it would write.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { configurationJsonSchema } from '../src/config/json-schema.ts';
import { vendors } from '../src/vendors.ts';

const file = join(import.meta.dirname, '../orgraph.schema.json');
const schema = configurationJsonSchema(vendors.flatMap(({ apis }) => apis));
const text = await format(JSON.stringify(schema), { ...(await resolveConfig(file)), filepath: file });

if (!process.argv.includes('--check')) await writeFile(file, text);
else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
  console.error('Stale, run "npm run codegen": orgraph.schema.json');
  process.exitCode = 1;
}
