import { afterEach, describe, expect, it } from '@jest/globals';
import { createRateGate, type RateGate } from '../../src/http/rate-gate.ts';
import type { TransportSettings } from '../../src/http/types.ts';
import { closing, until } from './events.ts';
import { startLimitedVendor, type LimitedVendor } from './limited-vendor.ts';
import { json, startServer } from './local-server.ts';
import { connectTo, failureOf, never, read, write, type TestConnection } from './test-connection.ts';

const { keep, closeAll } = closing();
afterEach(closeAll);

/** A vendor with fixed windows, of a second if not told otherwise. */
async function limited(
  limit: number,
  settings: Partial<TransportSettings> = {},
  seconds = 1,
): Promise<[TestConnection, LimitedVendor]> {
  const vendor = keep(await startLimitedVendor(limit, seconds));
  return [keep(connectTo(vendor.origin, settings)), vendor];
}

describe('a vendor whose limit is known', () => {
  it('is never asked for more: reads and writes wait in line', async () => {
    const [connection, vendor] = await limited(4);
    await connection.send(read, never());
    const started = performance.now();
    const calls = Array.from({ length: 9 }, (_none, index) =>
      connection.send({ ...(index % 2 ? read : write), path: `/${String(index)}` }, never()),
    );
    expect(connection.status().rateLimit).toMatchObject({
      limit: 4,
      remaining: 0,
      origin: 'OBSERVED',
      waiting: 6,
    });
    await Promise.all(calls);
    expect(vendor.statuses).toEqual(Array(10).fill(200));
    expect(performance.now() - started).toBeGreaterThan(1_900);
    expect(connection.status().rateLimit).toMatchObject({ remaining: 2, waiting: 0 });
  });

  it('gets the calls in the order in which they came', async () => {
    const [connection, vendor] = await limited(1);
    await connection.send(read, never());
    await Promise.all(['/a', '/b'].map((path) => connection.send({ ...read, path }, never())));
    expect(vendor.received.map(({ url }) => url)).toEqual(['/thing', '/a', '/b']);
  });

  it('does not get a call whose turn would come too late: it fails at once and says when to come again', async () => {
    const [connection, vendor] = await limited(
      1,
      { timeouts: { connect: 900, response: 900, total: 900 } },
      50,
    );
    await connection.send(read, never());
    const started = performance.now();
    expect(await failureOf(connection.send(read, never()))).toMatchObject({
      code: 'UPSTREAM_RATE_LIMITED',
      httpStatus: undefined,
      retryAfter: 50,
      retryable: true,
    });
    expect(performance.now() - started).toBeLessThan(500);
    expect(vendor.received).toHaveLength(1);
  });

  it('lets some of a crowd wait, and tells the rest at once', async () => {
    const [connection, vendor] = await limited(2, {
      timeouts: { connect: 1_600, response: 1_600, total: 1_600 },
    });
    await connection.send(read, never());
    const started = performance.now();
    const refusedAfter: number[] = [];
    const calls = Array.from({ length: 7 }, () =>
      connection.send(read, never()).catch(() => {
        refusedAfter.push(performance.now() - started);
      }),
    );
    await Promise.all(calls);
    expect(refusedAfter).toHaveLength(4);
    // Before the window ends, and so before anybody's time is up.
    expect(Math.max(...refusedAfter)).toBeLessThan(950);
    expect(vendor.statuses).toEqual(Array(4).fill(200));
  });

  it('does not get a call whose caller left the line, and the next one moves up', async () => {
    const [connection, vendor] = await limited(1);
    await connection.send(read, never());
    const controller = new AbortController();
    const reason = new Error('left');
    const failure = failureOf(connection.send({ ...read, path: '/left' }, controller.signal));
    const next = connection.send({ ...read, path: '/next' }, never());
    expect(connection.status().rateLimit.waiting).toBe(2);
    controller.abort(reason);
    expect(await failure).toBe(reason);
    expect(connection.status().rateLimit.waiting).toBe(1);
    await next;
    expect(vendor.received.map(({ url }) => url)).toEqual(['/thing', '/next']);
  });

  it('and says 429 all the same gets no call from anybody until the wait is over', async () => {
    let refusing = true;
    const server = keep(
      await startServer((_request, response) => {
        if (refusing) response.writeHead(429, { 'retry-after': '1' }).end();
        else json(response, {});
      }),
    );
    const connection = keep(connectTo(server.origin));
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ httpStatus: 429, retryAfter: 1 });
    refusing = false;
    const started = performance.now();
    await Promise.all([read, write].map((request) => connection.send(request, never())));
    expect(performance.now() - started).toBeGreaterThan(900);
    expect(server.received).toHaveLength(3);
  });
});

describe('a limit that is configured', () => {
  it('holds calls back though the vendor tells nothing', async () => {
    const times: number[] = [];
    const server = keep(
      await startServer((_request, response) => {
        times.push(performance.now());
        json(response, {});
      }),
    );
    const connection = keep(connectTo(server.origin, { rateLimit: { requests: 2, perSeconds: 1 } }));
    const calls = Array.from({ length: 5 }, () => connection.send(read, never()));
    expect(connection.status().rateLimit).toMatchObject({
      limit: 2,
      remaining: 0,
      origin: 'CONFIGURED',
      waiting: 3,
    });
    await Promise.all(calls);
    for (const [index, time] of times.entries()) {
      expect(time - (times[index - 2] ?? -Infinity)).toBeGreaterThan(950);
    }
  });
});

describe('a vendor that tells no limit', () => {
  it('is asked without waiting', async () => {
    const server = keep(
      await startServer((_request, response) => {
        json(response, {});
      }),
    );
    const connection = keep(connectTo(server.origin));
    await Promise.all(Array.from({ length: 30 }, () => connection.send(read, never())));
    expect(connection.status().rateLimit).toEqual({
      limit: null,
      remaining: null,
      resetsAt: null,
      origin: 'UNKNOWN',
      waiting: 0,
    });
  });
});

describe('a call that waited for the limit and then was not sent', () => {
  it('leaves its place to another', async () => {
    const [connection, vendor] = await limited(3, { maxConcurrency: 1 });
    await connection.send(read, never());
    const controller = new AbortController();
    const first = connection.send(read, never());
    // It has its leave, and waits for the only slot.
    const second = failureOf(connection.send(read, controller.signal));
    await until(() => connection.status().rateLimit.remaining === 0);
    controller.abort(new Error('left'));
    await second;
    expect(connection.status().rateLimit.remaining).toBe(1);
    await first;
    expect(vendor.received).toHaveLength(2);
  });
});

describe('the line', () => {
  function gateAt(clock: { now: number }): RateGate {
    return createRateGate({ requests: 1, perSeconds: 1 }, () => clock.now);
  }

  it('lets nobody in from the side when its first could go', async () => {
    const clock = { now: 0 };
    const gate = gateAt(clock);
    await gate.pass(never(), Infinity);
    const order: string[] = [];
    const first = gate.pass(never(), Infinity).then(() => order.push('first'));
    clock.now = 1_000;
    const second = gate.pass(never(), Infinity).then(() => order.push('second'));
    await first;
    expect(order).toEqual(['first']);
    clock.now = 2_000;
    await second;
  });

  it('is a thousand calls long at most', async () => {
    const controller = new AbortController();
    const gate = gateAt({ now: 0 });
    await gate.pass(never(), Infinity);
    const waiting = Array.from({ length: 1_000 }, () => gate.pass(controller.signal, Infinity));
    await expect(gate.pass(never(), Infinity)).rejects.toMatchObject({ waitMs: 1_001_000 });
    expect(gate.status().waiting).toBe(1_000);
    controller.abort(new Error('left'));
    await Promise.allSettled(waiting);
    expect(gate.status().waiting).toBe(0);
  });
});
