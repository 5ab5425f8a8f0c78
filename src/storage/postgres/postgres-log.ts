import { setTimeout as pause } from 'node:timers/promises';
import type { AuditStore } from '../../audit/store.ts';
import { StorageProblem } from '../database.ts';
import { StorageError } from '../storage.ts';
import { nameOf, type PostgresAddress } from './address.ts';
import { chainWriter } from './chain-writer.ts';
import { openDatabase } from './database.ts';
import { openChain, type OpenedChain } from './open-log.ts';
import { readPage } from './page.ts';
import { explainProblem, mayPass } from './problem.ts';

export interface PostgresLogOptions {
  readonly address: PostgresAddress;
  /** Seals entries; null: they have no seals. */
  readonly key: string | null;
  /** Milliseconds for which a server that is away is waited for: when it is opened, and for each entry. */
  readonly patienceMs?: { readonly open: number; readonly append: number };
}

/** An audit log in PostgreSQL. */
export interface PostgresLog extends AuditStore {
  /** The chain of this process. Rejects with `StorageError`; what is asked before waits for it. */
  readonly opened: Promise<OpenedChain>;
  close(): Promise<void>;
}

const usualPatience = { open: 10_000, append: 5_000 };
const pauseMs = 250;
/** One for entries, which are written one after the other; those for readers never keep it waiting. */
const writing = { connections: 1, statementMs: 2_000 };
const reading = { connections: 2, statementMs: 10_000 };
/** Looks at all chains there ever were. */
const opening = { connections: 1, statementMs: 30_000 };

/** Begins a chain of its own at once. `StorageError`s name the server and the database. */
export function openPostgresLog({
  address,
  key,
  patienceMs = usualPatience,
}: PostgresLogOptions): PostgresLog {
  let closed: Promise<void> | undefined;
  const failure = (error: unknown): StorageError =>
    // What the driver says would quote rows: nothing of it goes on.
    new StorageError(`audit.url: ${nameOf(address)} ${explainProblem(error)}`);
  const told = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      if (closed) throw new StorageProblem('is closed');
      return await work();
    } catch (error) {
      throw error instanceof StorageError ? error : failure(error);
    }
  };

  const databases = Promise.all([openDatabase(address, writing), openDatabase(address, reading)]);
  const open = async () => {
    const [writer, reader] = await databases;
    const chain = await patiently(address, key, patienceMs.open);
    const append = chainWriter({ ask: writer.ask, ...chain, key, patienceMs: patienceMs.append });
    return { chain, append, reader };
  };
  const ready = told(open);
  const opened = ready.then(({ chain }) => chain);
  // Whoever waits for it says why.
  opened.catch(() => undefined);
  const close = async (): Promise<void> => {
    for (const database of await databases) await database.close();
  };
  return {
    opened,
    append: (event) => told(async () => (await ready).append(event)),
    page: (query) => told(async () => readPage((await ready).reader.ask, query)),
    close: () => (closed ??= close()),
  };
}

/** A server that starts at the same time as we do is there in a moment. */
async function patiently(
  address: PostgresAddress,
  key: string | null,
  patienceMs: number,
): Promise<OpenedChain> {
  const database = await openDatabase(address, opening);
  const until = performance.now() + patienceMs;
  try {
    for (;;) {
      try {
        return await openChain(database, key);
      } catch (error) {
        if (!mayPass(error) || performance.now() + pauseMs > until) throw error;
        await pause(pauseMs);
      }
    }
  } finally {
    await database.close();
  }
}
