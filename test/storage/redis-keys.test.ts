import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reservation } from '../../src/idempotency/store.ts';
import type { RedisLink } from '../../src/redis/link.ts';
import { createSeal, type Seal } from '../../src/redis/sealed.ts';
import { createRedisKeys, KeysAwayError, type SharedKeys } from '../../src/storage/redis-keys.ts';
import { useRedis } from '../support/redis-server.ts';
import { until } from '../support/temporary-files.ts';
import { connectTo, prefix } from './redis-connection.ts';

const redis = useRedis();
const place = `${prefix}mutation:1:a`;
const opened: { keys: SharedKeys; link: RedisLink }[] = [];
let one: SharedKeys;
let other: SharedKeys;
let link: RedisLink;

async function open(options: { seal?: Seal; leaseMs?: number; patienceMs?: number } = {}) {
  const made = await connectTo(redis(), 300);
  const keys = createRedisKeys({ link: made, seal: null, leaseMs: 600, patienceMs: 200, ...options });
  opened.push({ keys, link: made });
  return { keys, link: made };
}
beforeEach(async () => {
  ({ keys: one, link } = await open());
  ({ keys: other } = await open());
});
afterEach(async () => {
  await Promise.all(opened.map(({ keys }) => keys.close()));
  await Promise.all(opened.splice(0).map((each) => each.link.close()));
});

const reserve = (keys: SharedKeys, id = 'a', fingerprint = 'f'): Promise<Reservation> =>
  keys.reserve({ id, fingerprint, ttlMs: 60_000, now: 0 });
const become = (there: boolean): Promise<void> => until(() => link.available() === there);

describe('while Redis is away', () => {
  afterEach(() => redis().restart());

  it('no key is given, nor is it later thought to have been', async () => {
    redis().freeze();
    await expect(reserve(one)).rejects.toBeInstanceOf(KeysAwayError);
    await expect(reserve(one)).rejects.toBeInstanceOf(KeysAwayError);
    redis().thaw();
    await become(true);
    await until(async () => (await redis().client.exists(place)) === 0);
    expect(await reserve(other, 'a', 'g')).toEqual({ state: 'taken' });
  });

  it('so it is also where several ask for the same one at the same time', async () => {
    redis().freeze();
    const began = performance.now();
    const asked = await Promise.allSettled([reserve(one), reserve(one), reserve(one)]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(performance.now() - began).toBeLessThan(1000);
    redis().thaw();
    await become(true);
    await until(async () => (await redis().client.exists(place)) === 0);
    expect(await reserve(other, 'a', 'g')).toEqual({ state: 'taken' });
  });

  it('a request waits a moment, and gets its key if Redis comes back', async () => {
    const { keys } = await open({ patienceMs: 15_000 });
    await redis().kill();
    await become(false);
    const reserved = reserve(keys);
    await redis().restart();
    expect(await reserved).toEqual({ state: 'taken' });
    await until(async () => (await reserve(other).catch(() => null))?.state === 'running');
  });

  it('an answer is kept here, and there as soon as it is back', async () => {
    await reserve(one);
    redis().freeze();
    await one.complete('a', 'answer');
    expect(await reserve(one)).toEqual({ state: 'done', answer: 'answer' });
    expect(await reserve(one, 'a', 'g')).toEqual({ state: 'other' });
    redis().thaw();
    await until(async () => (await reserve(other).catch(() => null))?.state === 'done');
    expect(await reserve(other)).toEqual({ state: 'done', answer: 'answer' });
  });

  it('a key that is released is free as soon as it is back', async () => {
    await reserve(one);
    redis().freeze();
    await one.release('a');
    await expect(reserve(one)).rejects.toBeInstanceOf(KeysAwayError);
    redis().thaw();
    await become(true);
    await until(async () => (await redis().client.exists(place)) === 0);
    expect(await reserve(one, 'a', 'g')).toEqual({ state: 'taken' });
  });
});

describe('a Redis that has lost everything', () => {
  it('is told again of what runs, and then of its answer', async () => {
    await reserve(one);
    await redis().client.flushall();
    await until(async () => (await redis().client.exists(place)) === 1);
    expect(await reserve(other)).toEqual({ state: 'running' });
    await redis().client.flushall();
    await one.complete('a', 'answer');
    expect(await reserve(other)).toEqual({ state: 'done', answer: 'answer' });
    expect(await redis().client.pttl(place)).toBeLessThanOrEqual(60_000);
  });
});

describe('a Redis that is back, and has lost everything', () => {
  it('is told at once of what runs', async () => {
    const { keys, link: its } = await open({ leaseMs: 60_000 });
    await reserve(keys);
    await redis().restart();
    await until(() => its.available());
    await until(async () => (await redis().client.exists(place)) === 1);
    await until(() => link.available());
    expect((await reserve(other)).state).toBe('running');
  });
});

describe('an owner that stood still for too long', () => {
  it('still tells its answer', async () => {
    const { keys, link: stalled } = await open({ leaseMs: 60_000 });
    await reserve(keys);
    await redis().client.hset(place, 'u', 1);
    expect(await reserve(other)).toEqual({ state: 'unknown' });
    expect(stalled.available()).toBe(true);
    await keys.complete('a', 'answer');
    expect(await reserve(other)).toEqual({ state: 'done', answer: 'answer' });
  });

  it('does not end what is another request by now', async () => {
    const { keys } = await open({ leaseMs: 60_000 });
    await reserve(keys);
    await redis().client.flushall();
    expect(await reserve(other)).toEqual({ state: 'taken' });
    await keys.complete('a', 'too late');
    await keys.release('a');
    expect(await reserve(one)).toEqual({ state: 'running' });
  });
});

describe('what lies in Redis', () => {
  const [key, next] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

  it('goes by itself, also where its owner has died', async () => {
    await reserve(one);
    expect(await redis().client.pttl(place)).toBeGreaterThan(0);
    await one.complete('a', 'answer');
    expect(await redis().client.pttl(place)).toBeGreaterThan(0);
  });

  it('shows no answer where there is an encryption key, and to nobody without it', async () => {
    const { keys } = await open({ seal: createSeal([key]) });
    await reserve(keys);
    await keys.complete('a', 'a secret answer');
    const fields = await redis().client.hgetall(place);
    expect(Object.keys(fields).toSorted()).toEqual(['a', 'd', 'e', 'f', 'o', 'u']);
    expect(JSON.stringify(fields)).not.toMatch(/secret|c2VjcmV0/);
    const { keys: rotated } = await open({ seal: createSeal([next, key]) });
    expect(await reserve(rotated)).toEqual({ state: 'done', answer: 'a secret answer' });
    const { keys: stranger } = await open({ seal: createSeal([next]) });
    expect(await reserve(stranger)).toEqual({ state: 'done', answer: null });
  });

  it('is no key where it is something else: then none is given', async () => {
    await redis().client.set(place, 'x');
    await expect(reserve(one)).rejects.toBeInstanceOf(KeysAwayError);
  });
});
