import { describe, expect, it } from '@jest/globals';
import { passBy, readThrough } from '../../../src/core/cache-wish.ts';
import { counting, thing, useKeptVendors } from './caching-connection.ts';

const serve = useKeptVendors();

describe('a request’s own wish', () => {
  it('may be the vendor’s answer of this moment, which is kept for others', async () => {
    const [connection] = await serve(counting());
    await connection.ask();
    expect((await connection.ask(thing(), readThrough)).value?.n).toBe(2);
    expect((await connection.ask()).value?.n).toBe(2);
    expect(connection.counts()).toEqual({ MISS: 1, BYPASS: 1, HIT: 1 });
  });

  it('may be an answer of a certain age', async () => {
    const [connection] = await serve(counting());
    await connection.ask();
    connection.pass(5);
    expect((await connection.ask(thing(), { maxAgeMs: 5_000, keep: true })).value?.n).toBe(1);
    expect((await connection.ask(thing(), { maxAgeMs: 4_999, keep: true })).value?.n).toBe(2);
    connection.pass(20);
    const longer = { maxAgeMs: 20_000, keep: true };
    expect(await connection.ask(thing(), longer)).toMatchObject({ value: { n: 2 }, stale: true });
  });

  it('may be that nothing stays behind', async () => {
    const [connection, server] = await serve(counting());
    await connection.ask(thing(), passBy);
    expect(connection.status().cache.entries).toBe(0);
    await connection.ask();
    expect((await connection.ask(thing(), passBy)).value?.n).toBe(3);
    expect((await connection.ask()).value?.n).toBe(2);
    const alone = await Promise.all([connection.ask(thing('1'), passBy), connection.ask(thing('1'), passBy)]);
    expect(alone.map(({ value }) => value?.n).toSorted()).toEqual([4, 5]);
    expect(server.received).toHaveLength(5);
  });
});
