import { StorageProblem } from '../database.ts';
import type { PostgresAddress } from './address.ts';
import { openDatabase } from './database.ts';
import { explainProblem } from './problem.ts';
import { formatNote } from './tables.ts';

/** What a database is like for the audit log. */
export interface DatabaseState {
  /** Whether the tables are there, or else whether they may be made. */
  readonly tables: 'there' | 'of another version' | 'can be made' | 'cannot be made';
  readonly encoding: string;
  /** Whether what is written survives the end of its machine. */
  readonly durable: boolean;
  /** Null: there is no table yet. */
  readonly rights: {
    readonly write: boolean;
    /** More than it takes. */
    readonly change: boolean;
  } | null;
  /** Chains that were opened, and entries that the register has seen and that are gone or others now. */
  readonly chains: number;
  readonly missing: number;
}

/** Reads, and writes nothing. Throws `StorageProblem`. */
export async function inspectDatabase(address: PostgresAddress): Promise<DatabaseState> {
  const database = await openDatabase(address, { connections: 1, statementMs: 10_000 });
  try {
    const [found] = await database.ask<Found>(
      `SELECT log IS NOT NULL AS there, obj_description(log, 'pg_class') AS note,
        coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS "mayMake",
        current_setting('server_encoding') AS encoding, current_setting('fsync') = 'on' AS durable,
        has_table_privilege(log, 'SELECT') AND has_table_privilege(log, 'INSERT') AS write,
        has_table_privilege(log, 'UPDATE') OR has_table_privilege(log, 'DELETE')
          OR has_table_privilege(log, 'TRUNCATE') AS change
      FROM (SELECT to_regclass('orgraph_audit_entries')::oid AS log) tables`,
    );
    if (!found) throw new StorageProblem('cannot be read');
    const { there, note, mayMake, write, change, encoding, durable } = found;
    const isOurs = there && note === formatNote;
    const [counts] = isOurs && write ? await database.ask<Counts>(countChains) : [];
    return {
      tables: there ? (isOurs ? 'there' : 'of another version') : mayMake ? 'can be made' : 'cannot be made',
      encoding,
      durable,
      rights: there ? { write, change } : null,
      chains: counts?.chains ?? 0,
      missing: counts?.missing ?? 0,
    };
  } catch (error) {
    throw new StorageProblem(explainProblem(error));
  } finally {
    await database.close();
  }
}

interface Found {
  readonly there: boolean;
  readonly note: string | null;
  readonly mayMake: boolean;
  readonly encoding: string;
  readonly durable: boolean;
  readonly write: boolean;
  readonly change: boolean;
}

interface Counts {
  readonly chains: number;
  readonly missing: number;
}

const countChains = `SELECT
  (SELECT count(*)::integer FROM orgraph_audit_entries WHERE opens IS NOT NULL) AS chains,
  (SELECT count(*)::integer
    FROM orgraph_audit_entries opened, jsonb_array_elements(opened.body::jsonb -> 'heads') told
    WHERE opened.opens IS NOT NULL AND NOT EXISTS (SELECT FROM orgraph_audit_entries entry
      WHERE entry.chain = (told ->> 'chain')::uuid AND entry.seq = (told ->> 'seq')::integer
        AND entry.hash = told ->> 'hash')) AS missing`;
