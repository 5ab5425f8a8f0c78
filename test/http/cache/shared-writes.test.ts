/** Several instances and one Redis: what one writes, all hear of. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { useRedis } from '../../support/redis-server.ts';
import { until } from '../events.ts';
import { json, startServer, type LocalServer } from '../local-server.ts';
import { never, write } from '../test-connection.ts';
import { thing } from './caching-connection.ts';
import { answerKeys, useInstances, type Instance } from './instances.ts';

const redis = useRedis();
const start = useInstances(redis);
const servers: LocalServer[] = [];
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
});

interface Vendor extends LocalServer {
  /** What a read says; a write adds one. */
  state: number;
  /** Reads that wait to be answered, with what they have seen; null: none waits. */
  waiting: (() => void)[] | null;
}

async function startVendor(): Promise<Vendor> {
  const server = await startServer(({ method }, response) => {
    if (method === 'POST') vendor.state += 1;
    const body = { n: vendor.state };
    const answer = (): void => {
      json(response, body);
    };
    if (method === 'GET' && vendor.waiting) vendor.waiting.push(answer);
    else answer();
  });
  servers.push(server);
  const vendor: Vendor = { ...server, state: 1, waiting: null };
  return vendor;
}

/** Two instances that have both read the first state. */
async function readers(vendor: Vendor): Promise<[Instance, Instance]> {
  const one = await start(vendor.origin);
  await one.ask();
  const end = performance.now() + 4000;
  while ((await answerKeys(redis())).length === 0 && performance.now() < end);
  const other = await start(vendor.origin);
  expect((await other.ask()).value?.n).toBe(1);
  expect(vendor.received).toHaveLength(1);
  return [one, other];
}

async function seen(instance: Instance, n: number): Promise<number> {
  const began = performance.now();
  while ((await instance.ask()).value?.n !== n && performance.now() - began < 4000) {
    await new Promise(setImmediate);
  }
  return performance.now() - began;
}

describe('a write by one instance', () => {
  it('is seen by another, though both had read before it', async () => {
    const vendor = await startVendor();
    const [one, other] = await readers(vendor);
    await one.send(write, never());
    expect(await seen(other, 2)).toBeLessThan(1000);
    expect((await one.ask()).value?.n).toBe(2);
    // By one call for both.
    expect(vendor.received.filter(({ method }) => method === 'GET').length).toBeLessThanOrEqual(3);
  });

  it('is seen by another within a second also where no message comes', async () => {
    const vendor = await startVendor();
    const [one, other] = await readers(vendor);
    await redis().client.config('SET', 'maxclients', '3');
    await redis().client.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await one.send(write, never());
    expect(await seen(other, 2)).toBeLessThan(1000);
    await redis().client.config('SET', 'maxclients', '10000');
  });

  it('leaves nothing behind of what another was reading meanwhile, neither there nor in Redis', async () => {
    const vendor = await startVendor();
    const [one, other] = await readers(vendor);
    vendor.waiting = [];
    const before = other.ask(thing(), { keep: true, maxAgeMs: -1 });
    await until(() => vendor.waiting?.length === 1);
    await one.send(write, never());
    const [answer] = vendor.waiting;
    vendor.waiting = null;
    answer?.();
    expect((await before).value?.n).toBe(1);
    expect(await seen(other, 2)).toBeLessThan(1000);
    const third = await start(vendor.origin);
    expect((await third.ask()).value?.n).toBe(2);
  });

  it('is told of twice, when it begins and when it has ended, however much is read meanwhile', async () => {
    const vendor = await startVendor();
    const [one, other] = await readers(vendor);
    const told: string[] = [];
    other.link.subscribe('answers', { message: (text) => told.push(text) });
    const over = new AbortController();
    const reading = (async () => {
      for (let n = 0; !over.signal.aborted; n += 1) await one.ask(thing(String(n)));
    })();
    await one.send(write, never());
    await until(() => told.length === 2);
    const asked = vendor.received.length;
    await until(() => vendor.received.length > asked + 20);
    over.abort();
    await reading;
    expect(told).toHaveLength(2);
  });

  it('is seen by others also where it failed, or nobody knows', async () => {
    const vendor = await startVendor();
    const [one, other] = await readers(vendor);
    const gone = AbortSignal.abort(new Error('gone'));
    await expect(one.send(write, gone)).rejects.toThrow('gone');
    vendor.state = 2;
    expect(await seen(other, 2)).toBeLessThan(1000);
  });

  it('is heard of once Redis takes it, and until then its instance takes and leaves nothing there', async () => {
    const vendor = await startVendor();
    const [one, other] = await readers(vendor);
    // Its memory is full: what is there can be read.
    await redis().client.config('SET', 'maxmemory', '1');
    await one.send(write, never());
    expect((await one.ask()).value?.n).toBe(2);
    expect((await other.ask()).value?.n).toBe(1);
    await redis().client.config('SET', 'maxmemory', '0');
    expect(await seen(other, 2)).toBeLessThan(1000);
  });

  it('is heard of when Redis is back, which kept what was read before it', async () => {
    const vendor = await startVendor();
    const [one, other] = await readers(vendor);
    redis().freeze();
    await one.send(write, never());
    expect((await one.ask()).value?.n).toBe(2);
    redis().thaw();
    await until(() => other.link.available());
    expect(await seen(other, 2)).toBeLessThan(1500);
    expect((await (await start(vendor.origin)).ask()).value?.n).toBe(2);
  });
});

describe('Redis that has forgotten everything', () => {
  it('has instances forget, too: they cannot know what has been written meanwhile', async () => {
    const vendor = await startVendor();
    const [one, other] = await readers(vendor);
    await redis().client.flushall();
    vendor.state = 2;
    expect(await seen(one, 2)).toBeLessThan(1000);
    expect(await seen(other, 2)).toBeLessThan(1000);
  });

  it('takes nothing from answers when it is killed and there again', async () => {
    const vendor = await startVendor();
    const [one, other] = await readers(vendor);
    await redis().kill();
    expect((await one.ask(thing('2'))).value?.n).toBe(1);
    expect((await other.ask(thing('2'))).value?.n).toBe(1);
    await one.send(write, never());
    expect((await one.ask()).value?.n).toBe(2);
    await redis().restart();
    await until(() => one.link.available() && other.link.available());
    expect(await seen(other, 2)).toBeLessThan(1000);
  });
});
