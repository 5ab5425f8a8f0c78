import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { KeyedRequest, KeyLifetime, Reservation } from '../idempotency/store.ts';

export const keyTable = `
  CREATE TABLE keys (
    id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    at INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    answer TEXT
  ) STRICT;
  CREATE INDEX keys_at ON keys (at);
  CREATE INDEX keys_answered ON keys (at) WHERE answer IS NOT NULL;
`;

export interface KeyTable {
  readonly reserve: (request: KeyedRequest) => Reservation;
  readonly complete: (id: string, answer: string | null) => void;
  readonly release: (id: string) => void;
  readonly expire: (lifetime: KeyLifetime) => void;
}

export interface KeyLimits {
  /** Beyond, the oldest are forgotten. */
  readonly keys: number;
  /** Bytes of one answer; a larger one is not kept. */
  readonly answerBytes: number;
  /** Bytes of all answers; beyond, the oldest are dropped, and their keys stay. */
  readonly bytes: number;
}

export const usualKeyLimits: KeyLimits = {
  keys: 100_000,
  answerBytes: 256 * 1024,
  bytes: 64 * 1024 * 1024,
};

interface Row {
  readonly fingerprint: string;
  readonly done: number;
  readonly answer: string | null;
}

export function openKeyTable(database: DatabaseSync, limits: KeyLimits = usualKeyLimits): KeyTable {
  const size = 'coalesce(octet_length(answer), 0) AS bytes';
  const find = database.prepare('SELECT fingerprint, done, answer FROM keys WHERE id = ?');
  const insert = database.prepare('INSERT INTO keys (id, fingerprint, at) VALUES (?, ?, ?)');
  const finish = database.prepare('UPDATE keys SET done = 1, answer = ? WHERE id = ?');
  const remove = database.prepare(`DELETE FROM keys WHERE id = ? RETURNING ${size}`);
  const removeOlder = database.prepare(
    `DELETE FROM keys WHERE at <= ? AND id NOT IN (SELECT value FROM json_each(?)) RETURNING ${size}`,
  );
  const oldestDone = database.prepare('SELECT id FROM keys WHERE done = 1 ORDER BY at LIMIT 1');
  const oldestAnswer = database.prepare(
    `SELECT id, ${size} FROM keys WHERE answer IS NOT NULL ORDER BY at LIMIT 1`,
  );
  const dropAnswer = database.prepare('UPDATE keys SET answer = NULL WHERE id = ?');
  /** Of this process: what else is not done never will be. */
  const running = new Set<string>();
  const kept = { keys: 0, bytes: 0 };
  /** Whether the write-ahead log may have answers that the table has no more, as it may after a process was killed. */
  let hasTraces = true;
  for (const { bytes } of database.prepare(`SELECT ${size} FROM keys`).iterate()) {
    kept.keys += 1;
    kept.bytes += Number(bytes);
  }

  function removeBy(statement: StatementSync, ...values: readonly SQLInputValue[]): void {
    for (const { bytes } of statement.all(...values)) {
      kept.keys -= 1;
      kept.bytes -= Number(bytes);
      hasTraces ||= Number(bytes) > 0;
    }
  }

  function removeExpired({ now, ttlMs }: KeyLifetime): void {
    removeBy(removeOlder, now - ttlMs, JSON.stringify([...running]));
  }

  function makeRoomForKey(): void {
    if (kept.keys < limits.keys) return;
    const oldest = oldestDone.get();
    if (oldest) removeBy(remove, String(oldest['id']));
  }

  function makeRoomForAnswers(): void {
    while (kept.bytes > limits.bytes) {
      const oldest = oldestAnswer.get();
      if (!oldest) return;
      dropAnswer.run(String(oldest['id']));
      kept.bytes -= Number(oldest['bytes']);
      hasTraces = true;
    }
  }

  return {
    reserve({ id, fingerprint, ...lifetime }) {
      removeExpired(lifetime);
      const row = find.get(id) as Row | undefined;
      if (row) return seen(row, fingerprint, running.has(id));
      makeRoomForKey();
      insert.run(id, fingerprint, lifetime.now);
      kept.keys += 1;
      running.add(id);
      return { state: 'taken' };
    },
    complete(id, answer) {
      // Also where the rest fails: then nobody knows any more what became of it.
      running.delete(id);
      const bytes = answer === null ? 0 : Buffer.byteLength(answer);
      const fits = bytes <= limits.answerBytes;
      finish.run(fits ? answer : null, id);
      if (fits) kept.bytes += bytes;
      makeRoomForAnswers();
    },
    release(id) {
      running.delete(id);
      removeBy(remove, id);
    },
    expire(lifetime) {
      removeExpired(lifetime);
      if (!hasTraces) return;
      // Whoever reads the file keeps the log as it is; then the next time does it.
      hasTraces = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] !== 0;
    },
  };
}

function seen(row: Row, fingerprint: string, isRunning: boolean): Reservation {
  if (row.fingerprint !== fingerprint) return { state: 'other' };
  if (isRunning) return { state: 'running' };
  return row.done === 1 ? { state: 'done', answer: row.answer } : { state: 'unknown' };
}
