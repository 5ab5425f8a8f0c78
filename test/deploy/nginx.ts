import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { root } from './dockerfile.ts';

export interface Nginx {
  readonly origin: string;
  /** Its logs so far, of requests and of errors. */
  log(): string;
  stop(): Promise<void>;
}

/**
 * Starts a real nginx with `deploy/nginx.conf`, on a port of loopback, in front of two `host:port`. What is different is
 * where things are, and `resolve`, which Debian's nginx is too old for.
 */
export async function startNginx(folder: string, [one, other]: readonly [string, string]): Promise<Nginx> {
  const port = await freePort();
  const log = join(folder, 'access.log');
  const errors = join(folder, 'error.log');
  const places: Readonly<Record<string, string>> = {
    'listen 8080;': `listen 127.0.0.1:${port};`,
    'pid /run/nginx.pid;': `pid ${join(folder, 'nginx.pid')};`,
    'error_log stderr warn;': `error_log ${errors} warn;`,
    'access_log /dev/stdout;': `access_log ${log};\n${temporary(folder)}`,
    'server orgraph-1:4000 resolve': `server ${one}`,
    'server orgraph-2:4000 resolve': `server ${other}`,
  };
  let configuration = readFileSync(join(root, 'deploy/nginx.conf'), 'utf8');
  for (const [was, is] of Object.entries(places)) {
    if (!configuration.includes(was)) throw new Error(`nginx.conf has no "${was}".`);
    configuration = configuration.replaceAll(was, is);
  }
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration);
  const child = spawn('nginx', ['-e', 'stderr', '-c', file, '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const complaints = text(child.stderr);
  const exited = once(child, 'exit');
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error(await complaints);
    await pause(20);
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    log: () => readFileSync(log, 'utf8') + readFileSync(errors, 'utf8'),
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** The folders that it makes when it starts, of modules too that are not used here. */
function temporary(folder: string): string {
  const names = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return names
    .map((name) => {
      mkdirSync(join(folder, name));
      return `${name}_temp_path ${join(folder, name)};`;
    })
    .join('\n');
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
