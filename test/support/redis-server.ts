import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';

/** A real redis-server on a port of 127.0.0.1 that stays its own. It keeps nothing on disk. */
export interface RedisServer {
  /** `redis://127.0.0.1:<port>` */
  readonly url: string;
  /** A client of the test's own, without prefix; it queues commands while the server is away. */
  readonly client: Redis;
  /** With SIGKILL: connections break, and what was in it is lost. */
  kill(): Promise<void>;
  /** On the same port, empty. */
  restart(): Promise<void>;
  /** Stands still: connections stay, and nothing is answered. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

export async function startRedis(options: readonly string[] = []): Promise<RedisServer> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'orgraph-redis-'));
  let child = await spawnServer(port, folder, options);
  const client = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 20, maxRetriesPerRequest: null });
  client.on('error', () => {
    // It is killed on purpose.
  });
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${String(port)}`,
    client,
    kill,
    async restart() {
      await kill();
      child = await spawnServer(port, folder, options);
      // One that is just connecting cannot be told to stop: Jest would wait for it.
      if (client.status !== 'ready') await new Promise((resolve) => client.once('ready', resolve));
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async stop() {
      client.disconnect();
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

async function spawnServer(port: number, dir: string, options: readonly string[]): Promise<ChildProcess> {
  const always = { port, dir, bind: '127.0.0.1', save: '', appendonly: 'no', daemonize: 'no' };
  const args = Object.entries(always).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn('redis-server', [...args, ...options], { stdio: ['ignore', 'pipe', 'ignore'] });
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  const printed: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  createInterface(child.stdout).on('line', (line) => {
    printed.push(line);
    if (line.includes('Ready to accept connections')) resolve(undefined);
  });
  child.once('error', reject);
  child.once('exit', () => {
    process.removeListener('exit', end);
    reject(new Error(`redis-server ended:\n${printed.join('\n')}`));
  });
  await promise;
  return child;
}

/** A server for the test file or `describe` block this is called in, there and empty before each test. */
export function useRedis(options: readonly string[] = []): () => RedisServer {
  let server: RedisServer | undefined;
  beforeAll(async () => {
    server = await startRedis(options);
  });
  beforeEach(async () => {
    server?.thaw();
    await server?.client.flushall();
  });
  afterAll(async () => {
    server?.thaw();
    await server?.stop();
  });
  return () => {
    if (!server) throw new Error('Redis runs only inside tests');
    return server;
  };
}
