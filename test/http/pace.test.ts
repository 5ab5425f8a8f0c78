import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { callTimes } from '../../src/http/pace.ts';
import { closing, until } from './events.ts';
import { json, startServer, type Answering } from './local-server.ts';
import { connectTo, failureOf, never, read, type TestConnection } from './test-connection.ts';

const { keep, closeAll } = closing();
afterEach(closeAll);

async function serve(
  answer: Answering,
  settings: Parameters<typeof connectTo>[1] = {},
): Promise<TestConnection> {
  const server = keep(await startServer(answer));
  return keep(connectTo(server.origin, settings));
}

describe('how long an operation’s calls take', () => {
  it('is not known before the first, and then a mean in which the last counts for a fifth', () => {
    const times = callTimes();
    expect(times.of('get')).toBeNull();
    times.note('get', 100);
    expect(times.of('get')).toBe(100);
    times.note('get', 200);
    expect(times.of('get')).toBe(120);
    expect(times.of('list')).toBeNull();
  });

  it('comes near what it has become, whatever it was', () => {
    const times = callTimes();
    times.note('get', 60_000);
    for (let call = 0; call < 50; call += 1) times.note('get', 20);
    expect(times.of('get')).toBeLessThan(21);
  });

  it('is the vendor’s time, without the wait for a place', async () => {
    const connection = await serve(
      async ({ url }, response) => {
        if (url === '/slow') await pause(300);
        json(response, {});
      },
      { maxConcurrency: 1 },
    );
    const calls = ['slow', 'quick'].map((name) =>
      connection.send({ ...read, operationId: name, path: `/${name}` }, never()),
    );
    await Promise.all(calls);
    await until(() => connection.pace.tookMs('quick') !== null);
    expect(connection.pace.tookMs('slow')).toBeGreaterThan(290);
    expect(connection.pace.tookMs('quick')).toBeLessThan(290);
    expect(connection.pace.concurrency).toBe(1);
  });

  it('is not learnt from calls that fail', async () => {
    const connection = await serve((_request, response) => void response.writeHead(500).end());
    await failureOf(connection.send(read, never()));
    await new Promise(setImmediate);
    expect(connection.pace.tookMs('readThing')).toBeNull();
  });
});

describe('how far apart calls may be', () => {
  const telling = (remaining: number, reset: number): Answering => {
    return (_request, response) => {
      response.setHeader('X-RateLimit-Limit', 100);
      response.setHeader('X-RateLimit-Remaining', remaining);
      response.setHeader('X-RateLimit-Reset', reset);
      json(response, {});
    };
  };

  it('is not known where the vendor tells no limit', async () => {
    const connection = await serve((_request, response) => {
      json(response, {});
    });
    await connection.send(read, never());
    expect(connection.pace.spacingMs()).toBeNull();
  });

  it('is the time that is left by the calls that are left', async () => {
    const connection = await serve(telling(50, 10));
    await connection.send(read, never());
    const spacing = connection.pace.spacingMs() ?? 0;
    expect(spacing).toBeGreaterThan(150);
    expect(spacing).toBeLessThanOrEqual(210);
  });

  it('is endless when none is left', async () => {
    const connection = await serve(telling(0, 10));
    await connection.send(read, never());
    expect(connection.pace.spacingMs()).toBe(Infinity);
  });

  it('is that of a configured limit as well', async () => {
    const connection = await serve(
      (_request, response) => {
        json(response, {});
      },
      { rateLimit: { requests: 11, perSeconds: 10 } },
    );
    await connection.send(read, never());
    expect(connection.pace.spacingMs()).toBeGreaterThan(900);
    expect(connection.pace.spacingMs()).toBeLessThanOrEqual(1_000);
  });
});
