import { BadUserInputError } from '../core/errors.ts';
import { quote } from '../core/ids.ts';

const form = /^1:audit:([1-9]\d{0,14})$/;

/** Opaque to clients: behind the entry at this position. */
export function encodeAuditCursor(position: number): string {
  return Buffer.from(`1:audit:${position}`, 'utf8').toString('base64url');
}

/** Throws BAD_USER_INPUT for anything that `encodeAuditCursor` did not make. */
export function decodeAuditCursor(cursor: string, argument = 'after'): number {
  const position = form.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (position !== undefined && encodeAuditCursor(Number(position)) === cursor) return Number(position);
  throw new BadUserInputError(
    `${quote(cursor)} is not a cursor of the audit log; take cursors from its answers.`,
    argument,
  );
}
