import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What `npm run schema:print` prints. */
export async function printedSchema(...options: readonly string[]): Promise<string> {
  const program = join(import.meta.dirname, '../../../scripts/print-schema.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...options]);
  return stdout;
}
