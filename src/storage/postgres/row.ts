import { hashOf, sealOf, type Link } from '../../audit/chain.ts';
import type { AuditEvent } from '../../audit/event.ts';

/** A log has been opened by a process, which from now on has a chain of its own. */
export interface ChainOpened {
  readonly event: 'opened';
  readonly at: string;
  readonly chain: string;
  /** Host name of the machine, pod or container. */
  readonly instance: string;
  /** How far the others had got that have grown since this was last said of them. */
  readonly heads: readonly (Link & { readonly chain: string })[];
}

export interface Row extends Link {
  readonly chain: string;
  readonly body: string;
  readonly previous: string;
  readonly seal: string | null;
}

/** The entry that comes behind another one of its chain. */
export function nextRow(
  chain: string,
  before: Link,
  event: AuditEvent | ChainOpened,
  key: string | null,
): Row {
  const seq = before.seq + 1;
  const body = JSON.stringify({ seq, ...event });
  const hash = hashOf(before.hash, body);
  return { chain, seq, body, previous: before.hash, hash, seal: key === null ? null : sealOf(key, hash) };
}

/** The columns that repeat the body. */
export interface Columns {
  readonly at: string | null;
  readonly opens: string | null;
  readonly begun: number | null;
  readonly caller: string | null;
  readonly mutation: string | null;
  readonly source: string | null;
  readonly outcome: string | null;
}

export const columnNames = ['at', 'opens', 'begun', 'caller', 'mutation', 'source', 'outcome'] as const;

/** `content` is what a body holds, or anything. */
export function columnsOf(content: unknown): Columns {
  const { at, event, chain, begun, caller, mutation, source, outcome } = record(content);
  return {
    at: columnText(at),
    opens: event === 'opened' ? columnText(chain) : null,
    begun: typeof begun === 'number' ? begun : null,
    caller: columnText(record(caller)['name']),
    mutation: columnText(mutation),
    source: columnText(source),
    outcome: columnText(outcome),
  };
}

/**
 * As it stands in the body between its quotes: PostgreSQL has no text with a character 0 in it, and a caller's name
 * may have one.
 */
export function columnText(value: unknown): string | null {
  return typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : null;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

const rowNames = ['chain', 'seq', 'body', 'previous', 'hash', 'seal', ...columnNames] as const;

/** Writes only behind the entry that it follows: nothing behind an end that somebody else has made. */
export const insertRow = `INSERT INTO orgraph_audit_entries (${rowNames.join(', ')})
  SELECT $1::uuid, $2::integer, $3::text, $4::text, $5::text, $6::text, $7::text, $8::uuid, $9::integer, $10::text,
    $11::text, $12::text, $13::text
  WHERE EXISTS (SELECT FROM orgraph_audit_entries
    WHERE hash = $4 AND (opens = $1::uuid OR chain = $1::uuid AND seq = $2::integer - 1)) OR $14
  RETURNING seq`;

/** Of `insertRow`. The first entry of all follows none. */
export function rowValues(row: Row, event: AuditEvent | ChainOpened, isFirst: boolean): readonly unknown[] {
  const all = { ...row, ...columnsOf(event) };
  return [...rowNames.map((name) => all[name]), isFirst];
}
