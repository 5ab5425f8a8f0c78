import { afterEach, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import type { TransportSettings } from '../../src/http/types.ts';
import { closing, until } from './events.ts';
import { json, startServer, type Answering, type LocalServer } from './local-server.ts';
import { connectTo, failureOf, never, read, write, type TestConnection } from './test-connection.ts';

const { keep, closeAll } = closing();
afterEach(closeAll);

async function serve(
  answer: Answering,
  settings: Partial<TransportSettings> = {},
): Promise<[TestConnection, LocalServer]> {
  const server = keep(await startServer(answer));
  return [keep(connectTo(server.origin, settings)), server];
}

function inMs(ms: number): { readonly deadline: () => number } {
  const deadline = performance.now() + ms;
  return { deadline: () => deadline };
}

describe('the deadline of an operation', () => {
  const late = { code: 'UPSTREAM_TIMEOUT', source: 'acme', operationId: 'readThing', retryable: true };

  it.each([read, { ...write, operationId: 'readThing' }])(
    'ends a call that is under way ($method)',
    async (request) => {
      const closed = Promise.withResolvers<undefined>();
      const [connection] = await serve((_request, response) => {
        response.once('close', () => {
          closed.resolve(undefined);
        });
      });
      const started = performance.now();
      const failure = await failureOf(connection.during(inMs(500)).send(request, never()));
      expect(failure).toMatchObject({ ...late, retryable: request === read });
      expect(failure.message).toContain('the time for the whole operation was up');
      // Its own time would be up later.
      expect(performance.now() - started).toBeLessThan(5_000);
      await closed.promise;
    },
  );

  it('does not cut off a file that is on its way, but lets none begin', async () => {
    const [connection, server] = await serve((_request, response) => {
      json(response, {});
    });
    async function* slowly(): AsyncGenerator<string> {
      yield 'one ';
      const { deadline } = inMs(80);
      await until(() => performance.now() > deadline());
      yield 'two';
    }
    const upload = { ...write, json: undefined, stream: () => Readable.from(slowly()) };
    await connection.during(inMs(50)).send(upload, never());
    expect(server.received).toMatchObject([{ body: 'one two' }]);
    await failureOf(connection.during(inMs(-1)).send(upload, never()));
    expect(server.received).toHaveLength(1);
  });

  it('gives what follows a file the time that the file took', async () => {
    const [connection] = await serve((_request, response) => {
      json(response, {});
    });
    const { deadline } = inMs(500);
    const operation = connection.during({ deadline });
    async function* slowly(): AsyncGenerator<string> {
      yield 'one ';
      await until(() => performance.now() > deadline());
      yield 'two';
    }
    await operation.send({ ...write, json: undefined, stream: () => Readable.from(slowly()) }, never());
    await operation.send(read, never());
    expect(performance.now()).toBeGreaterThan(deadline());
  });

  it('may move later while a call is under way', async () => {
    const answer = Promise.withResolvers<undefined>();
    const [connection] = await serve(async (_request, response) => {
      await answer.promise;
      json(response, {});
    });
    const first = performance.now() + 50;
    let moved = 0;
    const deadline = (): number => {
      if (performance.now() < first) return first;
      moved = performance.now() + 5_000;
      return moved;
    };
    const call = connection.during({ deadline }).send(read, never());
    await until(() => moved > 0);
    answer.resolve(undefined);
    expect((await call).status).toBe(200);
  });

  it('ends a body that is under way', async () => {
    const [connection] = await serve((_request, response) => void response.write('{'));
    expect(await failureOf(connection.during(inMs(80)).send(read, never()))).toMatchObject(late);
    const { body } = await connection.during(inMs(80)).stream(read, never());
    expect(await failureOf(body.forEach(() => undefined))).toMatchObject(late);
  });

  it('ends the wait for a free slot, and nothing is sent', async () => {
    const [connection, server] = await serve(() => undefined, { maxConcurrency: 1 });
    const controller = new AbortController();
    const first = failureOf(connection.send(read, controller.signal));
    await until(() => server.received.length === 1);
    expect(await failureOf(connection.during(inMs(50)).send(read, never()))).toMatchObject(late);
    expect(server.received).toHaveLength(1);
    controller.abort(new Error('done'));
    await first;
  });

  it('that has passed lets nothing be sent', async () => {
    const [connection, server] = await serve((_request, response) => {
      json(response, {});
    });
    const operation = connection.during(inMs(-1));
    for (const call of [operation.send(read, never()), operation.stream(write, never())]) {
      expect(await failureOf(call)).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    }
    expect(server.received).toHaveLength(0);
  });

  it('leaves no room for a pause that goes beyond it', async () => {
    const [connection, server] = await serve(
      (_request, response) => void response.writeHead(503, { 'retry-after': '2' }).end(),
      { retries: 2 },
    );
    const failure = await failureOf(connection.during(inMs(1_000)).send(read, never()));
    expect(failure).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryAfter: 2 });
    expect(server.received).toHaveLength(1);
  });

  it('leaves no room for a wait in line that goes beyond it, however long a call may take', async () => {
    const [connection, server] = await serve((_request, response) => {
      response.setHeader('X-RateLimit-Remaining', 0);
      response.setHeader('X-RateLimit-Reset', 3);
      json(response, {});
    });
    await connection.send(read, never());
    expect(await failureOf(connection.during(inMs(2_000)).send(read, never()))).toMatchObject({
      code: 'UPSTREAM_RATE_LIMITED',
      retryAfter: 3,
    });
    expect(server.received).toHaveLength(1);
  });

  it('bounds a wait in line, and the time of a call does not', async () => {
    let refusing = true;
    const [connection, server] = await serve(
      (_request, response) => {
        if (!refusing) {
          json(response, {});
          return;
        }
        refusing = false;
        response.writeHead(429, { 'retry-after': '1' }).end();
      },
      { retries: 1, timeouts: { connect: 600, response: 600, total: 600 } },
    );
    await connection.during(inMs(5_000)).send(read, never());
    expect(server.received).toHaveLength(2);
  });

  it('is one operation’s own', async () => {
    const [connection] = await serve((_request, response) => {
      json(response, {});
    });
    const over = connection.during(inMs(-1));
    await connection.during(inMs(5_000)).send(read, never());
    await connection.send(read, never());
    expect(await failureOf(over.send(read, never()))).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  });

  it('that leaves the vendor no time says nothing about the vendor', async () => {
    const [connection] = await serve(() => undefined, {
      breaker: { minimumCalls: 5, windowMs: 30_000, openMs: 9_000 },
    });
    await Promise.all(
      Array.from({ length: 10 }, () => failureOf(connection.during(inMs(40)).send(read, never()))),
    );
    expect(connection.status().health).toMatchObject({ status: 'UNKNOWN', circuit: 'CLOSED' });
  });

  it('that a vendor lets pass although it had its time is the vendor’s fault', async () => {
    const [connection] = await serve(() => undefined, {
      breaker: { minimumCalls: 5, windowMs: 30_000, openMs: 9_000 },
    });
    await Promise.all(
      Array.from({ length: 5 }, () => failureOf(connection.during(inMs(1_100)).send(read, never()))),
    );
    await until(() => connection.status().health.circuit === 'OPEN');
  });
});

describe('what an operation is told when the breaker is open', () => {
  const breaker = { minimumCalls: 2, windowMs: 30_000, openMs: 10_000 };

  it('is the first cause, where it has met that itself', async () => {
    const [connection, server] = await serve(
      (_request, response) => void response.writeHead(503, { 'x-request-id': 'r-1' }).end(),
      { breaker },
    );
    const operation = connection.during({});
    await Promise.all([1, 2].map(() => failureOf(operation.send(read, never()))));
    const again = await failureOf(operation.send({ ...read, operationId: 'readOther' }, never()));
    expect(again).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', httpStatus: 503, requestId: 'r-1' });
    for (const other of [connection.during({}), connection]) {
      expect(await failureOf(other.send(read, never()))).toMatchObject({ code: 'UPSTREAM_CIRCUIT_OPEN' });
    }
    expect(server.received).toHaveLength(2);
  });

  it('is the first cause of a call whose own repetition is refused', async () => {
    const [connection, server] = await serve((_request, response) => void response.writeHead(502).end(), {
      breaker,
      retries: 5,
    });
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ httpStatus: 502 });
    expect(server.received).toHaveLength(2);
  });

  it('is the first cause too where that was an answer of another shape', async () => {
    const [connection] = await serve(
      (_request, response) => {
        json(response, {});
      },
      { breaker },
    );
    const operation = connection.during({});
    for (let call = 0; call < 2; call += 1) {
      await operation.send(read, never());
      operation.invalid('readThing', 'data: is missing');
    }
    await until(() => connection.status().health.circuit === 'OPEN');
    expect(await failureOf(operation.send(read, never()))).toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
    });
  });

  it('is not what the vendor refused it before', async () => {
    let status = 404;
    const [connection] = await serve((_request, response) => void response.writeHead(status).end(), {
      breaker,
    });
    const operation = connection.during({});
    await failureOf(operation.send(read, never()));
    status = 500;
    await Promise.all([1, 2].map(() => failureOf(connection.send(read, never()))));
    expect(await failureOf(operation.send(read, never()))).toMatchObject({ code: 'UPSTREAM_CIRCUIT_OPEN' });
  });
});
