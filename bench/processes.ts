import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Running {
  readonly pid: number;
  /** The first line it printed that fits. */
  readonly line: string;
  stop(): Promise<void>;
}

/** Runs a program of this project until it prints a line that fits. */
export async function run(
  program: string,
  fits: RegExp,
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const path = fileURLToPath(new URL(`../${program}`, import.meta.url));
  const child = spawn(process.execPath, [path], {
    cwd: folder,
    // Nothing else: neither somebody's own configuration nor a proxy.
    env: { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (text) => {
      if (fits.test(text)) resolve(text);
    });
    exited.then(() => {
      reject(new Error(`${program} ended before it was ready`));
    }, reject);
  });
  if (child.pid === undefined) throw new Error(`${program} has no process`);
  return {
    pid: child.pid,
    line,
    async stop() {
      child.stdin.end();
      child.kill('SIGTERM');
      await exited;
    },
  };
}
