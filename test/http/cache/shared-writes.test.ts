/** Several instances and one Redis: what one writes, all hear of. */
import { describe, expect, it } from '@jest/globals';
import { useRedis } from '../../support/redis-server.ts';
import { until } from '../events.ts';
import { never, write } from '../test-connection.ts';
import { thing } from './caching-connection.ts';
import { seen, useWrittenVendors } from './written-vendors.ts';

const redis = useRedis();
const { start, startVendor, readers } = useWrittenVendors(redis);

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
    // What is there can be read.
    await redis().client.config('SET', 'min-replicas-to-write', '1');
    await one.send(write, never());
    expect((await one.ask()).value?.n).toBe(2);
    expect((await other.ask()).value?.n).toBe(1);
    await redis().client.config('SET', 'min-replicas-to-write', '0');
    expect(await seen(other, 2)).toBeLessThan(1000);
  });

  it('is seen by another within a second also where the memory of Redis is full', async () => {
    const vendor = await startVendor();
    const [one, other] = await readers(vendor);
    await redis().client.config('SET', 'maxmemory', '1');
    await one.send(write, never());
    expect(await seen(other, 2)).toBeLessThan(1000);
    expect((await (await start(vendor.origin)).ask()).value?.n).toBe(2);
    await redis().client.config('SET', 'maxmemory', '0');
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
