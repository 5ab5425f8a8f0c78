import { describe, expect, it } from '@jest/globals';
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
