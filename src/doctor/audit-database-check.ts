import { StorageProblem } from '../storage/database.ts';
import { nameOf, type PostgresAddress } from '../storage/postgres/address.ts';
import { inspectDatabase, type DatabaseState } from '../storage/postgres/inspect.ts';
import type { Check } from './check.ts';

/** Whether the audit log's database can be reached and used, and whether its register misses anything. */
export async function auditDatabaseCheck(address: PostgresAddress): Promise<Check> {
  const subject = { about: 'audit log', name: nameOf(address) } as const;
  try {
    const state = await inspectDatabase(address);
    return { ...subject, ...verdict(state), details: { ...state } };
  } catch (error) {
    if (!(error instanceof StorageProblem)) throw error;
    const advice =
      'check audit.url, audit.tls and what is on the way; without its database no mutation is run';
    return { ...subject, status: 'problem', text: error.message, advice };
  }
}

function verdict(state: DatabaseState): Pick<Check, 'status' | 'text' | 'advice'> {
  const { tables, encoding, durable, rights, chains, missing } = state;
  if (encoding !== 'UTF8') {
    return problem(`has the encoding ${encoding}`, 'make a database with the encoding UTF8');
  }
  if (tables === 'of another version') {
    return problem('has an audit log of another version of orgraph', 'use that version, or another database');
  }
  if (tables === 'cannot be made') {
    return problem(
      'has no audit log, and this user may not make one',
      'have it made by a user with CREATE (docs/audit.md)',
    );
  }
  if (rights && !rights.write) {
    return problem('may not be written by this user', 'grant SELECT and INSERT on orgraph_audit_entries');
  }
  if (missing > 0) {
    return problem(
      `has lost or changed what its register knows of, ${missing} time(s)`,
      '"npm run audit:verify -- --configured" says more',
    );
  }
  const text = rights ? `can be written, and has ${chains} chain(s)` : 'can be made';
  if (!durable)
    return {
      status: 'warning',
      text: `${text}, but fsync is off`,
      advice: 'set it on: what is recorded is lost with its machine',
    };
  if (rights?.change ?? false) {
    const advice = 'let this user have SELECT and INSERT alone, and not own the table (docs/audit.md)';
    return { status: 'warning', text: `${text}; this user may also change and delete entries`, advice };
  }
  return { status: 'ok', text };
}

function problem(text: string, advice: string): Pick<Check, 'status' | 'text' | 'advice'> {
  return { status: 'problem', text, advice };
}
