import type { Storage } from './storage.ts';
import type { Tables } from './tables.ts';

/** Kept in memory, the newest only. SQLite is loaded when there is something to keep. */
export function memoryStorage(): Storage {
  let opened: Promise<Tables> | undefined;
  const open = (): Promise<Tables> =>
    (opened ??= import('./tables.ts').then((it) => it.openTablesInMemory()));
  return {
    file: null,
    opened: Promise.resolve(null),
    append: async (event) => (await open()).append(event),
    page: async (query) => (await open()).page(query),
    reserve: async (request) => (await open()).reserve(request),
    complete: async (id, answer) => {
      (await open()).complete(id, answer);
    },
    release: async (id) => {
      (await open()).release(id);
    },
    expire: async (lifetime) => {
      (await opened)?.expire(lifetime);
    },
    async close() {
      (await opened)?.close();
      opened = undefined;
    },
  };
}
