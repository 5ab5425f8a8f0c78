import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { genesis, hashOf, sealOf, type Link } from '../audit/chain.ts';
import type { AuditEvent, MutationBegun, MutationEnded } from '../audit/event.ts';
import type { AuditPage, AuditQuery } from '../audit/store.ts';
import { StorageProblem } from './database.ts';

/**
 * `body` is the one truth about an entry, and what its hash is of: the other columns are read from it, so that none
 * can say something else.
 */
export const auditTable = `
  CREATE TABLE entries (
    seq INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    seal TEXT,
    at TEXT AS (body ->> '$.at'),
    begun INTEGER AS (body ->> '$.begun'),
    caller TEXT AS (body ->> '$.caller.name'),
    mutation TEXT AS (body ->> '$.mutation'),
    source TEXT AS (body ->> '$.source'),
    outcome TEXT AS (body ->> '$.outcome')
  ) STRICT;
  CREATE UNIQUE INDEX entries_begun ON entries (begun) WHERE begun IS NOT NULL;
  CREATE INDEX entries_at ON entries (at);
  CREATE INDEX entries_caller ON entries (caller) WHERE caller IS NOT NULL;
  CREATE INDEX entries_mutation ON entries (mutation) WHERE mutation IS NOT NULL;
  CREATE INDEX entries_source ON entries (source) WHERE source IS NOT NULL;
  CREATE INDEX entries_outcome ON entries (outcome, begun) WHERE outcome IS NOT NULL;
  CREATE TRIGGER entries_follow BEFORE INSERT ON entries
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entries)
    BEGIN SELECT raise(ABORT, 'an entry of the audit log follows the last'); END;
  CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
    BEGIN SELECT raise(ABORT, 'the audit log is never changed'); END;
`;

/** Not in memory, where the oldest entries make room. */
export const auditTableOfFile = `
  CREATE TRIGGER entries_remain BEFORE DELETE ON entries
    BEGIN SELECT raise(ABORT, 'nothing is deleted from the audit log'); END;
`;

export interface AuditTable {
  readonly append: (event: AuditEvent) => Link;
  readonly page: (query: AuditQuery) => AuditPage;
}

export interface AuditTableOptions {
  /** Seals entries; null: they have none. */
  readonly key: string | null;
  /** Bytes of entries that are kept, the newest; null: all are. */
  readonly mostBytes: number | null;
}

interface Row extends Link {
  readonly body: string;
  readonly previous: string;
  readonly seal: string | null;
}

/** Throws `StorageProblem` where the last entry is not as it was written, or was sealed with another key. */
export function openAuditTable(
  database: DatabaseSync,
  { key, mostBytes }: AuditTableOptions,
): AuditTable & { readonly head: Link } {
  const newest = database.prepare('SELECT * FROM entries ORDER BY seq DESC LIMIT 1');
  const insert = database.prepare(
    'INSERT INTO entries (seq, body, previous, hash, seal) VALUES (?, ?, ?, ?, ?)',
  );
  const dropOldest = database.prepare(
    'DELETE FROM entries WHERE seq = (SELECT min(seq) FROM entries) RETURNING octet_length(body) AS bytes',
  );
  let keptBytes = 0;
  const last = (): Row | undefined => newest.get() as Row | undefined;
  let head = checkedHead(last(), key);

  return {
    head,
    append(event) {
      if ((last() ?? genesis).hash !== head.hash) throw new StorageProblem('was changed by another program');
      const seq = head.seq + 1;
      const body = JSON.stringify({ seq, ...event });
      const hash = hashOf(head.hash, body);
      insert.run(seq, body, head.hash, hash, key === null ? null : sealOf(key, hash));
      head = { seq, hash };
      keptBytes += Buffer.byteLength(body);
      while (mostBytes !== null && keptBytes > mostBytes) keptBytes -= Number(dropOldest.get()?.['bytes']);
      return head;
    },
    page(query) {
      const { sql, values } = pageQuery(query);
      const rows = database.prepare(sql).all(...values) as unknown as readonly PageRow[];
      return { entries: rows.slice(0, query.first).map(entryOf), hasNext: rows.length > query.first };
    },
  };
}

function checkedHead(row: Row | undefined, key: string | null): Link {
  if (row === undefined) return genesis;
  const { seq, hash, seal } = row;
  if (hashOf(row.previous, row.body) !== hash) {
    throw new StorageProblem('ends with an entry that was changed: "npm run audit:verify" says more');
  }
  if (seal === null && key !== null) throw new StorageProblem('was begun without "audit.key"');
  if (seal !== null && key === null)
    throw new StorageProblem('was begun with an "audit.key", which is missing');
  if (seal !== null && key !== null && sealOf(key, hash) !== seal) {
    throw new StorageProblem('was begun with another "audit.key"');
  }
  return { seq, hash };
}

interface PageRow {
  readonly body: string;
  readonly hash: string;
  readonly endedBody: string | null;
  readonly endedHash: string | null;
}

function entryOf({ body, hash, endedBody, endedHash }: PageRow): AuditPage['entries'][number] {
  const begun = { ...(JSON.parse(body) as MutationBegun & Link), hash };
  return {
    position: begun.seq,
    chain: null,
    begun,
    ended:
      endedBody === null || endedHash === null
        ? null
        : { ...(JSON.parse(endedBody) as MutationEnded & Link), hash: endedHash },
  };
}

function pageQuery(query: AuditQuery): { readonly sql: string; readonly values: readonly SQLInputValue[] } {
  const { first, after, caller, mutation, sources, outcome, since, until } = query;
  const conditions: readonly (readonly [condition: string, value: SQLInputValue | undefined])[] = [
    ['b.seq < ?', after],
    ['b.caller = ?', caller],
    ['b.mutation = ?', mutation],
    // Of one source, the index has them in order; of several, the log itself has.
    sources?.length === 1
      ? ['b.source = ?', sources[0]]
      : ['+b.source IN (SELECT value FROM json_each(?))', sources && JSON.stringify(sources)],
    outcome === 'STARTED' ? ['e.seq IS NULL AND ?', 1] : ['e.outcome = ?', outcome],
    ['+b.at >= ?', since],
    ['+b.at < ?', until],
    // Clocks are set back now and then, so these only say where to look.
    ['b.seq >= (SELECT min(seq) FROM entries INDEXED BY entries_at WHERE at >= ?)', since],
    ['b.seq <= (SELECT max(seq) FROM entries INDEXED BY entries_at WHERE at < ?)', until],
  ];
  const given = conditions.flatMap(([condition, value]) =>
    value === undefined ? [] : [{ condition, value }],
  );
  const where = ['b.mutation IS NOT NULL', ...given.map(({ condition }) => condition)].join(' AND ');
  return {
    sql: `SELECT b.body, b.hash, e.body AS endedBody, e.hash AS endedHash
      FROM entries b LEFT JOIN entries e ON e.begun = b.seq
      WHERE ${where} ORDER BY b.seq DESC LIMIT ?`,
    values: [...given.map(({ value }) => value), first + 1],
  };
}
