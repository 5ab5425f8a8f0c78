import type { Link } from '../../audit/chain.ts';
import type { MutationBegun, MutationEnded } from '../../audit/event.ts';
import type { AuditEntry, AuditPage, AuditQuery } from '../../audit/store.ts';
import type { Ask } from './database.ts';
import { columnText } from './row.ts';

interface PageRow {
  readonly chain: string;
  /** 64 bits, so as text. */
  readonly position: string;
  readonly body: string;
  readonly hash: string;
  readonly endedBody: string | null;
  readonly endedHash: string | null;
}

/** Of all chains, in the order in which their entries were written. */
export async function readPage(ask: Ask, query: AuditQuery): Promise<AuditPage> {
  const { sql, values } = pageQuery(query);
  const rows = await ask<PageRow>(sql, values);
  return { entries: rows.slice(0, query.first).map(entryOf), hasNext: rows.length > query.first };
}

function entryOf({ chain, position, body, hash, endedBody, endedHash }: PageRow): AuditEntry {
  return {
    position: Number(position),
    chain,
    begun: { ...(JSON.parse(body) as MutationBegun & Link), hash },
    ended:
      endedBody === null || endedHash === null
        ? null
        : { ...(JSON.parse(endedBody) as MutationEnded & Link), hash: endedHash },
  };
}

function pageQuery(query: AuditQuery): { readonly sql: string; readonly values: readonly unknown[] } {
  const { first, after, caller, mutation, sources, outcome, since, until } = query;
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = ['b.mutation IS NOT NULL'];
  /** `condition` gets the value's place in the statement. */
  const where = (given: unknown, condition: (place: string) => string): void => {
    if (given !== undefined) conditions.push(condition(value(given)));
  };
  where(after, (place) => `b.position < ${place}::bigint`);
  // The index has the beginnings of names: a token may bring one that is longer than PostgreSQL lets an index have.
  where(
    columnText(caller) ?? undefined,
    (place) => `left(b.caller, 100) = left(${place}, 100) AND b.caller = ${place}`,
  );
  where(columnText(mutation) ?? undefined, (place) => `b.mutation = ${place}`);
  where(sources?.map(columnText), (place) => `b.source = ANY (${place}::text[])`);
  if (outcome === 'STARTED') conditions.push('e.seq IS NULL');
  else where(outcome, (place) => `e.outcome = ${place}`);
  // Clocks differ and are set back now and then, so the positions only say where to look.
  where(
    since,
    (place) =>
      `b.at >= ${place} AND b.position >= (SELECT min(position) FROM orgraph_audit_entries WHERE at >= ${place})`,
  );
  where(
    until,
    (place) =>
      `b.at < ${place} AND b.position <= (SELECT max(position) FROM orgraph_audit_entries WHERE at < ${place})`,
  );
  return {
    sql: `SELECT b.chain, b.position, b.body, b.hash, e.body AS "endedBody", e.hash AS "endedHash"
      FROM orgraph_audit_entries b LEFT JOIN orgraph_audit_entries e ON e.chain = b.chain AND e.begun = b.seq
      WHERE ${conditions.join(' AND ')} ORDER BY b.position DESC LIMIT ${value(first + 1)}`,
    values,
  };
}
