import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** Names of the temporary files that uploads lie in, of any process. */
export async function uploadsOnDisk(): Promise<Set<string>> {
  return new Set((await readdir(tmpdir())).filter((name) => name.startsWith('capacitor-')));
}

/** Waits for something that no event tells of; the test's own time limit ends it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(10);
}

/** Waits until a temporary file is there that was not there before; gives a function that waits until it is gone. */
export async function newUploadsOnDisk(before: ReadonlySet<string>): Promise<() => Promise<void>> {
  let made: ReadonlySet<string> = new Set();
  await until(async () => (made = (await uploadsOnDisk()).difference(before)).size > 0);
  return () => until(async () => (await uploadsOnDisk()).isDisjointFrom(made));
}
