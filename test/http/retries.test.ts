import { afterEach, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { TransportSettings } from '../../src/http/types.ts';
import { closing, until } from './events.ts';
import { json, startServer, startTcpServer, type LocalServer, type Received } from './local-server.ts';
import { connectTo, failureOf, never, read, write, type TestConnection } from './test-connection.ts';

const { keep, closeAll } = closing();
afterEach(closeAll);

type Step = (response: ServerResponse, request: Received) => void;

const fine: Step = (response) => {
  json(response, { fine: true });
};
const status =
  (code: number, headers: Record<string, string> = {}): Step =>
  (response) =>
    void response.writeHead(code, headers).end();
const reset: Step = (_response, { socket }) => void socket.resetAndDestroy();
const truncated: Step = (response, { socket }) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('{"a":', () => socket.destroy());
};
const garbled: Step = (response) =>
  void response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip');
const noHttp: Step = (_response, { socket }) => void socket.end('SSH-2.0-OpenSSH\r\n');
const hang: Step = () => undefined;

/** A vendor that takes one step for each request, and the last one for all after it. */
async function following(
  steps: readonly Step[],
  settings: Partial<TransportSettings> = {},
): Promise<[TestConnection, LocalServer]> {
  const server = keep(
    await startServer((request, response) => {
      const step = steps[Math.min(server.received.length, steps.length) - 1];
      step?.(response, request);
    }),
  );
  return [keep(connectTo(server.origin, { retries: 2, ...settings })), server];
}

describe('a read that fails', () => {
  it.each<[string, Step]>([
    ['is answered 500', status(500)],
    ['is answered 502', status(502)],
    ['is answered 503', status(503)],
    ['is answered 504', status(504)],
    ['is answered 408', status(408)],
    ['is answered 429', status(429)],
    ['is reset', reset],
    ['is cut short in its body', truncated],
    ['gets a body that cannot be decompressed', garbled],
    ['gets something that is not HTTP', noHttp],
    ['is not answered in time', hang],
  ])('because it %s is tried again', async (_what, step) => {
    const timeouts = { connect: 5_000, response: 50, total: 10_000 };
    const [connection, server] = await following([step, fine], { timeouts });
    expect((await connection.send(read, never())).json()).toEqual({ fine: true });
    expect(server.received.map(({ url }) => url)).toEqual(['/thing', '/thing']);
  });

  it('because nobody takes the connection is tried again', async () => {
    const gone = await startServer(fine as never);
    await gone.close();
    const connection = keep(connectTo(gone.origin, { retries: 2 }));
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(connection.lines.map(({ reason }) => reason)).toEqual(Array(3).fill('ECONNREFUSED'));
  });

  it.each([400, 401, 403, 404, 409, 422, 501])(
    'because it is answered %i is not: the next answer would be the same',
    async (code) => {
      const [connection, server] = await following([status(code), fine]);
      expect(await failureOf(connection.send(read, never()))).toMatchObject({ httpStatus: code });
      expect(server.received).toHaveLength(1);
    },
  );

  it('because its answer is too large is not', async () => {
    const [connection, server] = await following([(response) => void response.end('x'.repeat(200)), fine], {
      maxResponseBytes: 100,
    });
    expect((await failureOf(connection.send(read, never()))).message).toContain('larger than allowed');
    expect(server.received).toHaveLength(1);
  });

  it('because its time is up is not', async () => {
    const [connection, server] = await following([hang], {
      timeouts: { connect: 60, response: 60, total: 60 },
      retries: 10,
    });
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(server.received).toHaveLength(1);
  });

  it.each([0, 1, 3])(
    'is tried again %i times where that is configured, and tells its last failure',
    async (retries) => {
      const steps = [status(500), status(502), status(503), status(504)];
      const [connection, server] = await following(steps, { retries });
      expect(await failureOf(connection.send(read, never()))).toMatchObject({
        httpStatus: [500, 502, 503, 504][retries],
      });
      expect(server.received).toHaveLength(retries + 1);
    },
  );

  it('is tried again too where it asks for a stream, until the body comes', async () => {
    const [connection, server] = await following([status(503), truncated]);
    const { body } = await connection.stream(read, never());
    expect((await failureOf(body.forEach(() => undefined))).message).toContain('cut short');
    expect(server.received).toHaveLength(2);
  });

  it('is one line in the log for each time, with the pause before the next', async () => {
    const [connection] = await following([status(503), fine]);
    await connection.send(read, never());
    expect(connection.lines).toMatchObject([
      { level: 40, status: 503, retryInMs: expect.any(Number) },
      { level: 20, status: 200 },
    ]);
    expect(connection.lines[1]).not.toHaveProperty('retryInMs');
  });

  it('gives its slot to others during the pause', async () => {
    const [connection, server] = await following([status(503, { 'retry-after': '1' }), fine], {
      maxConcurrency: 1,
    });
    const first = connection.send(read, never());
    await until(() => connection.lines.length === 1);
    await connection.send({ ...read, path: '/other' }, never());
    await first;
    expect(server.received.map(({ url }) => url)).toEqual(['/thing', '/other', '/thing']);
  });

  it('and is aborted during the pause ends at once with the reason', async () => {
    const [connection, server] = await following([status(503, { 'retry-after': '8' })]);
    const controller = new AbortController();
    const failure = failureOf(connection.send(read, controller.signal));
    await until(() => connection.lines.length === 1);
    const reason = new Error('nobody waits any more');
    const aborted = performance.now();
    controller.abort(reason);
    expect(await failure).toBe(reason);
    expect(performance.now() - aborted).toBeLessThan(500);
    expect(server.received).toHaveLength(1);
  });
});

describe('a wait that the vendor asks for', () => {
  it.each<[number, Record<string, string>]>([
    [503, { 'retry-after': '1' }],
    [429, { 'retry-after': '1' }],
    [429, { 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }],
  ])('is kept: %i %j', async (code, headers) => {
    const times: number[] = [];
    const noting =
      (step: Step): Step =>
      (response, request) => {
        times.push(performance.now());
        step(response, request);
      };
    const [connection] = await following([noting(status(code, headers)), noting(fine)]);
    await connection.send(read, never());
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(990);
    expect(second - first).toBeLessThan(2_000);
  });

  it('may be a date', async () => {
    const headers = { 'retry-after': new Date(Date.now() + 60_000).toUTCString() };
    const [connection, server] = await following([status(503, headers), fine]);
    const { retryAfter } = await failureOf(connection.send(read, never()));
    expect(retryAfter).toBeGreaterThan(57);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect(server.received).toHaveLength(1);
  });

  it.each([429, 503])('that does not fit is told at once with its length: %i', async (code) => {
    const [connection, server] = await following([status(code, { 'retry-after': '60' }), fine]);
    const started = performance.now();
    expect(await failureOf(connection.send(read, never()))).toMatchObject({
      httpStatus: code,
      retryAfter: 60,
    });
    expect(performance.now() - started).toBeLessThan(500);
    expect(server.received).toHaveLength(1);
    expect(connection.lines).toHaveLength(1);
    expect(connection.lines[0]).not.toHaveProperty('retryInMs');
  });
});

describe('a write that fails', () => {
  it.each<[string, Step]>([
    ['is answered 500', status(500)],
    ['is answered 503', status(503, { 'retry-after': '0' })],
    ['is answered 504', status(504)],
    ['is reset', reset],
    ['is cut short in its answer', truncated],
    ['is not answered in time', hang],
  ])('because it %s may have been done, and is not tried again', async (_what, step) => {
    const timeouts = { connect: 5_000, response: 50, total: 10_000 };
    const [connection, server] = await following([step, fine], { timeouts });
    await failureOf(connection.send(write, never()));
    expect(server.received).toHaveLength(1);
  });

  it.each<[string, Step]>([
    ['is answered 500', status(500)],
    ['is answered 504', status(504)],
    ['is reset', reset],
    ['is cut short in its answer', truncated],
    ['is not answered in time', hang],
  ])('because it %s is told as one that may have been done', async (_what, step) => {
    const timeouts = { connect: 5_000, response: 50, total: 10_000 };
    const [connection] = await following([step], { timeouts });
    const failure = await failureOf(connection.send(write, never()));
    expect(failure).toMatchObject({ retryable: false });
    expect(failure.message).toContain('Whether it was done is not known');
  });

  it.each([429, 503])('because it is answered %i was not done, so asking again is safe', async (code) => {
    const [connection] = await following([status(code, { 'retry-after': '60' })]);
    const failure = await failureOf(connection.send(write, never()));
    expect(failure).toMatchObject({ retryable: true, retryAfter: 60 });
    expect(failure.message).not.toContain('not known');
  });

  it('because there were too many was not done, and is tried again', async () => {
    const [connection, server] = await following([status(429), fine]);
    await connection.send(write, never());
    expect(server.received.map(({ method, body }) => [method, body])).toEqual(
      Array(2).fill(['POST', '{"a":1}']),
    );
  });

  it('is not tried again, not even for a 429, where it must go out once', async () => {
    const [connection, server] = await following([status(429, { 'retry-after': '0' }), fine]);
    const failure = await failureOf(connection.send({ ...write, once: true }, never()));
    expect(failure).toMatchObject({ code: 'UPSTREAM_RATE_LIMITED' });
    expect(server.received).toHaveLength(1);
  });

  it('because nobody took the connection was not sent, and is tried again', async () => {
    const gone = await startServer(fine as never);
    await gone.close();
    const connection = keep(connectTo(gone.origin, { retries: 2 }));
    expect(await failureOf(connection.send(write, never()))).toMatchObject({
      message: 'Source "acme" could not be reached for writeThing.',
      retryable: true,
    });
    expect(connection.lines).toHaveLength(3);
  });

  it('because connecting took too long was not sent, and is tried again', async () => {
    const silent = keep(await startTcpServer(() => undefined, 'https'));
    const timeouts = { connect: 30, response: 5_000, total: 5_000 };
    const connection = keep(connectTo(silent.origin, { retries: 1, timeouts }));
    expect((await failureOf(connection.send(write, never()))).message).toContain('connect time-out');
    expect(connection.lines).toHaveLength(2);
  });

  it('is tried again where it says that this changes nothing', async () => {
    const [connection, server] = await following([status(503), fine]);
    await connection.send({ ...write, idempotent: true }, never());
    expect(server.received).toHaveLength(2);
  });

  it('is not tried again for being a GET', async () => {
    const [connection, server] = await following([status(503), fine]);
    await failureOf(connection.send({ ...read, idempotent: false }, never()));
    expect(server.received).toHaveLength(1);
  });

  it.each([429, 503])('is never tried again where its body was a stream: %i', async (code) => {
    const [connection, server] = await following([status(code), fine]);
    const upload = { ...write, json: undefined, idempotent: true, stream: () => Readable.from(['bytes']) };
    await failureOf(connection.send(upload, never()));
    expect(server.received).toHaveLength(1);
  });
});

describe('the budget of a source', () => {
  it('keeps repetitions to a fifth of its calls', async () => {
    const [connection, server] = await following([status(503)], {
      retries: 10,
      maxConcurrency: 100,
      breaker: { minimumCalls: 10_000, windowMs: 30_000, openMs: 10_000 },
    });
    await Promise.all(Array.from({ length: 100 }, () => failureOf(connection.send(read, never()))));
    expect(server.received).toHaveLength(120);
  });
});
