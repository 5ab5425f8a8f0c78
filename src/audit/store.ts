import type { Link } from './chain.ts';
import type { AuditEvent, AuditOutcome, MutationBegun, MutationEnded } from './event.ts';

/** An entry that was written. */
export interface RecordedLink extends Link {
  /** Which chain it is in, where the log has several. */
  readonly chain?: string;
}

/** Where the audit log is kept. What it holds can be added to and read, never changed. */
export interface AuditStore {
  /** Resolves once the event would survive the end of the process, and of the machine. */
  append(event: AuditEvent): Promise<RecordedLink>;
  /** Newest first. */
  page(query: AuditQuery): Promise<AuditPage>;
}

/** A mutation, as far as it is recorded. */
export interface AuditEntry {
  /** Grows with each entry, whichever chain it is in; cursors are made of it. */
  readonly position: number;
  /** UUID of the chain that it is in; null: the log is one chain. */
  readonly chain: string | null;
  readonly begun: MutationBegun & Link;
  readonly ended: (MutationEnded & Link) | null;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly hasNext: boolean;
}

/** Conditions that are given must all hold. */
export interface AuditQuery {
  readonly first: number;
  /** `position` of the entry behind which the page starts. */
  readonly after?: number | undefined;
  readonly caller?: string | undefined;
  readonly mutation?: string | undefined;
  /** One of these names. */
  readonly sources?: readonly string[] | undefined;
  readonly outcome?: AuditOutcome | undefined;
  /** Begun at this instant or later; written as `at` is. */
  readonly since?: string | undefined;
  /** Begun before this instant. */
  readonly until?: string | undefined;
}
