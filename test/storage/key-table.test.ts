import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  keyTable,
  openKeyTable,
  usualKeyLimits,
  type KeyLimits,
  type KeyTable,
} from '../../src/storage/key-table.ts';
import { openTables } from '../../src/storage/tables.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

const ttlMs = 1_000;
let database: DatabaseSync;
let keys: KeyTable;

beforeEach(() => {
  database = new DatabaseSync(':memory:');
  database.exec(keyTable);
  keys = openKeyTable(database);
});
afterEach(() => {
  database.close();
});

function reserve(id: string, now = 0, fingerprint = 'f'): unknown {
  return keys.reserve({ id, fingerprint, now, ttlMs });
}

/** What the next process would find. */
function restart(limits: Partial<KeyLimits> = {}): void {
  keys = openKeyTable(database, { ...usualKeyLimits, ...limits });
}

function use(id: string, now: number, answer: string | null = 'answer'): void {
  expect(reserve(id, now)).toEqual({ state: 'taken' });
  keys.complete(id, answer);
}

describe('an idempotency key', () => {
  it('is taken once, runs, and is done', () => {
    expect(reserve('a')).toEqual({ state: 'taken' });
    expect(reserve('a')).toEqual({ state: 'running' });
    keys.complete('a', 'answer');
    expect(reserve('a')).toEqual({ state: 'done', answer: 'answer' });
    expect(reserve('b')).toEqual({ state: 'taken' });
  });

  it('belongs to the request that it came with first, while it runs and afterwards', () => {
    reserve('a');
    expect(reserve('a', 0, 'other')).toEqual({ state: 'other' });
    keys.complete('a', 'answer');
    expect(reserve('a', 0, 'other')).toEqual({ state: 'other' });
  });

  it('is free again once it is released', () => {
    reserve('a');
    keys.release('a');
    expect(reserve('a', 0, 'other')).toEqual({ state: 'taken' });
  });

  it('is kept over a restart; of one that was running nobody knows what became of it', () => {
    use('done', 0);
    reserve('running');
    restart();
    expect(reserve('done')).toEqual({ state: 'done', answer: 'answer' });
    expect(reserve('running')).toEqual({ state: 'unknown' });
    expect(reserve('running')).toEqual({ state: 'unknown' });
  });

  it('is forgotten when its time is up, counted from its first use', () => {
    use('a', 0);
    expect(reserve('a', ttlMs - 1)).toEqual({ state: 'done', answer: 'answer' });
    expect(reserve('a', ttlMs)).toEqual({ state: 'taken' });
  });

  it('is not forgotten while its request runs, however long that takes', () => {
    reserve('a');
    expect(reserve('a', ttlMs * 10)).toEqual({ state: 'running' });
    keys.complete('a', 'answer');
    expect(reserve('a', ttlMs * 10)).toEqual({ state: 'taken' });
  });
});

describe('an answer whose time is up', () => {
  const path = useTemporaryFolder();
  const text = 'an answer that somebody may not read';

  function bytes(): string {
    return ['', '-wal'].map((end) => readFileSync(path() + end, 'latin1')).join('');
  }

  it('is nowhere in the file or beside it any more, without another request', () => {
    const tables = openTables({ file: path(), key: null });
    for (const id of ['a', 'b']) {
      tables.reserve({ id, fingerprint: 'f', now: 0, ttlMs });
      tables.complete(id, text.repeat(300));
    }
    expect(bytes()).toContain(text);
    tables.expire({ now: ttlMs, ttlMs });
    expect(bytes()).not.toContain(text);
    tables.close();
  });

  it('is also gone from beside the file where it was dropped before', () => {
    const tables = openTables({ file: path(), key: null });
    tables.expire({ now: 0, ttlMs });
    tables.reserve({ id: 'a', fingerprint: 'f', now: 0, ttlMs });
    tables.complete('a', text);
    tables.reserve({ id: 'b', fingerprint: 'f', now: ttlMs, ttlMs });
    tables.expire({ now: ttlMs, ttlMs });
    expect(bytes()).not.toContain(text);
    tables.close();
  });

  it('goes from beside the file once nobody reads that any more', () => {
    const tables = openTables({ file: path(), key: null });
    tables.reserve({ id: 'a', fingerprint: 'f', now: 0, ttlMs });
    tables.complete('a', text);
    const reader = new DatabaseSync(path(), { readOnly: true });
    reader.exec('BEGIN; SELECT count(*) FROM keys');
    tables.expire({ now: ttlMs, ttlMs });
    expect(bytes()).toContain(text);
    reader.close();
    tables.expire({ now: ttlMs, ttlMs });
    expect(bytes()).not.toContain(text);
    tables.close();
  });

  it('is not deleted while it is good, nor is a key whose request runs', () => {
    use('a', 1);
    reserve('running', 0);
    keys.expire({ now: ttlMs, ttlMs });
    expect(reserve('a', ttlMs)).toEqual({ state: 'done', answer: 'answer' });
    expect(reserve('running', ttlMs)).toEqual({ state: 'running' });
  });
});

describe('what is kept of answers is bounded', () => {
  it('by the size of one: its key stays, without an answer', () => {
    restart({ answerBytes: 4 });
    use('exact', 0, 'é12');
    use('larger', 0, 'é123');
    expect(reserve('exact')).toEqual({ state: 'done', answer: 'é12' });
    expect(reserve('larger')).toEqual({ state: 'done', answer: null });
  });

  it('by the size of all: the oldest are dropped, and their keys stay', () => {
    restart({ bytes: 20 });
    for (let index = 0; index < 5; index += 1) use(`k${index}`, index, 'x'.repeat(8));
    expect([0, 1, 2, 3, 4].map((index) => reserve(`k${index}`))).toEqual([
      { state: 'done', answer: null },
      { state: 'done', answer: null },
      { state: 'done', answer: null },
      { state: 'done', answer: 'x'.repeat(8) },
      { state: 'done', answer: 'x'.repeat(8) },
    ]);
    restart({ bytes: 20 });
    use('more', 9, 'x'.repeat(8));
    expect(reserve('k3')).toEqual({ state: 'done', answer: null });
    expect(reserve('k4')).toEqual({ state: 'done', answer: 'x'.repeat(8) });
  });

  it('without a walk over the keys that have no answer', () => {
    const plan = database
      .prepare('EXPLAIN QUERY PLAN SELECT id FROM keys WHERE answer IS NOT NULL ORDER BY at LIMIT 1')
      .all();
    expect(plan).toMatchObject([{ detail: 'SCAN keys USING INDEX keys_answered' }]);
  });

  it('by their number: the oldest that is done makes room, none that runs', () => {
    restart({ keys: 2 });
    reserve('running', 0);
    use('old', 1);
    use('new', 2);
    expect(reserve('running', 3)).toEqual({ state: 'running' });
    expect(reserve('new', 3)).toEqual({ state: 'done', answer: 'answer' });
    expect(reserve('old', 3)).toEqual({ state: 'taken' });
  });

  it('and room that is given back is room again', () => {
    restart({ keys: 2, bytes: 10 });
    use('a', 0, 'x'.repeat(10));
    use('b', ttlMs, 'y'.repeat(10));
    reserve('c', ttlMs);
    keys.release('c');
    reserve('d', ttlMs);
    expect(reserve('b', ttlMs)).toEqual({ state: 'done', answer: 'y'.repeat(10) });
  });
});
