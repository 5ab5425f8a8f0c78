import type { Logger } from 'pino';
import { openFileStorage } from './file-storage.ts';
import { memoryStorage } from './memory.ts';
import type { Storage } from './storage.ts';

export interface StorageSettings {
  /** Absolute path; null: in memory. */
  readonly file: string | null;
  readonly key: string | null;
}

/** What this process keeps; null: there is no audit log, and nothing else is worth a file. */
export function openStorage(settings: StorageSettings | null, logger: Logger): Storage {
  if (!settings || settings.file === null) return memoryStorage();
  const { file, key } = settings;
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
