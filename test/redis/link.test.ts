/** What a process does with a Redis that comes and goes. */
import { once } from 'node:events';
import { connect as connectSocket, createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RedisLink, RedisSettings } from '../../src/redis/link.ts';
import { createRedisLink } from '../../src/redis/redis-link.ts';
import { closing, until } from '../http/events.ts';
import { memoryLogger, type LogLine } from '../http/test-connection.ts';
import { useRedis } from '../support/redis-server.ts';
import { useTakenPorts } from '../support/taken-port.ts';

const redis = useRedis();
const takePort = useTakenPorts();
const { keep, closeAll } = closing();
afterEach(closeAll);

let lines: readonly LogLine[];
async function connect(settings: Partial<RedisSettings> = {}): Promise<RedisLink> {
  const { logger, lines: written } = memoryLogger();
  lines = written;
  const whole = { url: redis().url, keyPrefix: 'p:', tls: {}, commandTimeoutMs: 100, ...settings };
  const link = keep(createRedisLink(whole, logger));
  await link.settled();
  return link;
}

const said = (): readonly unknown[] => lines.map(({ msg }) => msg);
const get = (link: RedisLink): Promise<string | null> => link.run((client) => client.get('key'));

/** Before anything else has its turn, so neither the network nor a timer was waited for. */
async function answersNothingAtOnce(link: RedisLink): Promise<void> {
  let hadATurn = false;
  setImmediate(() => {
    hadATurn = true;
  });
  for (let n = 0; n < 100; n += 1) expect(await get(link)).toBeNull();
  expect(hadATurn).toBe(false);
}

describe('a link', () => {
  let link: RedisLink;
  beforeEach(async () => {
    link = await connect();
  });

  it('puts its prefix before keys, of scripts as well, and before channels', async () => {
    await link.run((client) => client.set('key', 'value'));
    const script = link.script<string>({
      name: 'read',
      keys: 1,
      lua: "return redis.call('GET', KEYS[1]) .. ARGV[1]",
    });
    expect(await script(['key'], ['!'])).toBe('value!');
    expect(await redis().client.get('p:key')).toBe('value');
    expect(link.channel('news')).toBe('p:news');
  });

  it('runs a script that the server has forgotten', async () => {
    const script = link.script<number>({ name: 'one', keys: 0, lua: 'return 1' });
    expect(await script([], [])).toBe(1);
    await redis().client.script('FLUSH');
    expect(await script([], [])).toBe(1);
  });

  it('answers nothing, at once, while Redis is away, and goes on when it is back', async () => {
    const changes: boolean[] = [];
    link.onChange((available) => changes.push(available));
    await redis().kill();
    await until(() => !link.available());
    await answersNothingAtOnce(link);
    await redis().restart();
    await until(() => link.available());
    expect(await link.run((client) => client.set('key', 'again'))).toBe('OK');
    expect(changes).toEqual([false, true]);
    expect(said()).toEqual([
      'Redis is there',
      'Redis is away: this instance goes on by itself',
      'Redis is back',
    ]);
  });

  it('waits for a Redis that stands still once, and not again until it moves', async () => {
    redis().freeze();
    const began = performance.now();
    expect(await get(link)).toBeNull();
    expect(performance.now() - began).toBeLessThan(1000);
    await answersNothingAtOnce(link);
    redis().thaw();
    await until(() => link.available());
    expect(await link.run((client) => client.ping())).toBe('PONG');
  });

  it('looks for another server where this one may only be read, now and then', async () => {
    const changes: boolean[] = [];
    link.onChange((available) => changes.push(available));
    await redis().client.call('REPLICAOF', '127.0.0.1', '1');
    const set = (): Promise<unknown> => link.run((client) => client.set('key', 'value'));
    const began = performance.now();
    while (performance.now() - began < 1000) {
      expect(await set()).toBeNull();
      await new Promise(setImmediate);
    }
    expect(changes).toEqual([false, true]);
    await redis().client.call('REPLICAOF', 'NO', 'ONE');
    expect(await set()).toBe('OK');
  });

  it('answers nothing where Redis refuses, and says so once, without what was asked', async () => {
    await redis().client.lpush('p:key', 'a list');
    for (let n = 0; n < 3; n += 1) expect(await get(link)).toBeNull();
    expect(await link.run((client) => client.call('NONSENSE', 'hunter2'))).toBeNull();
    expect(link.available()).toBe(true);
    expect(lines.filter(({ msg }) => String(msg).includes('refused')).map(({ kind }) => kind)).toEqual([
      'WRONGTYPE',
      'ERR',
    ]);
    expect(JSON.stringify(lines)).not.toContain('hunter2');
  });

  it('hears what is published, and is told when it may have missed something', async () => {
    const heard: string[] = [];
    const stop = link.subscribe('news', {
      message: (text) => heard.push(text),
      began: () => heard.push('began'),
    });
    await until(() => heard.length === 1);
    const other = await connect();
    await other.publish('news', 'hello');
    await until(() => heard.length === 2);
    await redis().client.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await until(() => heard.length === 3);
    stop();
    expect(heard).toEqual(['began', 'hello', 'began']);
  });
});

it('is made without waiting long where nothing answers, and shows no password', async () => {
  const port = await takePort();
  const began = performance.now();
  const link = await connect({ url: `redis://ann:hunter2@127.0.0.1:${String(port)}/3` });
  expect(performance.now() - began).toBeLessThan(3000);
  expect(link.available()).toBe(false);
  expect(await get(link)).toBeNull();
  expect(JSON.stringify(lines)).not.toContain('hunter2');
});

it('is refused by a server that wants another password, and is away', async () => {
  await redis().client.config('SET', 'requirepass', 'correct');
  try {
    const wrong = await connect({ url: redis().url.replace('//', '//:hunter2@') });
    expect(wrong.available()).toBe(false);
    const right = await connect({ url: redis().url.replace('//', '//:correct@') });
    expect(await right.run((client) => client.ping())).toBe('PONG');
    expect(JSON.stringify(lines)).not.toContain('hunter2');
  } finally {
    await redis().client.config('SET', 'requirepass', '');
  }
});

it('waits once, too, for a Redis that answers, and always too late', async () => {
  let lateMs = 150;
  const delay = await startDelay(Number(new URL(redis().url).port), () => lateMs);
  const link = await connect({ url: `redis://127.0.0.1:${String(delay.port)}` });
  await until(() => link.available());
  const changes: boolean[] = [];
  link.onChange((available) => changes.push(available));
  const began = performance.now();
  while (performance.now() - began < 1000) {
    expect(await get(link)).toBeNull();
    await new Promise(setImmediate);
  }
  expect(changes).toEqual([false]);
  lateMs = 0;
  await until(() => link.available());
  expect(await link.run((client) => client.ping())).toBe('PONG');
  await link.close();
  await delay.close();
});

/** A way to a port of this machine on which what is sent takes so many milliseconds. */
async function startDelay(
  to: number,
  lateMs: () => number,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((near) => {
    const far = connectSocket(to, '127.0.0.1');
    near.on('data', (data) => setTimeout(() => far.write(data), lateMs()));
    far.pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}
