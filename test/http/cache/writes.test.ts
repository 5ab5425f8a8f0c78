import { describe, expect, it } from '@jest/globals';
import type { ReadName } from '../../../src/http/upstream.ts';
import { until } from '../events.ts';
import { json } from '../local-server.ts';
import { never, write } from '../test-connection.ts';
import { counting, thing, useKeptVendors } from './caching-connection.ts';

const serve = useKeptVendors();

describe('a write', () => {
  it('drops what is kept before it goes out', async () => {
    const waiting: (() => void)[] = [];
    const [connection] = await serve(({ method }, response) => {
      if (method === 'GET') json(response, { n: waiting.length });
      else
        waiting.push(() => {
          json(response, {});
        });
    });
    await connection.ask();
    const writing = connection.send(write, never());
    expect(connection.status().cache.entries).toBe(0);
    await until(() => waiting.length === 1);
    // What is read while it is under way may be either state.
    expect((await connection.ask()).value?.n).toBe(1);
    expect(connection.status().cache.entries).toBe(0);
    waiting[0]?.();
    await writing;
    await connection.ask();
    expect(connection.status().cache.entries).toBe(1);
  });

  it.each([200, 400, 500])('drops it whether it is done or not: %i', async (status) => {
    let n = 0;
    const [connection] = await serve(({ method }, response) => {
      if (method === 'GET') json(response, { n: (n += 1) });
      else response.writeHead(status).end();
    });
    await connection.ask();
    await connection.send(write, never()).catch(() => undefined);
    expect((await connection.ask()).value?.n).toBe(2);
  });

  it('lets no read that was under way leave anything behind', async () => {
    const waiting: (() => void)[] = [];
    const [connection] = await serve(({ method }, response) => {
      if (method === 'POST') json(response, {});
      else
        waiting.push(() => {
          json(response, { n: 1 });
        });
    });
    const before = connection.ask();
    await until(() => waiting.length === 1);
    await connection.send(write, never());
    waiting[0]?.();
    expect((await before).value?.n).toBe(1);
    expect(connection.status().cache.entries).toBe(0);
  });

  it('drops what it touches and nothing else, where it says what that is', async () => {
    const [connection] = await serve(counting());
    await connection.ask(thing('1'));
    await connection.ask(thing('2'));
    await connection.send({ ...write, touches: ({ params }) => params?.['id'] === '1' }, never());
    expect(connection.status().cache.entries).toBe(1);
    expect((await connection.ask(thing('2'))).value?.n).toBe(2);
    expect((await connection.ask(thing('1'))).value?.n).toBe(4);
  });

  describe('under way, where it says what it touches', () => {
    const touching = (id: string) => ({ ...write, touches: isThing(id) });
    const isThing =
      (id: string) =>
      ({ params }: ReadName): boolean =>
        params?.['id'] === id;

    /** POSTs, and GETs of what is `held`, wait for the test. */
    async function start(held?: string) {
      const waiting: (() => void)[] = [];
      let n = 0;
      const [connection] = await serve(({ method, url }, response) => {
        const reply = (): void => {
          json(response, { n: (n += 1) });
        };
        if (method === 'GET' && !(held && url.endsWith(held))) reply();
        else waiting.push(reply);
      });
      return { connection, waiting };
    }

    it('lets everything else be kept and renewed', async () => {
      const { connection, waiting } = await start();
      await connection.ask(thing('7'));
      const writing = connection.send(touching('8'), never());
      await until(() => waiting.length === 1);
      connection.pass(11);
      expect(await connection.ask(thing('7'))).toMatchObject({ value: { n: 1 }, stale: true });
      await until(() => connection.operation().glance(thing('7'))?.kept === 'fresh');
      expect(await connection.ask(thing('7'))).toMatchObject({ value: { n: 2 }, stale: false });
      await connection.ask(thing('8'));
      expect(connection.operation().glance(thing('8'))).toBeNull();
      waiting[0]?.();
      await writing;
      await connection.ask(thing('8'));
      expect(connection.operation().glance(thing('8'))).toMatchObject({ kept: 'fresh' });
    });

    it.each([
      ['8', null],
      ['7', { kept: 'under way' }],
    ])('parts those who ask for %s before and after it or not', async (id, glance) => {
      const { connection, waiting } = await start(id);
      const before = connection.ask(thing(id));
      await until(() => waiting.length === 1);
      const writing = connection.send(touching('8'), never());
      await until(() => waiting.length === 2);
      expect(connection.operation().glance(thing(id))).toEqual(glance);
      waiting[1]?.();
      await writing;
      expect(connection.operation().glance(thing(id))).toEqual(glance);
      waiting[0]?.();
      await before;
      expect(connection.operation().glance(thing(id))?.kept).toBe(glance ? 'fresh' : undefined);
    });

    it('is remembered however many writes have ended since', async () => {
      const { connection, waiting } = await start('8');
      const before = connection.ask(thing('8'));
      await until(() => waiting.length === 1);
      const others = ['8', ...Array.from({ length: 101 }, () => '9')];
      const writing = Promise.all(others.map((id) => connection.send(touching(id), never())));
      let done = 1;
      const released = until(() => {
        for (; done < waiting.length; done += 1) waiting[done]?.();
        return done > others.length;
      });
      await released;
      await writing;
      waiting[0]?.();
      await before;
      expect(connection.operation().glance(thing('8'))).toBeNull();
    });
  });

  it('is any call that may change something, a GET too', async () => {
    const [connection] = await serve(counting());
    await connection.ask();
    await connection.send({ ...write, method: 'GET', json: undefined, idempotent: false }, never());
    expect(connection.status().cache.entries).toBe(0);
  });

  it('of one source leaves what is kept of another', async () => {
    const [one] = await serve(counting());
    const [other] = await serve(counting());
    await other.ask();
    await one.send(write, never());
    expect(other.status().cache.entries).toBe(1);
  });
});
