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

export interface Launch {
  /** The program's own. */
  readonly arguments?: readonly string[];
  /** For Node.js itself. */
  readonly nodeFlags?: readonly string[];
  /** The only core it may use; null: any. */
  readonly core?: number | null;
}

/** More than any of them needs, on a busy machine too. */
const patienceMs = 60_000;

/** Runs a program of this project, or one at an absolute path, until it prints a line that fits. */
export async function run(
  program: string,
  fits: RegExp,
  folder: string,
  env: Readonly<Record<string, string>> = {},
  launch: Launch = {},
): Promise<Running> {
  const path = fileURLToPath(new URL(program, new URL('../', import.meta.url)));
  const { nodeFlags = [], core = null } = launch;
  const node = [process.execPath, ...nodeFlags, path, ...(launch.arguments ?? [])];
  const [command = '', ...rest] = core === null ? node : ['taskset', '-c', String(core), ...node];
  const child = spawn(command, rest, {
    cwd: folder,
    // Nothing else: neither somebody's own configuration nor a proxy.
    env: { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const late = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (text) => {
      if (fits.test(text)) resolve(text);
    });
    exited.then(() => {
      reject(new Error(`${program} ended before it was ready, or was not ready in ${patienceMs / 1_000} s`));
    }, reject);
  }).finally(() => {
    clearTimeout(late);
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
