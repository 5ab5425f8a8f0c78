import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { UpstreamError } from '../../src/core/errors.ts';
import type { Explain } from '../../src/http/types.ts';
import { startServer, startTcpServer, type Answering, type LocalServer } from './local-server.ts';
import { connectTo, failureOf, never, read, write, type TestConnection } from './test-connection.ts';

const opened: { close(): Promise<void> }[] = [];

function keep<T extends { close(): Promise<void> }>(thing: T): T {
  opened.push(thing);
  return thing;
}

const explain: Explain = ({ text }) => ({
  complaints: [{ message: text, code: 'said' }],
  requestId: 'explained-1',
});

async function answering(answer: Answering): Promise<[TestConnection, LocalServer]> {
  const server = keep(await startServer(answer));
  return [keep(connectTo(server.origin, {}, { explain })), server];
}

async function rawAnswer(onRequest: (socket: Socket) => void): Promise<TestConnection> {
  const server = keep(
    await startTcpServer((socket) =>
      socket.once('data', () => {
        onRequest(socket);
      }),
    ),
  );
  return keep(connectTo(server.origin));
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((thing) => thing.close()));
});

describe('an answer that is no success', () => {
  it.each([
    [304, 'UPSTREAM_INVALID_RESPONSE', false],
    [400, 'UPSTREAM_REJECTED', false],
    [401, 'UPSTREAM_UNAUTHENTICATED', false],
    [402, 'UPSTREAM_REJECTED', false],
    [403, 'UPSTREAM_FORBIDDEN', false],
    [404, 'UPSTREAM_REJECTED', false],
    [408, 'UPSTREAM_TIMEOUT', true],
    [409, 'UPSTREAM_REJECTED', false],
    [422, 'UPSTREAM_REJECTED', false],
    [429, 'UPSTREAM_RATE_LIMITED', true],
    [500, 'UPSTREAM_UNAVAILABLE', true],
    [502, 'UPSTREAM_UNAVAILABLE', true],
    [503, 'UPSTREAM_UNAVAILABLE', true],
    [504, 'UPSTREAM_TIMEOUT', true],
  ])('with status %i is %s', async (status, code, retryable) => {
    const [connection, server] = await answering((_request, response) => {
      response.writeHead(status, { 'retry-after': '7', 'x-secret-header': 'header-value' });
      response.end(status === 304 ? undefined : 'the body');
    });
    for (const call of [connection.send(read, never()), connection.stream(read, never())]) {
      const failure = await failureOf(call);
      expect(failure).toBeInstanceOf(UpstreamError);
      expect(failure).toMatchObject({
        code,
        retryable,
        source: 'acme',
        operationId: 'readThing',
        httpStatus: status,
        requestId: 'explained-1',
        retryAfter: status === 429 || status === 503 ? 7 : undefined,
        complaints: [{ message: status === 304 ? '' : 'the body', code: 'said' }],
      });
      expect(failure.message).toContain('acme');
      expect(failure.message).toContain('readThing');
      expect(failure.message).toContain(String(status));
      expect(failure.message).not.toMatch(
        new RegExp(`127\\.0|${String(server.port)}|/thing|header-value|the body`),
      );
    }
  });

  it('with status 403 says that the object may not exist', async () => {
    const [connection] = await answering((_request, response) => void response.writeHead(403).end());
    expect((await failureOf(connection.send(read, never()))).message).toMatch(/may not exist/);
  });

  it("prefers the header's request id, and takes none that does not look like one", async () => {
    const [connection] = await answering((request, response) => {
      response.setHeader('x-request-id', request.url === '/thing' ? 'from-header' : 'two words');
      response.writeHead(500).end();
    });
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ requestId: 'from-header' });
    const other = connection.send({ ...read, path: '/other' }, never());
    expect(await failureOf(other)).toMatchObject({ requestId: 'explained-1' });
  });

  it('is explained even where its body is gzip without saying so', async () => {
    const [connection] = await answering(
      (_request, response) => void response.writeHead(422).end(gzipSync('no good')),
    );
    expect(await failureOf(connection.send(read, never()))).toMatchObject({
      complaints: [{ message: 'no good' }],
    });
  });

  it('keeps its status where its body cannot be read', async () => {
    const [connection] = await answering((request, response) => {
      response.writeHead(
        500,
        request.url === '/cut' ? { 'content-length': '100' } : { 'content-encoding': 'gzip' },
      );
      response.write('not the whole');
      setImmediate(() => request.socket.destroy());
    });
    for (const path of ['/cut', '/undecodable']) {
      const failure = await failureOf(connection.send({ ...read, path }, never()));
      expect(failure).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', httpStatus: 500 });
    }
  });
});

describe('a body that is not what it should be', () => {
  const whole = gzipSync(JSON.stringify({ a: 'x'.repeat(100) }));
  it.each([
    [
      'is cut short by the length it announced',
      { 'content-length': '100' },
      Buffer.from('{"a":'),
      'is cut short',
    ],
    ['is cut short in its chunks', {}, Buffer.from('{"a":'), 'is cut short'],
    ['is cut short inside gzip', { 'content-encoding': 'gzip' }, whole.subarray(0, 20), 'is cut short'],
  ])('%s', async (_name, headers, bytes, fault) => {
    const [connection] = await answering((request, response) => {
      response.writeHead(200, headers);
      response.write(bytes, () => request.socket.destroy());
    });
    const failure = await failureOf(connection.send(read, never()));
    expect(failure).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', httpStatus: 200, retryable: false });
    expect(failure.message).toContain(fault);
    const { body } = await connection.stream(read, never());
    const streamed = await failureOf(body.forEach(() => undefined));
    expect(streamed).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
    expect(streamed.message).toContain(fault);
  });

  it.each([
    ['ends before its gzip does', { 'content-encoding': 'gzip' }, whole.subarray(0, 20), 'is cut short'],
    ['ends before its unannounced gzip does', {}, whole.subarray(0, 20), 'is cut short'],
    [
      'only claims to be gzip',
      { 'content-encoding': 'gzip' },
      Buffer.from('{"a":1}'),
      'cannot be decompressed',
    ],
    [
      'only claims to be brotli',
      { 'content-encoding': 'br' },
      Buffer.from('{"a":1}xxxxxx'),
      'cannot be decompressed',
    ],
    ['only begins like gzip', {}, Buffer.from([0x1f, 0x8b, 1, 2, 3]), 'cannot be decompressed'],
    [
      'is compressed in a way nobody knows',
      { 'content-encoding': 'zip9' },
      Buffer.from('{"a":1}'),
      'cannot be decompressed',
    ],
    ['is not UTF-8', {}, Buffer.from([0x22, 0xff, 0x22]), 'is not valid UTF-8'],
  ])('%s', async (_name, headers, bytes, fault) => {
    const [connection] = await answering(
      (_request, response) => void response.writeHead(200, headers).end(bytes),
    );
    const failure = await failureOf(connection.send(read, never()));
    expect(failure).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', httpStatus: 200 });
    expect(failure.message).toContain(fault);
  });

  it('is not JSON, and the message does not repeat it', async () => {
    const [connection] = await answering((_request, response) => void response.end('<html>hello</html>'));
    const answer = await connection.send(read, never());
    expect(answer.text).toBe('<html>hello</html>');
    expect(() => answer.json()).toThrow(
      expect.objectContaining({ code: 'UPSTREAM_INVALID_RESPONSE', httpStatus: 200 }),
    );
    expect(() => answer.json()).not.toThrow(/html/);
  });

  it('is JSON but not what the contract says', async () => {
    const [connection] = await answering(() => undefined);
    expect(connection.invalid('readThing', 'data is missing.')).toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
      source: 'acme',
      operationId: 'readThing',
      retryable: false,
    });
  });
});

describe('an upload that is refused before it has been sent', () => {
  it('fails with the status, and the rest is not sent', async () => {
    const connection = await rawAnswer((socket) => {
      socket.write('HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig');
      socket.resume();
    });
    const endless = new Readable({
      read() {
        setImmediate(() => this.push('x'.repeat(1000)));
      },
    });
    const upload = { ...write, json: undefined, stream: () => endless };
    const closed = once(endless, 'close');
    expect(await failureOf(connection.send(upload, never()))).toMatchObject({ httpStatus: 413 });
    await closed;
  });
});

describe('a vendor that does not answer', () => {
  it('refuses the connection', async () => {
    const server = await startServer(() => undefined);
    await server.close();
    const connection = keep(connectTo(server.origin));
    const failure = await failureOf(connection.send(read, never()));
    expect(failure).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true, source: 'acme' });
    expect(failure.message).not.toMatch(/127\.0|ECONN/);
    expect(connection.lines).toMatchObject([{ reason: 'ECONNREFUSED' }]);
  });

  it('has no address', async () => {
    const connection = keep(connectTo('http://acme.invalid'));
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });

  it.each([read, write])('closes the connection before the answer to $method', async (request) => {
    const connection = await rawAnswer((socket) => socket.destroy());
    expect(await failureOf(connection.send(request, never()))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
  });

  it('resets the connection before the answer', async () => {
    const connection = await rawAnswer((socket) => void socket.resetAndDestroy());
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });

  it('changes to a protocol that nobody asked for', async () => {
    const connection = await rawAnswer(
      (socket) =>
        void socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'),
    );
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });

  it.each(['SSH-2.0-OpenSSH\r\n', 'HTTP/1.1 2000 What\r\n\r\n'])(
    'says %j, which is not HTTP',
    async (bytes) => {
      const connection = await rawAnswer((socket) => void socket.end(bytes));
      expect(await failureOf(connection.send(read, never()))).toMatchObject({
        code: 'UPSTREAM_INVALID_RESPONSE',
      });
    },
  );
});
