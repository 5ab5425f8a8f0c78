import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Bytes of memory that a process holds (Linux). */
export async function residentBytes(pid: number): Promise<number> {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kibibytes === undefined) throw new Error(`The memory of process ${pid} cannot be read.`);
  return Number(kibibytes) * 1024;
}

/** Sockets that a process has open (Linux). */
export async function openSockets(pid: number): Promise<number> {
  const folder = `/proc/${pid}/fd`;
  // A file may be closed while its name is read.
  const targets = await Promise.all(
    (await readdir(folder)).map((name) => readlink(`${folder}/${name}`).catch(() => '')),
  );
  return targets.filter((target) => target.startsWith('socket:')).length;
}

/** Does some work, and tells how many bytes the process held at most meanwhile. */
export async function mostDuring(pid: number, work: () => Promise<void>): Promise<number> {
  let most = 0;
  const done = new AbortController();
  const sampling = (async () => {
    while (!done.signal.aborted) {
      most = Math.max(most, await residentBytes(pid));
      await pause(20);
    }
  })();
  try {
    await work();
  } finally {
    done.abort();
    await sampling;
  }
  return most;
}
