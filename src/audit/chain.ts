import { createHash, createHmac } from 'node:crypto';

/** An entry's place in the log, and what binds it to all that was written before it. */
export interface Link {
  /** 1 for the first entry. */
  readonly seq: number;
  /** 64 hexadecimal digits. */
  readonly hash: string;
}

/** What the first entry follows. */
export const genesis: Link = { seq: 0, hash: '0'.repeat(64) };

/**
 * SHA-256 of the previous entry's hash, a line feed, and the entry's body as it is stored, in UTF-8. Nothing is put
 * into another form first, so `sha256sum` can do it too.
 */
export function hashOf(previous: string, body: string): string {
  return createHash('sha256').update(`${previous}\n${body}`, 'utf8').digest('hex');
}

/** HMAC-SHA-256 of an entry's hash: only who has the key can make one. */
export function sealOf(key: string, hash: string): string {
  return createHmac('sha256', key).update(hash, 'utf8').digest('hex');
}
