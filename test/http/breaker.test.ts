import { afterEach, describe, expect, it } from '@jest/globals';
import type { TransportSettings } from '../../src/http/types.ts';
import { closing, until } from './events.ts';
import { json, startServer, type Answering, type LocalServer } from './local-server.ts';
import { connectTo, failureOf, never, read, write, type TestConnection } from './test-connection.ts';

const { keep, closeAll } = closing();
afterEach(closeAll);

const brief = { minimumCalls: 10, windowMs: 30_000, openMs: 60 };

async function serve(
  answer: Answering,
  settings: Partial<TransportSettings> = {},
): Promise<[TestConnection, LocalServer]> {
  const server = keep(await startServer(answer));
  return [keep(connectTo(server.origin, { breaker: brief, ...settings })), server];
}

async function repeat(count: number, call: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < count; done += 1) await call().catch(() => undefined);
  // The verdict on an answer is in at the end of the turn in which it was read.
  await new Promise(setImmediate);
}

const circuit = (connection: TestConnection): string => connection.status().health.circuit;
const opened = { code: 'UPSTREAM_CIRCUIT_OPEN', retryable: true, source: 'acme', operationId: 'readThing' };

describe('the breaker of a source', () => {
  it.each<[string, Answering]>([
    ['status 500', (_request, response) => void response.writeHead(500).end()],
    ['status 504', (_request, response) => void response.writeHead(504).end()],
    ['a reset', ({ socket }) => void socket.resetAndDestroy()],
    ['no answer in time', () => undefined],
    [
      'half an answer',
      ({ socket }, response) => {
        response.writeHead(200, { 'content-length': '9' });
        response.write('{', () => socket.destroy());
      },
    ],
    ['an answer that is too large', (_request, response) => void response.end('x'.repeat(2_000))],
    ['what is not HTTP', ({ socket }) => void socket.end('hello\r\n')],
  ])('opens at the tenth fault that is %s, and asks no more', async (_what, answer) => {
    const timeouts = { connect: 5_000, response: 30, total: 5_000 };
    const breaker = { ...brief, openMs: 10_000 };
    const [connection, server] = await serve(answer, { timeouts, breaker, maxResponseBytes: 1_000 });
    await repeat(9, () => connection.send(read, never()));
    expect(circuit(connection)).toBe('CLOSED');
    await repeat(1, () => connection.send(read, never()));
    expect(circuit(connection)).toBe('OPEN');
    for (const request of [read, { ...write, operationId: 'readThing' }]) {
      const failure = await failureOf(connection.send(request, never()));
      expect(failure).toMatchObject({ ...opened, retryAfter: 10 });
    }
    expect(await failureOf(connection.stream(read, never()))).toMatchObject(opened);
    expect(server.received).toHaveLength(10);
  });

  it('refuses in less than 5 ms', async () => {
    const [connection] = await serve((_request, response) => void response.writeHead(500).end(), {
      breaker: { ...brief, openMs: 10_000 },
    });
    await repeat(10, () => connection.send(read, never()));
    const times = [];
    for (let call = 0; call < 21; call += 1) {
      const started = performance.now();
      await failureOf(connection.send(read, never()));
      times.push(performance.now() - started);
    }
    // The middle one: the machine itself may take a break.
    expect(times.sort((a, b) => a - b)[10]).toBeLessThan(5);
  });

  it('refuses at once, and not only after a wait in line', async () => {
    const [connection] = await serve((_request, response) => {
      response.writeHead(500, { 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': '1' }).end();
    });
    await repeat(10, () => connection.send(read, never()));
    expect(connection.status().rateLimit.remaining).toBe(0);
    expect(await failureOf(connection.send(read, never()))).toMatchObject(opened);
  });

  it('refuses at once whoever is in line when it opens', async () => {
    const gate = Promise.withResolvers<undefined>();
    const [connection, server] = await serve(
      async ({ url }, response) => {
        if (url === '/slow') await gate.promise;
        response.writeHead(500).end();
      },
      { maxConcurrency: 2, breaker: { minimumCalls: 1, windowMs: 30_000, openMs: 10_000 } },
    );
    const slow = failureOf(connection.send({ ...read, path: '/slow' }, never()));
    await until(() => server.received.length === 1);
    const calls = Array.from({ length: 6 }, () => failureOf(connection.send(read, never())));
    const codes = (await Promise.all(calls)).map(({ code, retryAfter }) => [code, retryAfter]);
    expect(codes.filter(([code]) => code === 'UPSTREAM_UNAVAILABLE').length).toBeLessThanOrEqual(2);
    expect(codes.slice(2)).toEqual(Array(4).fill(['UPSTREAM_CIRCUIT_OPEN', 10]));
    gate.resolve(undefined);
    await slow;
  });

  it.each([
    ['JSON', (connection: TestConnection) => connection.send(read, never()).then((answer) => answer.json())],
    [
      'the shape that was promised',
      (connection: TestConnection) =>
        connection.send(read, never()).then(() => {
          throw connection.invalid('readThing', 'data: is missing');
        }),
    ],
  ])('counts an answer that is not %s as a fault', async (_what, call) => {
    const [connection, server] = await serve((_request, response) => void response.end('<html>'));
    await repeat(10, () => call(connection));
    expect(circuit(connection)).toBe('OPEN');
    expect(server.received).toHaveLength(10);
  });

  it.each([400, 401, 403, 404, 408, 409, 422, 429])('does not count status %i', async (status) => {
    const [connection] = await serve((_request, response) => void response.writeHead(status).end());
    await repeat(15, () => connection.send(read, never()));
    expect(circuit(connection)).toBe('CLOSED');
  });

  it('does not count what its callers give up', async () => {
    const [connection, server] = await serve(() => undefined);
    for (let call = 1; call <= 15; call += 1) {
      const controller = new AbortController();
      const failure = failureOf(connection.send(read, controller.signal));
      await until(() => server.received.length === call);
      controller.abort(new Error('left'));
      await failure;
    }
    expect(circuit(connection)).toBe('CLOSED');
  });

  it('needs faults to be half of its calls', async () => {
    let failing = false;
    const [connection] = await serve(
      (_request, response) => void response.writeHead(failing ? 500 : 200).end(),
    );
    await repeat(12, () => connection.send(read, never()));
    failing = true;
    await repeat(11, () => connection.send(read, never()));
    expect(circuit(connection)).toBe('CLOSED');
    await repeat(1, () => connection.send(read, never()));
    expect(circuit(connection)).toBe('OPEN');
  });

  it('forgets faults that are older than its window', async () => {
    const breaker = { ...brief, windowMs: 60 };
    const [connection] = await serve((_request, response) => void response.writeHead(500).end(), { breaker });
    await repeat(5, () => connection.send(read, never()));
    const then = performance.now();
    await until(() => performance.now() - then > 62);
    await repeat(5, () => connection.send(read, never()));
    expect(circuit(connection)).toBe('CLOSED');
  });

  it('tells the log when it opens and closes, and is quiet about each call it refuses', async () => {
    let failing = true;
    const [connection] = await serve(
      (_request, response) => void response.writeHead(failing ? 500 : 200).end(),
    );
    await repeat(12, () => connection.send(read, never()));
    failing = false;
    await until(() => circuit(connection) === 'HALF_OPEN');
    await repeat(1, () => connection.send(read, never()));
    const told = connection.lines.filter((line) => 'circuit' in line);
    expect(told.map((line) => [line['level'], line['circuit']])).toEqual([
      [40, 'OPEN'],
      [30, 'HALF_OPEN'],
      [30, 'CLOSED'],
    ]);
    expect(connection.lines.filter(({ code }) => code === 'UPSTREAM_CIRCUIT_OPEN')).toMatchObject([
      { level: 20 },
      { level: 20 },
    ]);
  });
});

describe('a breaker that has been open long enough', () => {
  async function halfOpen(
    then: Answering,
    settings: Partial<TransportSettings> = {},
  ): Promise<[TestConnection, LocalServer]> {
    let failing = true;
    const answer: Answering = (request, response, raw) =>
      failing ? void response.writeHead(500).end() : then(request, response, raw);
    const [connection, server] = await serve(answer, settings);
    await repeat(10, () => connection.send(read, never()));
    failing = false;
    await until(() => circuit(connection) === 'HALF_OPEN');
    return [connection, server];
  }

  it('lets one call through, refuses the others, and closes when it succeeds', async () => {
    const gate = Promise.withResolvers<undefined>();
    // With one place, which the probe has: the others are not told to wait for it.
    const [connection, server] = await halfOpen(
      async (_request, response) => {
        await gate.promise;
        json(response, {});
      },
      { maxConcurrency: 1 },
    );
    const probe = connection.send(read, never());
    const sameTurn = failureOf(connection.send(read, never()));
    await until(() => server.received.length === 11);
    expect(await sameTurn).toMatchObject(opened);
    const others = await Promise.all(
      Array.from({ length: 5 }, () => failureOf(connection.send(read, never()))),
    );
    expect(others.map(({ code, retryAfter }) => [code, retryAfter])).toEqual(
      Array(5).fill(['UPSTREAM_CIRCUIT_OPEN', 1]),
    );
    expect(connection.status().health).toMatchObject({ status: 'DEGRADED', circuit: 'HALF_OPEN' });
    gate.resolve(undefined);
    await probe;
    await until(() => circuit(connection) === 'CLOSED');
    expect(server.received).toHaveLength(11);
    await Promise.all(Array.from({ length: 5 }, () => connection.send(read, never())));
  });

  it('opens again when that call fails', async () => {
    const [connection, server] = await halfOpen((_request, response) => void response.writeHead(503).end());
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ httpStatus: 503 });
    expect(await failureOf(connection.send(read, never()))).toMatchObject(opened);
    expect(server.received).toHaveLength(11);
  });

  it('opens again when that call is answered with something else', async () => {
    const [connection] = await halfOpen((_request, response) => void response.end('<html>'));
    const answer = await connection.send(read, never());
    expect(() => answer.json()).toThrow();
    await until(() => circuit(connection) !== 'HALF_OPEN');
    expect(circuit(connection)).toBe('OPEN');
  });

  it('lets the next call through when the caller of the first has left', async () => {
    let answering = false;
    const [connection, server] = await halfOpen((_request, response) => {
      if (answering) json(response, {});
    });
    const controller = new AbortController();
    const failure = failureOf(connection.send(read, controller.signal));
    await until(() => server.received.length === 11);
    controller.abort(new Error('left'));
    await failure;
    expect(circuit(connection)).toBe('HALF_OPEN');
    answering = true;
    await connection.send(read, never());
    await until(() => circuit(connection) === 'CLOSED');
  });

  it('lets another call through when the first is a file that somebody reads slowly', async () => {
    const [connection, server] = await halfOpen((_request, response, raw) => {
      if (raw.url === '/file') response.end(Buffer.alloc(4_000_000));
      else json(response, {});
    });
    const file = await connection.stream({ ...read, path: '/file' }, never());
    expect(await failureOf(connection.send(read, never()))).toMatchObject(opened);
    let passed = false;
    while (!passed) passed = await connection.send(read, never()).then(Boolean, () => false);
    await until(() => circuit(connection) === 'CLOSED');
    expect(server.received).toHaveLength(12);
    file.body.destroy();
  });

  it('takes a refusal for a sign of life', async () => {
    const [connection] = await halfOpen((_request, response) => void response.writeHead(404).end());
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ httpStatus: 404 });
    await until(() => circuit(connection) === 'CLOSED');
  });
});
