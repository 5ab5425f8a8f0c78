/** Starts the real program as a user would: a process of its own, without configuration, on a free port. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface OrgraphProcess {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly origin: string;
  /** Lines of stdout and stderr so far. */
  readonly output: readonly string[];
  readonly pid: number;
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code, null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Sends SIGTERM and waits; resolves with the exit code, null when a signal ended it. */
  stop(): Promise<number | null>;
}

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const ready = /http:\/\/127\.0\.0\.1:\d+(?=\/graphql)/;

/** Without `ORGRAPH_CONFIG` the program serves its sandbox; told to end, it ends without delay. Rejects with what it printed when it ends before it is ready. */
export async function startOrgraph(env: Readonly<Record<string, string>> = {}): Promise<OrgraphProcess> {
  const child = spawn(process.execPath, [main], {
    // Elsewhere than the project, where somebody's own orgraph.yaml may lie.
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', SHUTDOWN_DELAY_MS: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const output: string[] = [];
  createInterface(child.stderr).on('line', (line) => output.push(line));
  const lines = createInterface(child.stdout);

  const origin = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      output.push(line);
      const address = ready.exec(line)?.[0];
      if (address !== undefined) resolve(address);
    });
    exited.then(([code]) => {
      reject(new Error(`src/main.ts ended with ${String(code)}:\n${output.join('\n')}`));
    }, reject);
  });

  return {
    origin,
    output,
    pid: child.pid ?? 0,
    signal: (name) => void child.kill(name),
    exited: exited.then(([code]) => code),
    async stop() {
      child.kill('SIGTERM');
      const [code] = await exited;
      return code;
    },
  };
}
