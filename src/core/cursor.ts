import { BadUserInputError } from './errors.ts';
import { quote } from './ids.ts';

/**
 * A place in the list of every source's organizations: behind one item of one page of one source. It names the item
 * too, so that items which came or went before it on its page do not shift the place.
 */
export interface Place {
  readonly source: string;
  /** Where the vendor's page starts, as the vendor says it; null is the first page. */
  readonly page: string | null;
  /** Index of the item on its page. */
  readonly index: number;
  readonly nativeId: string;
}

const version = 1;

export function encodeCursor({ source, page, index, nativeId }: Place): string {
  return Buffer.from(JSON.stringify([version, source, page, index, nativeId]), 'utf8').toString('base64url');
}

/** Throws BAD_USER_INPUT for anything that `encodeCursor` did not make. */
export function decodeCursor(cursor: string, argument = 'after'): Place {
  const place = read(cursor);
  if (place && encodeCursor(place) === cursor) return place;
  throw new BadUserInputError(
    `${quote(cursor)} is not a cursor of this graph; take cursors from its answers.`,
    argument,
  );
}

function read(cursor: string): Place | null {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== 5) return null;
  const [head, source, page, index, nativeId] = parts as readonly unknown[];
  return head === version &&
    typeof source === 'string' &&
    (page === null || typeof page === 'string') &&
    typeof index === 'number' &&
    Number.isSafeInteger(index) &&
    index >= 0 &&
    typeof nativeId === 'string'
    ? { source, page, index, nativeId }
    : null;
}
