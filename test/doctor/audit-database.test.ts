import { describe, expect, it } from '@jest/globals';
import type { Check } from '../../src/doctor/check.ts';
import { inFolder } from '../config/support.ts';
import { begun } from '../storage/events.ts';
import { addressOf, usePostgresLogs } from '../storage/postgres/opening.ts';
import { usePostgres } from '../support/postgres-server.ts';
import { checksOf, configure } from './examining.ts';

const database = usePostgres();
const open = usePostgresLogs(database);
const sources = [{ name: 'tiledb', api: 'tiledb-v1', auth: { type: 'api-key', key: 'k' } }];

async function check(url = database.url()): Promise<Check | undefined> {
  let found: Check | undefined;
  await inFolder({}, async (cwd) => {
    await configure(cwd, { audit: { url }, sources });
    found = (await checksOf({ cwd })).find(({ about }) => about === 'audit log');
  });
  return found;
}

describe('the doctor, of an audit log in PostgreSQL', () => {
  it('says that it can be made, or written, and by whom it could be changed', async () => {
    const name = `127.0.0.1:${database.server.port}/${database.name}`;
    const notDurable = { status: 'warning', advice: expect.stringContaining('is lost with its machine') };
    expect(await check()).toMatchObject({ name, ...notDurable, text: 'can be made, but fsync is off' });
    await open();
    expect(await check()).toMatchObject({
      ...notDurable,
      text: 'can be written, and has 1 chain(s), but fsync is off',
    });
    expect((await check())?.details).toMatchObject({ rights: { write: true, change: true }, durable: false });
  });

  it('says which rights are missing', async () => {
    await database.query('DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN');
    expect(await check(database.url('reader'))).toMatchObject({
      status: 'problem',
      text: 'has no audit log, and this user may not make one',
    });
    await open();
    expect(await check(database.url('reader'))).toMatchObject({
      status: 'problem',
      advice: 'grant SELECT and INSERT on orgraph_audit_entries',
    });
    await database.query('GRANT SELECT, INSERT ON orgraph_audit_entries TO reader');
    expect((await check(database.url('reader')))?.details).toMatchObject({
      rights: { write: true, change: false },
    });
    await database.query('REVOKE ALL ON orgraph_audit_entries FROM reader; DROP ROLE reader');
  });

  it('says that something is gone which the register knows of, and that the format is another', async () => {
    const log = await open();
    await log.append(begun());
    await open();
    await database.query(
      'ALTER TABLE orgraph_audit_entries DISABLE TRIGGER USER; DELETE FROM orgraph_audit_entries WHERE opens IS NULL',
    );
    expect(await check()).toMatchObject({
      status: 'problem',
      text: 'has lost or changed what its register knows of, 1 time(s)',
    });
    await database.query(`COMMENT ON TABLE orgraph_audit_entries IS 'theirs'`);
    expect((await check())?.text).toBe('has an audit log of another version of orgraph');
  });

  it('says why it cannot be reached, without a password', async () => {
    const { port } = addressOf(database);
    await database.server.kill();
    const found = await check(`postgres://ann:Hunter2-Zq8@127.0.0.1:${port}/audit`);
    await database.server.restart();
    expect(found).toMatchObject({ status: 'problem', text: 'cannot be reached (ECONNREFUSED)' });
    expect(JSON.stringify(found)).not.toContain('Hunter2');
  });
});
