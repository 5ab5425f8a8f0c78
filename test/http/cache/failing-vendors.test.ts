import { describe, expect, it } from '@jest/globals';
import { readThrough } from '../../../src/core/cache-wish.ts';
import { until } from '../events.ts';
import { json, type Answering } from '../local-server.ts';
import { failureOf, never } from '../test-connection.ts';
import { thing, useKeptVendors } from './caching-connection.ts';

const serve = useKeptVendors();

describe('a vendor that fails', () => {
  /** Well for the first call, and from then on as the test says. */
  function turning(then: Answering): Answering {
    let calls = 0;
    return (request, response, raw) => {
      calls += 1;
      if (calls > 1) return then(request, response, raw);
      json(response, { n: 1 });
    };
  }
  const failing = (status = 503) => turning((_request, response) => void response.writeHead(status).end());

  it('leaves what is stale in its place, until that is over', async () => {
    const [connection, server] = await serve(failing());
    const first = await connection.ask();
    const failures = (): number =>
      connection.lines.filter(({ msg }) => msg === 'upstream call failed').length;
    for (const [index, seconds] of [10, 50, 49].entries()) {
      connection.pass(seconds);
      expect(await connection.ask()).toEqual({ ...first, stale: true });
      await until(() => failures() === index + 1);
    }
    expect(server.received).toHaveLength(4);
    connection.pass(1);
    expect(await failureOf(connection.ask())).toMatchObject({ httpStatus: 503 });
  });

  it('is left alone by then, and what is stale is given all the same', async () => {
    const breaker = { minimumCalls: 2, windowMs: 30_000, openMs: 60_000 };
    const [connection, server] = await serve(failing(), {}, { breaker });
    await connection.ask();
    connection.pass(10);
    await connection.ask();
    await until(() => connection.status().health.circuit === 'OPEN');
    expect(await connection.ask()).toMatchObject({ value: { n: 1 }, stale: true });
    await until(() => connection.lines.some(({ msg }) => msg === 'upstream call not sent'));
    expect(server.received).toHaveLength(2);
    expect(await failureOf(connection.ask(thing('2')))).toMatchObject({ code: 'UPSTREAM_CIRCUIT_OPEN' });
  });

  it('is told to who wants no older answer', async () => {
    const [connection] = await serve(failing(502));
    await connection.ask();
    expect(await failureOf(connection.ask(thing(), readThrough))).toMatchObject({ httpStatus: 502 });
    connection.pass(20);
    const wish = { maxAgeMs: 15_000, keep: true };
    expect(await failureOf(connection.ask(thing(), wish))).toMatchObject({ httpStatus: 502 });
    expect(await connection.ask()).toMatchObject({ value: { n: 1 }, stale: true });
  });

  it('has no failure of its kept', async () => {
    let status = 503;
    const [connection] = await serve((_request, response) => {
      if (status === 200) json(response, { n: 1 });
      else response.writeHead(status).end();
    });
    for (status of [503, 500, 403, 401, 429]) await failureOf(connection.ask());
    expect(connection.status().cache.entries).toBe(0);
    status = 200;
    expect((await connection.ask()).value?.n).toBe(1);
  });

  it.each([401, 403, 400])(
    'and one that is well and answers %i are two things: then nothing old is given',
    async (status) => {
      const [connection] = await serve(failing(status));
      await connection.ask();
      connection.pass(10);
      expect(await connection.ask()).toMatchObject({ stale: true });
      await until(() => connection.status().cache.entries === 0);
      expect(await failureOf(connection.ask())).toMatchObject({ httpStatus: status });
    },
  );
});

describe('what is not there', () => {
  const missing: Answering = (_request, response) => void response.writeHead(404).end();

  it('is known for as long as an answer is fresh, and no longer', async () => {
    const [connection, server] = await serve(missing);
    const absent = await connection.ask();
    expect(absent).toMatchObject({ value: null, stale: false });
    connection.pass(9);
    expect(await connection.ask()).toEqual(absent);
    connection.pass(1);
    expect(await connection.ask()).toMatchObject({ value: null, stale: false });
    expect(server.received).toHaveLength(2);
    expect(connection.counts()).toEqual({ MISS: 2, HIT: 1 });
  });

  it('is an error where nobody says what that means', async () => {
    const [connection] = await serve(missing);
    const { request, interpret } = thing();
    const reading = { request, interpret };
    expect(await failureOf(connection.read(reading, never()))).toMatchObject({ httpStatus: 404 });
    expect(connection.status().cache.entries).toBe(0);
  });

  it('takes the place of what was there', async () => {
    let there = true;
    const [connection] = await serve((request, response, raw) => {
      if (there) json(response, { n: 1 });
      else void missing(request, response, raw);
    });
    await connection.ask();
    there = false;
    connection.pass(10);
    expect(await connection.ask()).toMatchObject({ value: { n: 1 }, stale: true });
    await until(() => connection.operation().glance(thing())?.kept === 'fresh');
    expect(await connection.ask()).toMatchObject({ value: null, stale: false });
  });
});
