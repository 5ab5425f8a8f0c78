import type { Link } from '../audit/chain.ts';
import { auditTable, auditTableOfFile, openAuditTable, type AuditTable } from './audit-table.ts';
import { openDatabase } from './database.ts';
import { lockFile } from './file-lock.ts';
import { keyTable, openKeyTable, type KeyTable } from './key-table.ts';

/** All that is kept; each call is done when it returns. */
export interface Tables extends AuditTable, KeyTable {
  readonly close: () => void;
}

/** Just opened. */
export interface OpenedTables extends Tables {
  /** The last entry of the audit log. */
  readonly head: Link;
}

export interface TablesOptions {
  /** Absolute path. */
  readonly file: string;
  /** Seals the entries of the audit log; null: they have no seals. */
  readonly key: string | null;
}

/** Of the audit log, where there is no file: some thousand mutations. */
const mostBytesInMemory = 8 * 1024 * 1024;

/** Throws `StorageProblem`. */
export function openTables({ file, key }: TablesOptions): OpenedTables {
  const lock = lockFile(file);
  try {
    const database = openDatabase(file, auditTable + auditTableOfFile + keyTable);
    const { head, ...audit } = openAuditTable(database, { key, mostBytes: null });
    return {
      head,
      ...audit,
      ...openKeyTable(database),
      close() {
        database.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** For as long as the process lives. */
export function openTablesInMemory(): Tables {
  const database = openDatabase(null, auditTable + keyTable);
  return {
    ...openAuditTable(database, { key: null, mostBytes: mostBytesInMemory }),
    ...openKeyTable(database),
    close() {
      database.close();
    },
  };
}
