import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { hashOf, type Link } from '../../src/audit/chain.ts';
import { verifyAuditFile } from '../../src/storage/audit-file.ts';
import { openTables } from '../../src/storage/tables.ts';
import { begun, ended } from './events.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

const path = useTemporaryFolder();
const key = 'a key of at least 32 characters …';
const unsealed = { key: null, expected: [] };

/** Ten entries: five mutations, the last without an end. */
function write(seal: string | null = null): Link {
  const tables = openTables({ file: path(), key: seal });
  let head: Link = { seq: 0, hash: '' };
  for (let count = 0; count < 5; count += 1) {
    head = tables.append(begun({ requestId: `r-${count}` }));
    if (count < 4) head = tables.append(ended(head.seq));
  }
  tables.close();
  return head;
}

/** As somebody would who may write the file: the rules are taken away and put back. */
function tamper(sql: string): void {
  const database = new DatabaseSync(path());
  const rules = database.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all();
  for (const { name } of rules) database.exec(`DROP TRIGGER ${String(name)}`);
  database.exec(sql);
  for (const rule of rules) database.exec(String(rule['sql']));
  database.close();
}

/** Puts another body in, with the hash that it must have. */
function replaceBody(seq: number, body: string): void {
  const database = new DatabaseSync(path());
  const row = database.prepare(`SELECT previous FROM entries WHERE seq = ${seq}`).get();
  database.close();
  tamper(
    `UPDATE entries SET body = '${body}', hash = '${hashOf(String(row?.['previous']), body)}' WHERE seq = ${seq}`,
  );
}

/** Rewrites an entry, and the hashes of it and of all behind it, as whoever knows how they are made can. */
function rewrite(from: number): void {
  tamper(`UPDATE entries SET body = replace(body, '"dashboard"', '"somebody"') WHERE seq = ${from}`);
  const database = new DatabaseSync(path());
  const rows = database.prepare('SELECT seq, body, previous FROM entries ORDER BY seq').all();
  let previous = '0'.repeat(64);
  const fixes = rows.map(({ seq, body }) => {
    const fix = `UPDATE entries SET previous = '${previous}', hash = '${hashOf(previous, String(body))}' WHERE seq = ${String(seq)}`;
    previous = hashOf(previous, String(body));
    return fix;
  });
  database.close();
  tamper(fixes.join(';'));
}

function problems(options: Parameters<typeof verifyAuditFile>[1] = unsealed): readonly string[] {
  return verifyAuditFile(path(), options).problems;
}

describe('verifying an audit log', () => {
  it('finds nothing in one that is as it was written', () => {
    const head = write();
    expect(verifyAuditFile(path(), unsealed)).toEqual({
      entries: 9,
      mutations: 5,
      withoutEnd: 1,
      head,
      sealed: false,
      problems: [],
    });
  });

  it('works while the server has it, and on a copy', () => {
    write();
    const tables = openTables({ file: path(), key: null });
    const { seq, hash } = tables.append(begun());
    expect(verifyAuditFile(path(), unsealed)).toMatchObject({ head: { seq, hash }, problems: [] });
    tables.close();
    copyFileSync(path(), path('copy.sqlite'));
    expect(verifyAuditFile(path('copy.sqlite'), unsealed)).toMatchObject({
      head: { seq, hash },
      problems: [],
    });
  });

  it('leaves nothing beside one that was closed, and needs no right to', () => {
    const { seq, hash } = write();
    const folder = dirname(path());
    const before = readdirSync(folder);
    chmodSync(folder, 0o500);
    try {
      expect(verifyAuditFile(path(), unsealed)).toMatchObject({ head: { seq, hash }, problems: [] });
      expect(readdirSync(folder)).toEqual(before);
    } finally {
      chmodSync(folder, 0o700);
    }
  });

  it('reads what is only in the write-ahead log, also through a link', () => {
    const tables = openTables({ file: path(), key: null });
    const { seq, hash } = tables.append(begun());
    symlinkSync(path(), path('link'));
    expect(verifyAuditFile(path('link'), unsealed)).toMatchObject({ head: { seq, hash }, problems: [] });
    tables.close();
  });

  it.each([
    [
      'another name of a caller',
      `UPDATE entries SET body = replace(body, 'dashboard', 'x') WHERE seq = 3`,
      3,
    ],
    ['another outcome', `UPDATE entries SET body = replace(body, 'SUCCEEDED', 'FAILED') WHERE seq = 4`, 4],
    ['a space', `UPDATE entries SET body = body || ' ' WHERE seq = 9`, 9],
    ['a hash', `UPDATE entries SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE seq = 1`, 1],
  ])('finds %s that was changed, and names the entry', (_what, sql, seq) => {
    write();
    tamper(sql);
    expect(problems()[0]).toBe(`entry ${seq} was changed`);
  });

  it('finds an entry that was changed together with its hash by the one behind it', () => {
    write();
    replaceBody(3, JSON.stringify({ seq: 3, event: 'begun' }));
    expect(problems()).toEqual(['entry 4 does not follow entry 3: one of them was changed']);
  });

  it.each([
    ['one entry', 'DELETE FROM entries WHERE seq = 4', 'entry 4 is missing'],
    ['several entries', 'DELETE FROM entries WHERE seq BETWEEN 3 AND 6', 'entries 3 to 6 are missing'],
    ['the first entry', 'DELETE FROM entries WHERE seq = 1', 'entry 1 is missing'],
  ])('finds that %s was taken out', (_what, sql, problem) => {
    write();
    tamper(sql);
    expect(problems()).toEqual([problem]);
  });

  it('finds entries that were put in another order', () => {
    write();
    tamper(
      'UPDATE entries SET seq = 100 WHERE seq = 3; UPDATE entries SET seq = 3 WHERE seq = 5; UPDATE entries SET seq = 5 WHERE seq = 100',
    );
    expect(problems()).toContain('entry 3 was written as entry 5');
  });

  it('finds a body that is none', () => {
    write();
    replaceBody(9, '7');
    expect(problems()).toEqual(expect.arrayContaining(['entry 9 cannot be read']));
  });

  it('cannot see by itself that the end was cut off, but by a head that was noted before', () => {
    const { seq, hash } = write();
    tamper('DELETE FROM entries WHERE seq > 7');
    expect(problems()).toEqual([]);
    expect(problems({ key: null, expected: [{ seq, hash }] })).toEqual([
      'the log ends with entry 7, but has had 9: the last ones are missing',
    ]);
  });

  it('finds by a head that was noted before that everything was written anew', () => {
    const { seq, hash } = write();
    rewrite(3);
    expect(problems()).toEqual([]);
    expect(problems({ key: null, expected: [{ seq, hash }] })).toEqual([
      'entry 9 is not the one that is expected',
    ]);
  });

  it('takes a head of the middle, as long as its entry is there', () => {
    const { seq, hash } = write();
    const tables = openTables({ file: path(), key: null });
    tables.append(begun());
    tables.close();
    expect(problems({ key: null, expected: [{ seq, hash }] })).toEqual([]);
  });

  it('finds without any head, but with the key, that everything was written anew', () => {
    write(key);
    expect(verifyAuditFile(path(), { key, expected: [] })).toMatchObject({ sealed: true, problems: [] });
    rewrite(3);
    expect(problems()).toEqual([]);
    expect(problems({ key, expected: [] })).toEqual(
      [3, 4, 5, 6, 7, 8, 9].map((seq) => `entry ${seq} was not sealed with this key`),
    );
    tamper('UPDATE entries SET seal = NULL WHERE seq = 9');
    expect(problems({ key, expected: [] })).toContain('entry 9 is not sealed');
  });

  it('finds that the rules against changes are gone, or do nothing', () => {
    write();
    const database = new DatabaseSync(path());
    database.exec('DROP TRIGGER entries_stay; DROP TRIGGER entries_remain');
    database.exec('CREATE TRIGGER entries_remain BEFORE DELETE ON entries BEGIN SELECT 1; END');
    database.close();
    expect(problems()).toEqual([
      '"entries_stay" of the database is missing, or not as orgraph made it',
      '"entries_remain" of the database is missing, or not as orgraph made it',
    ]);
  });

  it('finds that an index leaves something out, which would hide it from auditLog', () => {
    write();
    const database = new DatabaseSync(path());
    const { rootpage } =
      database.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'entries_caller'`).get() ?? {};
    const pageSize = Number(database.prepare('PRAGMA page_size').get()?.['page_size']);
    database.close();
    const bytes = readFileSync(path());
    // The number of cells on the index's page.
    bytes.writeUInt16BE(2, (Number(rootpage) - 1) * pageSize + 3);
    writeFileSync(path(), bytes);
    expect(problems().join()).toMatch(/entries_caller/);
  });

  it('says of what is no audit log that it is none', () => {
    expect(() => verifyAuditFile(path(), unsealed)).toThrow('does not exist');
    writeFileSync(path(), 'x'.repeat(5_000));
    expect(() => verifyAuditFile(path(), unsealed)).toThrow('is not a database');
  });
});

describe('npm run audit:verify', () => {
  const script = fileURLToPath(new URL('../../scripts/verify-audit.ts', import.meta.url));

  function run(...values: readonly string[]): Promise<readonly [code: number, output: string]> {
    return new Promise((resolve) => {
      execFile(process.execPath, [script, ...values], (error, stdout, stderr) => {
        resolve([error ? Number(error.code) : 0, stdout + stderr]);
      });
    });
  }

  it('prints the count and the head, and exits with 0', async () => {
    const { seq, hash } = write();
    expect(await run(path(), '--expect', `${seq}:${hash}`)).toEqual([
      0,
      `${path()}: 9 entries, 5 mutations, 1 of them without an end\nhead ${seq}:${hash}\nno change found\n`,
    ]);
  });

  it('names what is wrong, and exits with 1', async () => {
    write(key);
    writeFileSync(path('key'), `${key}\n`);
    expect((await run(path(), '--key-file', path('key')))[0]).toBe(0);
    tamper('DELETE FROM entries WHERE seq = 4');
    const [code, output] = await run(path(), '--key-file', path('key'));
    expect([code, output.split('\n').at(-2)]).toEqual([1, 'entry 4 is missing']);
  });

  it.each([
    [[], 'npm run audit:verify -- <file>'],
    [['a', '--expect', '7'], '--expect is not <seq>:<hash>'],
    [['a', '--key-file', '/nowhere/key'], 'ENOENT'],
  ])('says what is wrong with %j', async (values, message) => {
    const [code, output] = await run(...values);
    expect([code, output]).toEqual([1, expect.stringContaining(message)]);
  });
});
