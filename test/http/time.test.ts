import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { Timeouts } from '../../src/http/types.ts';
import { startServer, startTcpServer, type Answering, type LocalServer } from './local-server.ts';
import { connectTo, failureOf, never, read, write, type TestConnection } from './test-connection.ts';

let server: LocalServer;
let connection: TestConnection;

const patient: Timeouts = { connect: 10_000, response: 10_000, total: 10_000 };

async function serve(answer: Answering, timeouts: Partial<Timeouts> = {}): Promise<void> {
  server = await startServer(answer);
  connection = connectTo(server.origin, { timeouts: { ...patient, ...timeouts } });
}

afterEach(async () => {
  await connection.close();
  await server.close();
});

describe('a time-out', () => {
  const timedOut = { code: 'UPSTREAM_TIMEOUT', retryable: true, source: 'acme', operationId: 'readThing' };

  it('of connecting covers TLS', async () => {
    server = await startTcpServer(() => undefined, 'https');
    connection = connectTo(server.origin, { timeouts: { ...patient, connect: 50 } });
    const failure = await failureOf(connection.send(read, never()));
    expect(failure).toMatchObject(timedOut);
    expect(failure.message).toContain('connect time-out');
  });

  it('of connecting covers a proxy that never answers', async () => {
    server = await startTcpServer(() => undefined);
    connection = connectTo('https://127.0.0.1:1', {
      proxy: server.origin,
      timeouts: { ...patient, connect: 50 },
    });
    expect((await failureOf(connection.send(read, never()))).message).toContain('connect time-out');
  });

  it('of the answer runs from the request sent to the first byte', async () => {
    await serve(() => undefined, { response: 50 });
    const failure = await failureOf(connection.send(read, never()));
    expect(failure).toMatchObject(timedOut);
    expect(failure.message).toContain('response time-out');
  });

  it('of the answer does not run while a slow body is sent or received', async () => {
    const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 80));
    await serve(
      async (_request, response) => {
        response.write('{');
        await pause();
        response.end('}');
      },
      { response: 60 },
    );
    async function* slowly(): AsyncGenerator<string> {
      yield 'one';
      await pause();
      yield 'two';
    }
    const upload = { ...write, json: undefined, stream: () => Readable.from(slowly()) };
    expect((await connection.send(upload, never())).text).toBe('{}');
    expect(server.received[0]?.body).toBe('onetwo');
  });

  it('of the whole call covers the body', async () => {
    await serve((_request, response) => void response.write('{'), { total: 80 });
    const failure = await failureOf(connection.send(read, never()));
    expect(failure).toMatchObject(timedOut);
    expect(failure.message).toContain('total time-out');
  });

  it('of the whole call covers a streamed body', async () => {
    await serve((_request, response) => void response.write('first'), { total: 80 });
    const { body } = await connection.stream(read, never());
    const failure = await failureOf(body.forEach(() => undefined));
    expect(failure).toMatchObject(timedOut);
  });

  it('of the whole call covers the wait for credentials', async () => {
    server = await startServer(() => undefined);
    const credentials = {
      authorize: async (signal: AbortSignal): Promise<never> => {
        await once(signal, 'abort');
        throw signal.reason as Error;
      },
      renew: () => false,
    };
    connection = connectTo(server.origin, { timeouts: { ...patient, total: 50 } }, { credentials });
    expect(await failureOf(connection.send(read, never()))).toMatchObject(timedOut);
    expect(server.received).toHaveLength(0);
  });

  it('closes the socket', async () => {
    await serve(() => undefined, { response: 50 });
    await failureOf(connection.send(read, never()));
    const [socket] = server.sockets;
    if (socket !== undefined) await once(socket, 'close');
    expect(server.sockets.size).toBe(0);
  });

  it('does not fall on the call after it', async () => {
    await serve(
      (request, response) => {
        if (request.url !== '/hang') response.end('ok');
      },
      {
        response: 50,
      },
    );
    await failureOf(connection.send({ ...read, path: '/hang' }, never()));
    expect((await connection.send(read, never())).text).toBe('ok');
  });
});

describe('an abort', () => {
  const reason = new Error('nobody waits any more');

  it('beforehand sends nothing', async () => {
    await serve((_request, response) => void response.end());
    expect(await failureOf(connection.send(read, AbortSignal.abort(reason)))).toBe(reason);
    expect(server.received).toHaveLength(0);
  });

  it('before the answer reaches the vendor and rejects with its reason', async () => {
    const arrived = Promise.withResolvers<undefined>();
    const closed = Promise.withResolvers<undefined>();
    await serve((_request, response) => {
      response.once('close', () => {
        closed.resolve(undefined);
      });
      arrived.resolve(undefined);
    });
    const controller = new AbortController();
    const failure = failureOf(connection.send(read, controller.signal));
    await arrived.promise;
    controller.abort(reason);
    expect(await failure).toBe(reason);
    await closed.promise;
  });

  it('inside the body reaches the vendor and rejects with its reason', async () => {
    const closed = Promise.withResolvers<undefined>();
    const controller = new AbortController();
    await serve((_request, response) => {
      response.once('close', () => {
        closed.resolve(undefined);
      });
      response.write('{');
      setImmediate(() => {
        controller.abort(reason);
      });
    });
    expect(await failureOf(connection.send(read, controller.signal))).toBe(reason);
    await closed.promise;
  });

  it('inside a streamed body fails the body with its reason', async () => {
    const closed = Promise.withResolvers<undefined>();
    await serve((_request, response) => {
      response.once('close', () => {
        closed.resolve(undefined);
      });
      response.write('first');
    });
    const controller = new AbortController();
    const { body } = await connection.stream(read, controller.signal);
    await once(body, 'readable');
    controller.abort(reason);
    expect(await failureOf(body.forEach(() => undefined))).toBe(reason);
    await closed.promise;
  });

  it('ends an upload and its stream', async () => {
    server = await startTcpServer((socket) => socket.resume());
    connection = connectTo(server.origin);
    const controller = new AbortController();
    const upload = new Readable({ read: () => undefined });
    upload.push('first');
    const request = { ...write, json: undefined, stream: () => upload };
    const failure = failureOf(connection.send(request, controller.signal));
    while (server.sockets.size === 0) await new Promise(setImmediate);
    const [socket] = server.sockets;
    controller.abort(reason);
    expect(await failure).toBe(reason);
    if (socket !== undefined && !socket.destroyed) await once(socket, 'close');
    expect(upload.destroyed).toBe(true);
  });

  it('after the answer changes nothing', async () => {
    await serve((_request, response) => void response.end('ok'));
    const controller = new AbortController();
    const answer = await connection.send(read, controller.signal);
    controller.abort(reason);
    expect(answer.text).toBe('ok');
    expect((await connection.send(read, never())).text).toBe('ok');
    expect(server.received[0]?.socket).toBe(server.received[1]?.socket);
  });
});

describe('a streamed body that is destroyed', () => {
  it('closes the connection to the vendor', async () => {
    const closed = Promise.withResolvers<undefined>();
    await serve((_request, response) => {
      response.once('close', () => {
        closed.resolve(undefined);
      });
      response.write('first');
    });
    const { body } = await connection.stream(read, never());
    body.destroy();
    await closed.promise;
  });
});
