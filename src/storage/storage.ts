import type { Link } from '../audit/chain.ts';
import type { AuditStore } from '../audit/store.ts';
import type { KeyStore } from '../idempotency/store.ts';

/** What a process keeps: the audit log and the idempotency keys. It survives a change of the configuration. */
export interface Storage extends AuditStore, KeyStore {
  /** Absolute path; null: in memory. */
  readonly file: string | null;
  /**
   * The last entry of the audit log, once that can be used; null: it is in memory. What is asked before waits for it.
   * Rejects with `StorageError`.
   */
  readonly opened: Promise<Link | null>;
  close(): Promise<void>;
}
