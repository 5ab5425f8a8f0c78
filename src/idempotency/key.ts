import { createHash } from 'node:crypto';
import type { Caller } from '../core/caller.ts';

/** What the header is called; Node writes names in lower case. */
export const keyHeader = 'idempotency-key';

const longest = 255;
/** A string of RFC 9651: in quotes, `\` before `"` and `\`. */
const quoted = /^"((?:[ !#-[\]-~]|\\["\\])*)"$/;
/** What most clients send: a UUID, as it is. */
const bare = /^[\w.:~+/=-]+$/;

/** The key in an `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header-07); null where it is none. */
export function readKey(header: string): string | null {
  const text = header.trim();
  const key = bare.test(text) ? text : quoted.exec(text)?.[1]?.replaceAll(/\\(["\\])/g, '$1');
  return key !== undefined && key !== '' && key.length <= longest ? key : null;
}

/** How the key is written down: it may be guessable, and is nobody else's business. */
export function keyDigest(key: string): string {
  return sha256(key);
}

/** Each caller has keys of its own; callers who need not prove who they are have theirs in common. */
export function keyId(key: string, { kind, name }: Caller): string {
  return sha256(JSON.stringify([kind, name, key]));
}

export interface AskedOperation {
  /** As the client sent it. */
  readonly document: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Of all that an answer depends on: the operation, whatever the order of the members of its variables, and what its
 * caller may do. Null where the variables are nested deeper than anybody's are.
 */
export function fingerprint(asked: AskedOperation, { scopes, sources }: Caller): string | null {
  const { document, operationName, variables } = asked;
  const rights = [scopes.toSorted(), sources?.toSorted() ?? null];
  try {
    return sha256(JSON.stringify([document, operationName, variables, rights], inOrder));
  } catch (error) {
    // The stack, which a megabyte of brackets is enough for.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
