import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { explainProblem, isLocked, StorageProblem } from './database.ts';

const inUse = 'is in use by another orgraph: each process needs a file of its own';

/**
 * Makes this process the only one that writes `file`, until it ends in whatever way: the operating system holds the
 * lock, on an empty file beside it, so that other programs may still read `file` itself. Throws `StorageProblem`.
 */
export function lockFile(file: string): { release(): void } {
  const beside = `${file}.lock`;
  let lock: DatabaseSync | undefined;
  try {
    closeSync(openSync(beside, 'a', 0o600));
    lock = new DatabaseSync(beside);
    // Node has no `flock`; a transaction that is never ended is one.
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    throw new StorageProblem(isLocked(error) ? inUse : explainProblem(error), { cause: error });
  }
  const held = lock;
  return {
    release() {
      held.close();
    },
  };
}
