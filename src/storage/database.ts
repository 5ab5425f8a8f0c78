import { closeSync, openSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** The file cannot be used; the message goes on where the file's name ends. */
export class StorageProblem extends Error {
  override readonly name = 'StorageProblem';
}

/** "orga", so that `file` and other tools can tell whose it is. */
const applicationId = 0x6f726761;
const version = 1;
/** Milliseconds that a statement waits for another program that writes the file. */
const lockTimeoutMs = 1_000;

/** Opens the file, or makes it, readable for its owner alone; null: in memory. Throws `StorageProblem`. */
export function openDatabase(file: string | null, schema: string): DatabaseSync {
  try {
    if (file !== null) {
      refuseLeftOverLog(file);
      closeSync(openSync(file, 'a', 0o600));
    }
    const database = new DatabaseSync(file ?? ':memory:', { timeout: lockTimeoutMs });
    try {
      prepare(database, schema);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw new StorageProblem(explainProblem(error), { cause: error });
  }
}

/** SQLite would take it for one of another file, and delete it: yet it may be all that there is of what was written. */
function refuseLeftOverLog(file: string): void {
  if (bytesOf(file) > 0 || bytesOf(writeAheadLog(file)) === 0) return;
  throw new StorageProblem(
    `is missing or empty, but ${writeAheadLog(file)} is there, with entries of the file that was here: put that file back, or move its "-wal" beside it, under the same name and "-wal"`,
  );
}

export function writeAheadLog(file: string): string {
  return `${file}-wal`;
}

/** 0 where there is no such file. */
export function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function prepare(database: DatabaseSync, schema: string): void {
  const owner = read(database, 'application_id');
  const found = read(database, 'user_version');
  const isNew = owner === 0 && found === 0 && isEmpty(database);
  if (!isNew && owner !== applicationId) throw new StorageProblem('is a database, but not one of orgraph');
  if (!isNew && found !== version) {
    throw new StorageProblem(`was written by another version of orgraph (format ${String(found)})`);
  }
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA trusted_schema = OFF;
  `);
  if (!isNew) return;
  database.exec(
    `BEGIN; ${schema} PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${version}; COMMIT;`,
  );
}

function read(database: DatabaseSync, pragma: 'user_version' | 'application_id'): unknown {
  return database.prepare(`PRAGMA ${pragma}`).get()?.[pragma];
}

function isEmpty(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
}

/** SQLite's result codes: https://www.sqlite.org/rescode.html */
const problems: Readonly<Record<number, string>> = {
  5: 'is locked by another program',
  8: 'cannot be written',
  10: 'cannot be read or written: the disk, or its file system, fails',
  11: 'is damaged',
  13: 'cannot grow: the disk is full',
  14: 'cannot be opened',
  26: 'is not a database',
};

/** What SQLite and Node tell of their errors. */
type Told = Partial<Record<'errcode' | 'code' | 'message', unknown>>;

/** In words that go on where the file's name ends. */
export function explainProblem(error: unknown): string {
  if (error instanceof StorageProblem) return error.message;
  const { errcode, code, message } = (error ?? {}) as Told;
  const known = problems[plainCode(errcode)];
  return known ?? `cannot be used (${String(errcode === undefined && code !== undefined ? code : message)})`;
}

export function isLocked(error: unknown): boolean {
  return plainCode(((error ?? {}) as Told).errcode) === 5;
}

/** Extended codes hold the plain one in their lowest byte. */
function plainCode(errcode: unknown): number {
  return Number(errcode) & 0xff;
}
