import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Bytes of memory that a process holds (Linux). */
export async function residentBytes(pid: number): Promise<number> {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kibibytes === undefined) throw new Error(`The memory of process ${pid} cannot be read.`);
  return Number(kibibytes) * 1024;
}

/** Does some work, and tells how many bytes the process held at most meanwhile. */
export async function mostDuring(pid: number, work: () => Promise<void>): Promise<number> {
  let most = 0;
  let working = true;
  const sampling = (async () => {
    while (working) {
      most = Math.max(most, await residentBytes(pid));
      await pause(20);
    }
  })();
  try {
    await work();
  } finally {
    working = false;
    await sampling;
  }
  return most;
}
