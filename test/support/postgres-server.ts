import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { findPostgresFolder } from './test-programs.ts';

/** A real PostgreSQL on a port of 127.0.0.1 that stays its own. Everybody may do everything. */
export interface PostgresServer {
  readonly port: number;
  readonly isRunning: () => boolean;
  /** Connections break, and nothing answers; what was said to be written is there again afterwards. */
  kill(): Promise<void>;
  /** On the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL does not run as root. */
function asWhom(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [, , uid, gid] = /^postgres:.*$/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[0].split(':') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('there is no user "postgres"');
  return { uid: Number(uid), gid: Number(gid) };
}

/** `files` are written into a folder of the server's own; in `more` settings, `%` stands for that folder. */
export async function startPostgres(
  more: readonly string[] = [],
  files: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  const programs = findPostgresFolder();
  if (programs === null) throw new Error('PostgreSQL is missing: npm test says how to install it');
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'orgraph-postgres-'));
  const who = asWhom();
  if (who) await chown(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  const initial = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ];
  await promisify(execFile)(join(programs, 'initdb'), initial, { cwd: folder, ...who });
  // What it is told is on the disk of a machine that goes on: this is about processes that are killed.
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content, { mode: 0o600 });
    if (who) await chown(join(folder, name), who.uid, who.gid);
  }
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'fsync=off'];
  const all = [...settings, ...more.map((setting) => setting.replace('%', folder))];
  const args = ['-D', data, ...all.flatMap((setting) => ['-c', setting])];
  const start = (): Promise<ChildProcess> =>
    spawnServer(join(programs, 'postgres'), args, { cwd: folder, ...who });
  let child = await start();
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGQUIT');
    await exited;
  };
  return {
    port,
    isRunning: () => child.exitCode === null,
    kill,
    async restart() {
      await kill();
      child = await start();
    },
    async stop() {
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

async function spawnServer(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly uid?: number; readonly gid?: number },
): Promise<ChildProcess> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  const printed: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  createInterface(child.stderr).on('line', (line) => {
    printed.push(line);
    if (line.includes('database system is ready to accept connections')) resolve(undefined);
  });
  child.once('error', reject);
  child.once('exit', () => {
    reject(new Error(`PostgreSQL ended:\n${printed.join('\n')}`));
  });
  await promise;
  return child;
}

/** A new, empty database of this server for each test, and what a database administrator would do there. */
export interface TestDatabase {
  readonly server: PostgresServer;
  readonly name: string;
  /** As `user`; a superuser, if not told otherwise. */
  url(user?: string): string;
  query(sql: string): Promise<Readonly<Record<string, unknown>>[]>;
}

export function usePostgres(): TestDatabase {
  let server: PostgresServer | undefined;
  let count = 0;
  const running = (): PostgresServer => {
    if (!server) throw new Error('PostgreSQL runs only inside tests');
    return server;
  };
  const database: TestDatabase = {
    get server() {
      return running();
    },
    get name() {
      return `test${count}`;
    },
    url: (user = 'postgres') => `postgres://${user}@127.0.0.1:${running().port}/${database.name}`,
    query: (sql) => queryOnce(database.url(), sql),
  };
  beforeAll(async () => {
    server = await startPostgres();
  });
  beforeEach(async () => {
    count += 1;
    // The test before may have failed while it was away.
    if (!running().isRunning()) await running().restart();
    await queryOnce(
      `postgres://postgres@127.0.0.1:${running().port}/postgres`,
      `CREATE DATABASE ${database.name}`,
    );
  });
  afterAll(() => server?.stop());
  return database;
}

async function queryOnce(url: string, sql: string): Promise<Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<Readonly<Record<string, unknown>>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}
