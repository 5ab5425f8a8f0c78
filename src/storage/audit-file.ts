import { existsSync, realpathSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import {
  verifyEntries,
  type StoredEntry,
  type Verification,
  type VerificationOptions,
} from '../audit/verification.ts';
import { auditTable, auditTableOfFile } from './audit-table.ts';
import { bytesOf, explainProblem, StorageProblem, writeAheadLog } from './database.ts';

/**
 * Verifies a file without writing to it; a server may have it meanwhile. Where there is no write-ahead log, nothing is
 * written beside it either. Throws `StorageProblem`.
 */
export function verifyAuditFile(file: string, options: VerificationOptions): Verification {
  if (!existsSync(file)) throw new StorageProblem('does not exist');
  // SQLite has its files beside what a link leads to.
  const real = realpathSync(file);
  return (isAtRest(real) ? verifyAtRest(real, options) : null) ?? verify(real, options);
}

function isAtRest(file: string): boolean {
  return bytesOf(writeAheadLog(file)) === 0;
}

/** Null: the file was written meanwhile, so what was found means nothing. */
function verifyAtRest(file: string, options: VerificationOptions): Verification | null {
  const lastWrite = (): bigint => statSync(file, { bigint: true }).mtimeNs;
  const before = lastWrite();
  // https://www.sqlite.org/uri.html#uriimmutable
  const location = pathToFileURL(file);
  location.searchParams.set('immutable', '1');
  try {
    const verification = verify(location, options);
    return lastWrite() === before ? verification : null;
  } catch (error) {
    if (lastWrite() !== before) return null;
    throw error;
  }
}

function verify(location: string | URL, options: VerificationOptions): Verification {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(location, { readOnly: true });
    // All of it is read as it is at this moment.
    database.exec('BEGIN');
    const rows = database
      .prepare('SELECT seq, body, previous, hash, seal FROM entries ORDER BY seq')
      .iterate();
    const verification = verifyEntries(rows as Iterable<unknown> as Iterable<StoredEntry>, options);
    return {
      ...verification,
      problems: [...damage(database), ...alteredRules(database), ...verification.problems],
    };
  } catch (error) {
    throw new StorageProblem(explainProblem(error), { cause: error });
  } finally {
    database?.close();
  }
}

/** What the chain does not show: indexes that leave something out. */
function damage(database: DatabaseSync): readonly string[] {
  const found = database.prepare('PRAGMA integrity_check(5)').all();
  return found.map((row) => String(row['integrity_check'])).filter((text) => text !== 'ok');
}

/** The rules that keep entries as they are can be taken away, and put back. */
function alteredRules(database: DatabaseSync): readonly string[] {
  const pristine = new DatabaseSync(':memory:');
  try {
    pristine.exec(auditTable + auditTableOfFile);
    const present = rulesOf(database);
    return [...rulesOf(pristine)]
      .filter(([name, sql]) => present.get(name) !== sql)
      .map(([name]) => `"${name}" of the database is missing, or not as orgraph made it`);
  } finally {
    pristine.close();
  }
}

function rulesOf(database: DatabaseSync): ReadonlyMap<string, string> {
  const rows = database
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE tbl_name = 'entries' AND sql IS NOT NULL`)
    .all();
  return new Map(rows.map(({ name, sql }) => [String(name), String(sql)]));
}
