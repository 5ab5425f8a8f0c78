import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface RunningProcess {
  /** The line in which it said that it is ready. */
  readonly ready: string;
  /** Lines of both outputs so far. */
  readonly output: readonly string[];
  stop(): Promise<void>;
}

interface ProcessOptions {
  /** What is in the line that it prints once it can be used. */
  readonly ready: RegExp;
  readonly env?: Readonly<Record<string, string>>;
  /** Where it runs. */
  readonly folder: string;
}

/** Runs a program of Node's. Rejects with what it printed where it ends before it is ready. */
export async function startProcess(
  program: readonly string[],
  { ready, env = {}, folder }: ProcessOptions,
): Promise<RunningProcess> {
  const child = spawn(process.execPath, program, {
    cwd: folder,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const output: string[] = [];
  const first = await new Promise<string>((resolve, reject) => {
    const take = (line: string): void => {
      output.push(line);
      if (ready.test(line)) resolve(line);
    };
    createInterface(child.stdout).on('line', take);
    createInterface(child.stderr).on('line', take);
    exited.then(([code]) => {
      reject(new Error(`${program.join(' ')} ended with ${String(code)}:\n${output.join('\n')}`));
    }, reject);
  });
  return {
    ready: first,
    output,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
