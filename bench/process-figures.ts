import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Bytes of memory that a process holds (Linux). */
export async function residentBytes(pid: number): Promise<number> {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kibibytes === undefined) throw new Error(`The memory of process ${pid} cannot be read.`);
  return Number(kibibytes) * 1024;
}

/** Linux tells processes' times in hundredths of a second, whatever the kernel's own clock is. */
const ticksPerSecond = 100;

/** Seconds of processor time that a process has had, its threads' and the kernel's for it included (Linux). */
export async function cpuSeconds(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may hold spaces; user and system time are the 12th and 13th word behind it.
  const words = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(words[11]) + Number(words[12])) / ticksPerSecond;
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
