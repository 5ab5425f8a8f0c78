import { afterEach, describe, expect, it } from '@jest/globals';
import type { RecordedLink } from '../../../src/audit/store.ts';
import { chainWriter } from '../../../src/storage/postgres/chain-writer.ts';
import { openDatabase, type Ask, type Database } from '../../../src/storage/postgres/database.ts';
import { openChain } from '../../../src/storage/postgres/open-log.ts';
import { mayPass } from '../../../src/storage/postgres/problem.ts';
import { verifyAuditDatabase } from '../../../src/storage/postgres/verify-log.ts';
import { usePostgres } from '../../support/postgres-server.ts';
import { begun } from '../events.ts';
import { addressOf } from './opening.ts';

const database = usePostgres();
const opened: Database[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

async function connect(statementMs: number): Promise<Database> {
  const one = await openDatabase(addressOf(database), { connections: 1, statementMs });
  opened.push(one);
  return one;
}

/** A writer of a new chain, which asks as `asking` makes of how it would. */
async function startWriter(patienceMs: number, statementMs: number, asking = (ask: Ask): Ask => ask) {
  const chain = await openChain(await connect(5_000), null);
  const { ask } = await connect(statementMs);
  return chainWriter({ ask: asking(ask), ...chain, key: null, patienceMs });
}

async function setStandby(name: string): Promise<void> {
  await database.query(`ALTER SYSTEM SET synchronous_standby_names = '${name}'`);
  await database.query('SELECT pg_reload_conf()');
  const now = async () =>
    (await database.query('SHOW synchronous_standby_names'))[0]?.['synchronous_standby_names'];
  while ((await now()) !== name);
}

/** It may be over in a moment. */
function refusedInTime(error: unknown): null {
  if (mayPass(error)) return null;
  throw error;
}

const verify = () => verifyAuditDatabase(addressOf(database), { key: null, expected: [] });

describe('an entry that is written after all', () => {
  it('is known again, however many have waited for it in vain while a standby was away', async () => {
    const append = await startWriter(10, 10);
    await setStandby('gone');
    try {
      for (let count = 1; count <= 102; count += 1) await expect(append(begun())).rejects.toThrow();
    } finally {
      await setStandby('');
    }
    // The first came late, and was given its end.
    let link: RecordedLink | null = null;
    while (!link) link = await append(begun()).catch(refusedInTime);
    expect(link.seq).toBe(3);
    expect(await verify()).toMatchObject({ mutations: 2, withoutEnd: 1, problems: [] });
  }, 30_000);

  it('between looking for it and writing it again, is there once', async () => {
    let late: (() => Promise<unknown>) | null = null;
    const tooLate = (ask: Ask): Ask => {
      let isFirst = true;
      return async (sql, values) => {
        if (isFirst) {
          isFirst = false;
          late = () => ask(sql, values);
          throw new Error('Connection terminated');
        }
        const rows = await ask<never>(sql, values);
        await late?.();
        late = null;
        return rows;
      };
    };
    const append = await startWriter(5_000, 5_000, tooLate);
    expect([await append(begun()), await append(begun())]).toMatchObject([{ seq: 1 }, { seq: 2 }]);
    expect(await verify()).toMatchObject({ mutations: 2, problems: [] });
  });
});
