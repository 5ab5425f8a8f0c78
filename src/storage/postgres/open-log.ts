import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { genesis, hashOf, sealOf, type Link } from '../../audit/chain.ts';
import { StorageProblem } from '../database.ts';
import type { Ask, Database } from './database.ts';
import { insertRow, nextRow, rowValues, type ChainOpened, type Row } from './row.ts';
import { createTables, formatNote, register } from './tables.ts';

/** A chain that only this process adds to, begun a moment ago. */
export interface OpenedChain {
  readonly chain: string;
  /** What its first entry follows: its opening in the register, which is kept. */
  readonly start: Link;
  /** The opening's own place in the register. */
  readonly registered: Link & { readonly chain: 'register' };
}

/** "orga", and which of its locks: one process at a time makes tables and opens a chain. */
const oneAtATime = 'SELECT pg_advisory_xact_lock(1869768545, 1)';

/** Makes the tables where there are none, and opens a chain. Throws `StorageProblem`, and what the driver does. */
export function openChain(database: Database, key: string | null): Promise<OpenedChain> {
  return database.transaction('BEGIN ISOLATION LEVEL READ COMMITTED', async (ask) => {
    await ask(oneAtATime);
    await prepareTables(ask);
    const [last] = await ask<Row>(
      'SELECT * FROM orgraph_audit_entries WHERE chain = $1 ORDER BY seq DESC LIMIT 1',
      [register],
    );
    if (last) checkOpening(last, key);
    const chain = randomUUID();
    const opening: ChainOpened = {
      event: 'opened',
      at: new Date().toISOString(),
      chain,
      instance: hostname(),
      heads: await newHeads(ask),
    };
    const row = nextRow(register, last ?? genesis, opening, key);
    await ask(insertRow, rowValues(row, opening, !last));
    const { seq, hash } = row;
    return { chain, start: { seq: 0, hash }, registered: { chain: 'register', seq, hash } };
  });
}

async function prepareTables(ask: Ask): Promise<void> {
  const [found] = await ask<{
    readonly there: boolean;
    readonly note: string | null;
    readonly encoding: string;
  }>(
    `SELECT to_regclass('orgraph_audit_entries') IS NOT NULL AS there,
      obj_description(to_regclass('orgraph_audit_entries'), 'pg_class') AS note,
      current_setting('server_encoding') AS encoding`,
  );
  if (found?.encoding !== 'UTF8') throw new StorageProblem('must have the encoding UTF8');
  if (!found.there) await ask(createTables);
  else if (found.note !== formatNote) {
    throw new StorageProblem('has an audit log that was written by another version of orgraph');
  }
}

/** Whether the register ends as it was written, and with this key. */
function checkOpening({ previous, body, hash, seal }: Row, key: string | null): void {
  if (hashOf(previous, body) !== hash) {
    throw new StorageProblem('has a register whose end was changed: "npm run audit:verify" says more');
  }
  if (seal === null && key !== null) throw new StorageProblem('was begun without "audit.key"');
  if (seal !== null && key === null)
    throw new StorageProblem('was begun with an "audit.key", which is missing');
  if (seal !== null && key !== null && sealOf(key, hash) !== seal) {
    throw new StorageProblem('was begun with another "audit.key"');
  }
}

/** Heads that no opening has told of so far. */
async function newHeads(ask: Ask): Promise<ChainOpened['heads']> {
  return ask(
    `SELECT head.chain, head.seq, head.hash
      FROM (SELECT opens FROM orgraph_audit_entries WHERE opens IS NOT NULL) opened,
        LATERAL (SELECT chain, seq, hash FROM orgraph_audit_entries
          WHERE chain = opened.opens ORDER BY seq DESC LIMIT 1) head
    EXCEPT
    SELECT (told ->> 'chain')::uuid, (told ->> 'seq')::integer, told ->> 'hash'
      FROM orgraph_audit_entries, jsonb_array_elements(body::jsonb -> 'heads') told
      WHERE opens IS NOT NULL`,
  );
}
