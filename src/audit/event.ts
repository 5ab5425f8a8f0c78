import type { CallerKind } from '../core/caller.ts';
import type { ObservedCall } from '../core/observed-call.ts';

/** A mutation is about to be run: recorded before any vendor is asked. */
export interface MutationBegun {
  readonly event: 'begun';
  /** RFC 3339, UTC, milliseconds; so is every `at`. */
  readonly at: string;
  readonly caller: { readonly name: string; readonly kind: CallerKind; readonly authenticated: boolean };
  readonly mutation: string;
  /** Configured name of the source that it names; null where it names none that this caller knows. */
  readonly source: string | null;
  /** As JSON, secrets taken out; where `cut` is true, of long values the beginning, or of all the text's. */
  readonly arguments: unknown;
  readonly cut: boolean;
  /** Ours: `X-Request-Id`. */
  readonly requestId: string;
  /** SHA-256 of the `Idempotency-Key`, in hexadecimal; null: there was none. */
  readonly idempotencyKey: string | null;
}

/** It has ended, whichever way. */
export interface MutationEnded {
  readonly event: 'ended';
  readonly at: string;
  /** `seq` of the entry that it began with. */
  readonly begun: number;
  readonly outcome: EndedOutcome;
  /** Of a `FAILED` one. */
  readonly errorCode: string | null;
  /** Of a `REJECTED` one: what its caller could mend. Without messages, which quote the vendor. */
  readonly userErrors: readonly AuditedUserError[];
  /** What vendors were asked until the outcome was known; the first of them, where there were many. */
  readonly calls: readonly AuditedCall[];
  readonly callCount: number;
}

export type AuditEvent = MutationBegun | MutationEnded;

export type EndedOutcome = 'SUCCEEDED' | 'REJECTED' | 'FAILED';

/** `STARTED`: no end is recorded. It still runs, or the process ended before it did. */
export type AuditOutcome = EndedOutcome | 'STARTED';

export interface AuditedUserError {
  readonly code: string;
  readonly field: readonly string[] | null;
}

export type AuditedCall = Pick<ObservedCall, 'source' | 'operationId' | 'status' | 'requestId' | 'errorCode'>;
