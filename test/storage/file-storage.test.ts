import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openFileStorage } from '../../src/storage/file-storage.ts';
import { StorageError, type Storage } from '../../src/storage/storage.ts';
import { begun, ended } from './events.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

const path = useTemporaryFolder();
const opened: Storage[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((storage) => storage.close()));
});

async function open(): Promise<Storage> {
  const storage = openFileStorage({ file: path(), key: null });
  opened.push(storage);
  await storage.opened;
  return storage;
}

/** Another program that writes the file, until the function is called. */
function lockOut(): () => void {
  const other = new DatabaseSync(path(), { timeout: 5_000 });
  other.exec('BEGIN IMMEDIATE');
  return () => {
    other.close();
  };
}

describe('a file in a thread of its own', () => {
  it('keeps the order in which it is asked, and what it was told over a restart', async () => {
    const storage = await open();
    const links = await Promise.all([
      storage.append(begun()),
      storage.append(begun({ mutation: 'second' })),
      storage.append(ended(1)),
    ]);
    expect(links.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await storage.reserve({ id: 'a', fingerprint: 'f', now: 0, ttlMs: 1 })).toEqual({
      state: 'taken',
    });
    await storage.complete('a', 'answer');
    await storage.close();

    const again = await open();
    expect(await again.opened).toEqual(links[2]);
    const { entries } = await again.page({ first: 10 });
    expect(entries).toMatchObject([
      { begun: { mutation: 'second' }, ended: null },
      { begun: links[0], ended: links[2] },
    ]);
    expect(await again.reserve({ id: 'a', fingerprint: 'f', now: 0, ttlMs: 1 })).toEqual({
      state: 'done',
      answer: 'answer',
    });
  });

  it('says of a file that cannot be used which key of the configuration names it', async () => {
    await open();
    const failure: unknown = await open().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StorageError);
    expect((failure as Error).message).toBe(
      `audit.file: ${path()} is in use by another orgraph: each process needs a file of its own`,
    );
  });

  it('takes what it is asked before it is open, and refuses it where it cannot be opened', async () => {
    const storage = openFileStorage({ file: path(), key: null });
    opened.push(storage);
    expect(await storage.append(begun())).toMatchObject({ seq: 1 });
    const second = openFileStorage({ file: path(), key: null });
    const asked = second.append(begun());
    await expect(asked).rejects.toThrow('is in use by another orgraph');
    await expect(second.append(begun())).rejects.toThrow('is in use by another orgraph');
    await second.close();
  });

  it('says that it could not write, and writes again as soon as it can', async () => {
    const storage = await open();
    const release = lockOut();
    await expect(storage.append(begun())).rejects.toThrow('is locked by another program');
    release();
    expect(await storage.append(begun())).toMatchObject({ seq: 1 });
  });

  it('does not hold up the process while it waits', async () => {
    const storage = await open();
    const release = lockOut();
    const writing = storage.append(begun());
    let turns = 0;
    while (turns < 5) {
      await new Promise(setImmediate);
      turns += 1;
    }
    release();
    expect(await writing).toMatchObject({ seq: 1 });
  });

  it('is closed once, and then refuses whatever is asked', async () => {
    const storage = await open();
    await Promise.all([storage.close(), storage.close()]);
    await expect(storage.append(begun())).rejects.toBeInstanceOf(StorageError);
    await open();
  });
});
