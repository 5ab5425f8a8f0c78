import type { AuditStore, RecordedLink } from '../audit/store.ts';
import type { KeyStore } from '../idempotency/store.ts';

/** The file or the database cannot be used, or could not be written. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** What a process keeps: the audit log and the idempotency keys. It survives a change of the configuration. */
export interface Storage extends AuditStore, KeyStore {
  /** Absolute path; null: there is no file. */
  readonly file: string | null;
  /**
   * The last entry of the audit log, or of its register, once that can be used; null: it is in memory. What is asked before waits for it.
   * Rejects with `StorageError`.
   */
  readonly opened: Promise<RecordedLink | null>;
  close(): Promise<void>;
}
