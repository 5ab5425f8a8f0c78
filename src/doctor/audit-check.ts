import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Configuration } from '../config/configuration.ts';
import { errorCode } from '../config/error-code.ts';
import { auditDatabaseCheck } from './audit-database-check.ts';
import type { Check } from './check.ts';

const about = 'audit log';

/** Whether the audit log can be written where the configuration has it. */
export async function auditCheck({ audit }: Configuration): Promise<Check> {
  if (audit === null) return { about, status: 'ok', text: 'is off' };
  if ('database' in audit) return auditDatabaseCheck(audit.database);
  const { file } = audit;
  if (file === null) return { about, status: 'ok', text: 'is kept in memory' };
  const details = { file };
  try {
    // SQLite makes files of its own beside it.
    await access(dirname(file), constants.W_OK | constants.X_OK);
    const isThere = await exists(file);
    if (isThere) await access(file, constants.R_OK | constants.W_OK);
    return { about, name: file, status: 'ok', text: isThere ? 'can be written' : 'can be made', details };
  } catch (error) {
    const text = `cannot be written (${errorCode(error)})`;
    const advice =
      'give this process the right to write the file and its folder, or set audit.file to another place';
    return { about, name: file, status: 'problem', text, advice, details };
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
