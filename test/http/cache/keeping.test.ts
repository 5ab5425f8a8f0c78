import { describe, expect, it } from '@jest/globals';
import { passBy, readThrough } from '../../../src/core/cache-wish.ts';
import { until } from '../events.ts';
import { json } from '../local-server.ts';
import { counting, thing, useKeptVendors, type CachingConnection } from './caching-connection.ts';

const serve = useKeptVendors();

describe('an answer', () => {
  it('is given again for as long as it is fresh, with the time of its call', async () => {
    const [connection, server] = await serve(counting());
    const first = await connection.ask();
    connection.pass(9.9);
    expect(await connection.ask()).toEqual({ ...first, stale: false });
    expect(server.received).toHaveLength(1);
    expect(connection.counts()).toEqual({ MISS: 1, HIT: 1 });
    expect(Date.now() - Date.parse(first.fetchedAt)).toBeLessThan(10_000);
  });

  it('is given once more at once when its time is over, says so, and a new one is fetched meanwhile', async () => {
    const [connection, server] = await serve(counting());
    const first = await connection.ask();
    connection.pass(10);
    const stale = await Promise.all([connection.ask(), connection.ask()]);
    for (const one of stale) expect(one).toEqual({ ...first, stale: true });
    await until(() => connection.status().cache.entries === 1 && server.received.length === 2);
    await until(() => connection.operation().glance(thing())?.kept === 'fresh');
    expect(await connection.ask()).toMatchObject({ value: { n: 2 }, stale: false });
    expect(server.received).toHaveLength(2);
    expect(connection.counts()).toEqual({ MISS: 1, STALE: 2, HIT: 1 });
  });

  it('is fetched anew when it is too old even for that', async () => {
    const [connection] = await serve(counting());
    await connection.ask();
    connection.pass(110);
    expect(await connection.ask()).toMatchObject({ value: { n: 2 }, stale: false });
    expect(connection.counts()).toEqual({ MISS: 2 });
  });

  it('is not kept where nothing is, and is not counted as missed', async () => {
    const [connection] = await serve(counting(), { ttlSeconds: 0 });
    await connection.ask();
    expect(await connection.ask()).toMatchObject({ value: { n: 2 }, stale: false });
    expect(connection.counts()).toEqual({ BYPASS: 2 });
    expect(connection.status().cache).toMatchObject({ entries: 0, bytes: 0 });
  });

  it('is not given stale to readers who could not say so', async () => {
    const [connection] = await serve(counting());
    await connection.ask();
    connection.pass(10);
    expect(await connection.ask(thing(undefined, 'briefly'))).toMatchObject({
      value: { n: 2 },
      stale: false,
    });
  });

  it('is shared and not kept where it never is', async () => {
    const [connection] = await serve(counting());
    const never = thing(undefined, 'never');
    const together = await Promise.all([connection.ask(never), connection.ask(never)]);
    expect(together.map(({ value }) => value?.n)).toEqual([1, 1]);
    expect((await connection.ask(never)).value?.n).toBe(2);
    expect(connection.counts()).toEqual({ BYPASS: 2, COALESCED: 1 });
  });

  it('is kept for each read by itself, within the bytes that there are', async () => {
    const [connection] = await serve(counting(), {}, {}, 3_000);
    for (const id of ['1', '2', '3', '4', '5', '6']) await connection.ask(thing(id));
    const { entries, bytes } = connection.status().cache;
    expect(entries).toBeGreaterThan(1);
    expect(entries).toBeLessThan(6);
    expect(bytes).toBeLessThanOrEqual(3_000);
    expect((await connection.ask(thing('6'))).value?.n).toBe(6);
    expect((await connection.ask(thing('1'))).value?.n).toBe(7);
  });

  it('that came late does not take the place of one that was asked for after it', async () => {
    const held: (() => void)[] = [];
    const [connection] = await serve((_request, response) => {
      const n = held.length;
      held.push(() => {
        json(response, { n });
      });
    });
    const slow = connection.ask();
    await until(() => held.length === 1);
    const quick = connection.ask(thing(), readThrough);
    await until(() => held.length === 2);
    held[1]?.();
    expect((await quick).value?.n).toBe(1);
    held[0]?.();
    expect((await slow).value?.n).toBe(0);
    expect(await connection.ask()).toMatchObject({ value: { n: 1 } });
    expect(held).toHaveLength(2);
  });

  it('is gone with its connection', async () => {
    const [connection] = await serve(counting());
    await connection.ask();
    await connection.close();
    expect(connection.status().cache).toMatchObject({ entries: 0, bytes: 0 });
  });
});

describe('a glance', () => {
  it('tells what a read would take, without any effect', async () => {
    const waiting: (() => void)[] = [];
    const [connection] = await serve((_request, response) => {
      waiting.push(() => {
        json(response, { n: 1 });
      });
    });
    const glance = (wish?: Parameters<CachingConnection['operation']>[0]) =>
      connection.operation(wish).glance(thing());
    expect(glance()).toBeNull();
    const asked = connection.ask();
    expect(glance()).toEqual({ kept: 'under way' });
    expect(glance(readThrough)).toBeNull();
    await until(() => waiting.length === 1);
    waiting[0]?.();
    await asked;
    expect(glance()).toEqual({ kept: 'fresh', value: { n: 1, parts: ['part'] } });
    expect([glance(readThrough), glance(passBy)]).toEqual([null, null]);
    connection.pass(10);
    expect(glance()).toMatchObject({ kept: 'stale' });
    connection.pass(100);
    expect(glance()).toBeNull();
    expect(waiting).toHaveLength(1);
    expect(connection.counts()).toEqual({ MISS: 1 });
  });
});
