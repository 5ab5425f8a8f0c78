import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from '../../core/caller.ts';
import type { ResponseMediaType } from '../media-type.ts';

/** Whoever sends one of these asks for something of their own. */
const ownWishes = ['cache-control', 'idempotency-key', 'x-orgraph-trace', 'x-sandbox-fault'] as const;

/** Characters; the texts of larger requests would take the place of answers. */
const longest = 16_384;

/** What an answer depends on besides what vendors say. */
export interface AskedBy {
  readonly caller: Caller;
  readonly origin: string;
  readonly mediaType: ResponseMediaType;
  readonly headers: IncomingHttpHeaders;
}

/** Two requests with the same key are answered alike; null: only this one is answered so. */
export function answerKey(text: string, { caller, origin, mediaType, headers }: AskedBy): string | null {
  if (text.length > longest || ownWishes.some((name) => headers[name] !== undefined)) return null;
  return `${rightsOf(caller)} ${origin} ${mediaType} ${text}`;
}

const known = new WeakMap<Caller, string>();

/** All that tells callers apart. */
function rightsOf(caller: Caller): string {
  const before = known.get(caller);
  if (before !== undefined) return before;
  const { name, kind, authenticated, scopes, sources } = caller;
  const rights = JSON.stringify([name, kind, authenticated, [...scopes], sources && [...sources]]);
  known.set(caller, rights);
  return rights;
}
