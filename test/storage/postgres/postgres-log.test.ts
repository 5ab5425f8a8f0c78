import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../src/storage/postgres/database.ts';
import { register } from '../../../src/storage/postgres/tables.ts';
import { StorageError } from '../../../src/storage/storage.ts';
import { usePostgres } from '../../support/postgres-server.ts';
import { begun, ended } from '../events.ts';
import { addressOf, usePostgresLogs } from './opening.ts';

const database = usePostgres();
const open = usePostgresLogs(database);
const key = 'k'.repeat(32);

const rows = () => database.query('SELECT * FROM orgraph_audit_entries ORDER BY position');

describe('entries in PostgreSQL', () => {
  it('are chained as docs/audit.md says, each chain from its opening in the register on', async () => {
    const first = await open();
    await first.append(begun());
    const head = await first.append(ended(1));
    const second = await open();
    await second.append(begun());
    const hashes = new Map<unknown, unknown>([[register, '0'.repeat(64)]]);
    for (const { chain, opens, previous, body, hash } of await rows()) {
      expect(previous).toBe(hashes.get(chain));
      expect(hash).toBe(
        createHash('sha256')
          .update(`${String(previous)}\n${String(body)}`)
          .digest('hex'),
      );
      hashes.set(chain, hash);
      if (opens !== null) hashes.set(opens, hash);
    }
    expect(
      (await rows()).map(({ chain, seq }) => `${chain === register ? 'register' : 'chain'} ${String(seq)}`),
    ).toEqual(['register 1', 'chain 1', 'chain 2', 'register 2', 'chain 1']);
    const opening = JSON.parse(String((await rows())[3]?.['body'])) as unknown;
    expect(opening).toMatchObject({ event: 'opened', chain: (await second.opened).chain, heads: [head] });
  });

  it('are sealed with the key, the register too', async () => {
    const log = await open({ key });
    await log.append(begun());
    for (const { hash, seal } of await rows()) {
      expect(seal).toBe(createHmac('sha256', key).update(String(hash)).digest('hex'));
    }
  });

  it.each([
    ['changed', "UPDATE orgraph_audit_entries SET source = 'x'"],
    ['deleted', 'DELETE FROM orgraph_audit_entries'],
    ['emptied out', 'TRUNCATE orgraph_audit_entries'],
    [
      'put far behind',
      "INSERT INTO orgraph_audit_entries (chain, seq, body, previous, hash, at) SELECT chain, 9, '{}', hash, '', '' FROM orgraph_audit_entries WHERE seq = 2",
    ],
    [
      'put behind another',
      "INSERT INTO orgraph_audit_entries (chain, seq, body, previous, hash, at) SELECT chain, 3, '{}', previous, '', '' FROM orgraph_audit_entries WHERE seq = 2",
    ],
    [
      'put into a chain that nobody opened',
      "INSERT INTO orgraph_audit_entries (chain, seq, body, previous, hash, at) VALUES (gen_random_uuid(), 1, '{}', '', '', '')",
    ],
  ])('cannot be %s, not even by a superuser', async (_what, sql) => {
    const log = await open();
    await log.append(begun());
    await log.append(ended(1));
    const before = await rows();
    await expect(database.query(sql)).rejects.toThrow(/audit log/);
    expect(await rows()).toEqual(before);
  });

  it('are not added to behind an end that somebody has cut off', async () => {
    const log = await open();
    await log.append(begun());
    await log.append(ended(1));
    await database.query('DROP TRIGGER orgraph_audit_stay ON orgraph_audit_entries');
    await database.query('DROP TRIGGER orgraph_audit_follow ON orgraph_audit_entries');
    await database.query('DELETE FROM orgraph_audit_entries WHERE seq = 2');
    await expect(log.append(begun())).rejects.toThrow('was changed by another program');
    expect(await rows()).toHaveLength(2);
  });

  it('are found by names that PostgreSQL has no text for', async () => {
    const log = await open();
    const name = 'jwt:"\\\u0000\ud800';
    await log.append(begun({ caller: { name, kind: 'JWT', authenticated: true } }));
    expect((await log.page({ first: 1, caller: name })).entries).toMatchObject([
      { begun: { caller: { name } } },
    ]);
    expect((await log.page({ first: 1, caller: 'jwt:"' })).entries).toEqual([]);
  });

  it('are on the disk when they are said to be, whatever the database’s default', async () => {
    await database.query(`ALTER DATABASE ${database.name} SET synchronous_commit = off`);
    const ours = await openDatabase(addressOf(database), { connections: 1, statementMs: 1_000 });
    expect(await ours.ask('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
    await ours.close();
  });
});

describe('an audit log in PostgreSQL', () => {
  it('is made once by processes that start at the same time, each with a chain of its own', async () => {
    const logs = await Promise.all(Array.from({ length: 8 }, () => open()));
    await Promise.all(logs.map((log) => log.append(begun())));
    const chains = await Promise.all(logs.map(async (log) => (await log.opened).chain));
    expect(new Set(chains).size).toBe(8);
    const seqs = await database.query(
      `SELECT seq FROM orgraph_audit_entries WHERE chain = '${register}' ORDER BY seq`,
    );
    expect(seqs.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('needs, once it is made, the rights to read and to add alone', async () => {
    await open();
    await database.query('DROP ROLE IF EXISTS app; CREATE ROLE app LOGIN');
    const address = addressOf(database, { user: 'app' });
    await expect(open({ address })).rejects.toThrow('does not give this user the rights');
    await database.query('GRANT SELECT, INSERT ON orgraph_audit_entries TO app');
    const log = await open({ address });
    await log.append(begun());
    expect((await log.page({ first: 1 })).entries).toHaveLength(1);
    await database.query('REVOKE ALL ON orgraph_audit_entries FROM app; DROP ROLE app');
  });

  it('lies where the search path leads', async () => {
    await database.query('CREATE SCHEMA audit');
    const address = addressOf(database, { options: '-c search_path=audit' });
    await (await open({ address })).append(begun());
    expect(await database.query('SELECT FROM audit.orgraph_audit_entries')).toHaveLength(2);
    await expect(database.query('DELETE FROM audit.orgraph_audit_entries')).rejects.toThrow('never changed');
  });

  it.each([
    ['without its key', key, null, 'was begun with an "audit.key", which is missing'],
    ['with another key', key, 'x'.repeat(32), 'was begun with another "audit.key"'],
    ['with a key that it was begun without', null, key, 'was begun without "audit.key"'],
  ])('is refused %s', async (_what, first, second, problem) => {
    await open({ key: first });
    await expect(open({ key: second })).rejects.toThrow(problem);
  });

  it('is refused where its register ends with something else, and where another version wrote it', async () => {
    await open();
    await database.query(
      `ALTER TABLE orgraph_audit_entries DISABLE TRIGGER USER; UPDATE orgraph_audit_entries SET body = body || ' '`,
    );
    await expect(open()).rejects.toThrow('has a register whose end was changed');
    await database.query(`COMMENT ON TABLE orgraph_audit_entries IS 'orgraph audit log, format 2'`);
    await expect(open()).rejects.toThrow('by another version of orgraph');
  });

  it('says which server and database, and nothing of user and password', async () => {
    const missing = addressOf(database, { database: 'gone', user: 'ann', password: 'Hunter2-Zq8' });
    const failure: unknown = await open({ address: missing }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StorageError);
    expect((failure as Error).message).toBe(
      `audit.url: 127.0.0.1:${database.server.port}/gone does not let this user in`,
    );
    expect((failure as Error).cause).toBeUndefined();
    await expect(
      open({ address: addressOf(database, { tls: {} }), patienceMs: { open: 0, append: 0 } }),
    ).rejects.toThrow('speaks no TLS');
  });

  it.each([
    ['refuses the "options" of audit.url', '-c statement_timeout=x'],
    ['has no schema where its search path leads', '-c search_path=gone'],
  ])('%s, and says so', async (problem, options) => {
    await expect(open({ address: addressOf(database, { options }) })).rejects.toThrow(problem);
  });

  it('is closed once, and then refuses whatever is asked', async () => {
    const log = await open();
    await Promise.all([log.close(), log.close()]);
    await expect(log.append(begun())).rejects.toBeInstanceOf(StorageError);
  });
});
