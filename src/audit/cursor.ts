import { BadUserInputError } from '../core/errors.ts';
import { quote } from '../core/ids.ts';

const form = /^1:audit:([1-9]\d{0,14})$/;

/** Opaque to clients: behind the entry with this `seq`. */
export function encodeAuditCursor(seq: number): string {
  return Buffer.from(`1:audit:${seq}`, 'utf8').toString('base64url');
}

/** Throws BAD_USER_INPUT for anything that `encodeAuditCursor` did not make. */
export function decodeAuditCursor(cursor: string, argument = 'after'): number {
  const seq = form.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (seq !== undefined && encodeAuditCursor(Number(seq)) === cursor) return Number(seq);
  throw new BadUserInputError(
    `${quote(cursor)} is not a cursor of the audit log; take cursors from its answers.`,
    argument,
  );
}
