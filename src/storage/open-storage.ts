import type { Logger } from 'pino';
import { openFileStorage } from './file-storage.ts';
import { memoryStorage } from './memory.ts';
import { nameOf, type PostgresAddress } from './postgres/address.ts';
import { openPostgresLog } from './postgres/postgres-log.ts';
import type { Storage } from './storage.ts';

export interface FileSettings {
  /** Absolute path; null: in memory. */
  readonly file: string | null;
  /** Seals the entries of the audit log; null: they have no seals. */
  readonly key: string | null;
}

/** The audit log is there; what else is kept is in memory. */
export interface DatabaseSettings {
  readonly database: PostgresAddress;
  readonly key: string | null;
}

export type StorageSettings = FileSettings | DatabaseSettings;

/** What this process keeps; null: there is no audit log, and nothing else is worth a file. */
export function openStorage(settings: StorageSettings | null, logger: Logger): Storage {
  if (!settings) return memoryStorage();
  if ('database' in settings) return postgresStorage(settings, logger);
  const { file, key } = settings;
  if (file === null) return memoryStorage();
  const storage = openFileStorage({ file, key });
  storage.opened.then(
    (audit) => {
      logger.info({ file, audit }, 'audit log opened');
    },
    () => {
      // Whoever waits for it says why.
    },
  );
  return storage;
}

function postgresStorage({ database, key }: DatabaseSettings, logger: Logger): Storage {
  const log = openPostgresLog({ address: database, key });
  const memory = memoryStorage();
  const opened = log.opened.then(({ chain, registered }) => {
    logger.info({ database: nameOf(database), chain, audit: registered }, 'audit log opened');
    return registered;
  });
  // Whoever waits for it says why.
  opened.catch(() => undefined);
  return {
    ...memory,
    opened,
    append: (event) => log.append(event),
    page: (query) => log.page(query),
    async close() {
      await Promise.all([log.close(), memory.close()]);
    },
  };
}
