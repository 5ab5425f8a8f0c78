import { afterEach, describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { json, startServer, type Answering, type LocalServer } from './local-server.ts';
import { connectTo, failureOf, never, read, type TestConnection } from './test-connection.ts';

let server: LocalServer;
let connection: TestConnection;

afterEach(async () => {
  await connection.close();
  await server.close();
});

describe('the size limit', () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000, 'x'));

  async function limited(answer: Answering): Promise<void> {
    server = await startServer(answer);
    connection = connectTo(server.origin, { maxResponseBytes: 1000 });
  }

  it('lets through what just fits, and refuses one byte more', async () => {
    await limited(
      (request, response) => void response.end('x'.repeat(request.url === '/fits' ? 1000 : 1001)),
    );
    expect((await connection.send({ ...read, path: '/fits' }, never())).text).toHaveLength(1000);
    const failure = await failureOf(connection.send(read, never()));
    expect(failure).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', httpStatus: 200, retryable: false });
    expect(failure.message).toContain('is larger than allowed');
  });

  it('stops a body that never ends', async () => {
    const closed = Promise.withResolvers<undefined>();
    await limited((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(500)));
      };
      response.on('drain', more).on('close', () => {
        closed.resolve(undefined);
      });
      more();
    });
    expect((await failureOf(connection.send(read, never()))).message).toContain('is larger than allowed');
    await closed.promise;
  });

  it.each([
    ['announced', { 'content-encoding': 'gzip' }],
    ['unannounced', {}],
  ])('counts what %s gzip becomes', async (_name, headers) => {
    server = await startServer((_request, response) => void response.writeHead(200, headers).end(bomb));
    connection = connectTo(server.origin, { maxResponseBytes: 100_000 });
    expect(bomb.length).toBeLessThan(100_000);
    const failure = await failureOf(connection.send(read, never()));
    expect(failure.message).toContain('is larger than allowed');
  });

  it('leaves the status of a failure in place whatever its body is', async () => {
    await limited(
      (_request, response) => void response.writeHead(503, { 'content-encoding': 'gzip' }).end(bomb),
    );
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });
});

describe('the concurrency of a source', () => {
  const waiting: ServerResponse[] = [];
  let most = 0;

  async function held(): Promise<void> {
    waiting.length = 0;
    most = 0;
    server = await startServer((_request, response) => {
      waiting.push(response);
      most = Math.max(most, waiting.length);
    });
    connection = connectTo(server.origin, { maxConcurrency: 3 });
  }

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise(setImmediate);
  }

  it('is never exceeded, and every call gets its turn', async () => {
    await held();
    let done = 0;
    const calls = Array.from({ length: 10 }, async () => {
      await connection.send(read, never());
      done += 1;
    });
    while (done < 10) {
      await until(() => waiting.length === Math.min(3, 10 - done));
      const before = done;
      const response = waiting.shift();
      if (response !== undefined) json(response, {});
      await until(() => done > before);
    }
    await Promise.all(calls);
    expect(most).toBe(3);
    expect(server.received).toHaveLength(10);
  });

  it('is not used up by a call that is aborted in the queue: it is never sent', async () => {
    await held();
    const running = Array.from({ length: 3 }, () => connection.send(read, never()));
    await until(() => waiting.length === 3);
    const controller = new AbortController();
    const reason = new Error('nobody waits any more');
    const queued = failureOf(connection.send({ ...read, path: '/queued' }, controller.signal));
    const next = connection.send({ ...read, path: '/next' }, never());
    controller.abort(reason);
    expect(await queued).toBe(reason);
    for (const response of waiting.splice(0)) json(response, {});
    await Promise.all(running);
    await until(() => waiting.length === 1);
    for (const response of waiting.splice(0)) json(response, {});
    await next;
    expect(server.received.map(({ url }) => url)).toEqual(['/thing', '/thing', '/thing', '/next']);
  });

  it('counts a stream until its body has been read or given up', async () => {
    server = await startServer((_request, response) => void response.end('x'.repeat(500_000)));
    connection = connectTo(server.origin, { maxConcurrency: 1 });
    const first = await connection.stream(read, never());
    const second = connection.stream(read, never());
    const third = connection.stream(read, never());
    await new Promise(setImmediate);
    expect(server.received).toHaveLength(1);
    await buffer(first.body);
    (await second).body.destroy();
    expect(await buffer((await third).body)).toHaveLength(500_000);
    expect(server.received).toHaveLength(3);
  });

  it('counts streams by themselves, so that files nobody reads do not keep other calls waiting', async () => {
    server = await startServer((_request, response) => void response.end('x'.repeat(500_000)));
    connection = connectTo(server.origin, { maxConcurrency: 1 });
    const { body } = await connection.stream(read, never());
    expect((await connection.send(read, never())).text).toHaveLength(500_000);
    body.destroy();
  });
});
