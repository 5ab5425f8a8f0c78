import { createHash, createHmac } from 'node:crypto';
import { copyFileSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openTables, openTablesInMemory, type OpenedTables, type Tables } from '../../src/storage/tables.ts';
import { begun, ended } from './events.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

const path = useTemporaryFolder();
const opened: Tables[] = [];
afterEach(() => {
  for (const tables of opened.splice(0)) tables.close();
});

function open(key: string | null = null): OpenedTables {
  const tables = openTables({ file: path(), key });
  opened.push(tables);
  return tables;
}

function close(): void {
  opened.pop()?.close();
}

/** What `sqlite3` would do. */
function withDatabase<T>(use: (database: DatabaseSync) => T, file = path()): T {
  const database = new DatabaseSync(file);
  try {
    return use(database);
  } finally {
    database.close();
  }
}

function rows(): Readonly<Record<string, unknown>>[] {
  return withDatabase((database) => database.prepare('SELECT * FROM entries ORDER BY seq').all());
}

describe('entries of the audit log', () => {
  it('are chained as docs/audit.md says: SHA-256 of the hash before, a line feed and the body', () => {
    const tables = open();
    tables.append(begun());
    tables.append(ended(1));
    tables.append(begun({ mutation: 'deleteTileDBOrganization' }));
    let previous = '0'.repeat(64);
    for (const [index, row] of rows().entries()) {
      const hash = createHash('sha256')
        .update(`${previous}\n${String(row['body'])}`)
        .digest('hex');
      expect(row).toMatchObject({ seq: index + 1, previous, hash, seal: null });
      previous = hash;
    }
    expect(rows()).toHaveLength(3);
  });

  it('are sealed with the key, where there is one', () => {
    const key = 'k'.repeat(32);
    const { hash } = open(key).append(begun());
    expect(rows()).toMatchObject([{ hash, seal: createHmac('sha256', key).update(hash).digest('hex') }]);
  });

  it('go on where they ended when the file is opened again', () => {
    const first = open().append(begun());
    close();
    const second = open().append(ended(first.seq));
    expect(second.seq).toBe(2);
    expect(rows()).toMatchObject([{ hash: first.hash }, { previous: first.hash, hash: second.hash }]);
  });

  it.each([
    ['changed', "UPDATE entries SET body = '{}'"],
    ['deleted', 'DELETE FROM entries'],
    ['replaced', "INSERT OR REPLACE INTO entries VALUES (1, '{}', '', '', NULL)"],
    ['put in between', "INSERT INTO entries VALUES (-1, '{}', '', '', NULL)"],
    ['put far behind', "INSERT INTO entries VALUES (9, '{}', '', '', NULL)"],
    ['ended twice', `INSERT INTO entries VALUES (3, '{"begun":1}', '', '', NULL)`],
  ])('cannot be %s, whoever has the file open', (_what, sql) => {
    const tables = open();
    tables.append(begun());
    tables.append(ended(1));
    const before = rows();
    expect(() => {
      withDatabase((database) => {
        database.exec(sql);
      });
    }).toThrow(/audit log|UNIQUE/);
    expect(rows()).toEqual(before);
  });

  it('are not added to behind an end that somebody else has made', () => {
    const tables = open();
    tables.append(begun());
    tables.append(ended(1));
    withDatabase((database) => {
      database.exec('DROP TRIGGER entries_remain; DELETE FROM entries WHERE seq = 2');
    });
    expect(() => tables.append(begun())).toThrow('was changed by another program');
    expect(rows()).toHaveLength(1);
  });

  it('are readable for the owner of the file alone', () => {
    open().append(begun());
    for (const name of ['', '-wal', '-shm', '.lock']) {
      expect([name, (statSync(path() + name).mode & 0o777).toString(8)]).toEqual([name, '600']);
    }
  });

  it('are the newest eight mebibytes where there is no file', () => {
    const tables = openTablesInMemory();
    opened.push(tables);
    const text = 'x'.repeat(100_000);
    for (let count = 0; count < 100; count += 1) tables.append(begun({ arguments: { text } }));
    const { entries } = tables.page({ first: 200 });
    // What the hash is of holds no hash.
    const lengths = entries.map(({ begun: entry }) => JSON.stringify({ ...entry, hash: undefined }).length);
    const bytes = lengths.reduce((sum, length) => sum + length, 0);
    expect(bytes).toBeLessThanOrEqual(8 * 1024 * 1024);
    expect(bytes).toBeGreaterThan(8 * 1024 * 1024 - 110_000);
    expect(entries[0]?.begun.seq).toBe(100);
  });
});

describe('a file is refused', () => {
  it('that another process has, or this one has already, until it is closed', () => {
    open();
    expect(() => open()).toThrow('is in use by another orgraph');
    close();
    open().append(begun());
  });

  it('that is no database, and stays as it is', () => {
    writeFileSync(path(), 'sources:\n  - name: tiledb # no database at all, but long enough to look at\n');
    const before = readFileSync(path());
    expect(() => open()).toThrow('is not a database');
    expect(readFileSync(path())).toEqual(before);
  });

  it('that is somebody else’s database, and stays as it is', () => {
    withDatabase((database) => {
      database.exec('CREATE TABLE theirs (a)');
    });
    const before = readFileSync(path());
    expect(() => open()).toThrow('is a database, but not one of orgraph');
    expect(readFileSync(path())).toEqual(before);
  });

  it.each(['missing', 'empty'])(
    'that is %s while its write-ahead log is there, which then loses nothing',
    (state) => {
      const tables = open();
      tables.append(begun());
      // What a process leaves behind that is killed.
      for (const end of ['', '-wal']) copyFileSync(path() + end, path('killed') + end);
      close();
      rmSync(path());
      renameSync(path('killed-wal'), `${path()}-wal`);
      if (state === 'empty') writeFileSync(path(), '');
      expect(() => open()).toThrow(`${path()}-wal is there`);
      renameSync(`${path()}-wal`, path('killed-wal'));
      const kept = withDatabase(
        (database) => database.prepare('SELECT seq FROM entries').all(),
        path('killed'),
      );
      expect(kept).toMatchObject([{ seq: 1 }]);
      expect(open().head.seq).toBe(0);
    },
  );

  it('of another version', () => {
    open();
    close();
    withDatabase((database) => {
      database.exec('PRAGMA user_version = 2');
    });
    expect(() => open()).toThrow('was written by another version of orgraph (format 2)');
  });

  it('in a folder that is not there', () => {
    expect(() => openTables({ file: path('missing/audit.sqlite'), key: null })).toThrow('(ENOENT)');
  });

  it.each([
    ['without its key', 'k'.repeat(32), null, 'with an "audit.key", which is missing'],
    ['with another key', 'k'.repeat(32), 'x'.repeat(32), 'with another "audit.key"'],
    ['with a key that it was begun without', null, 'k'.repeat(32), 'without "audit.key"'],
  ])('%s', (_what, first, second, message) => {
    open(first).append(begun());
    close();
    expect(() => open(second)).toThrow(message);
  });

  it('whose last entry was changed', () => {
    open().append(begun());
    close();
    withDatabase((database) => {
      database.exec(
        `DROP TRIGGER entries_stay; UPDATE entries SET body = replace(body, 'dashboard', 'somebody')`,
      );
    });
    expect(() => open()).toThrow('ends with an entry that was changed');
  });
});
