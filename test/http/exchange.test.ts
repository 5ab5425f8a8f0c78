import { afterEach, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { BadUserInputError } from '../../src/core/errors.ts';
import type { UpstreamRequest } from '../../src/http/types.ts';
import { json, startServer, type Answering, type LocalServer } from './local-server.ts';
import { connectTo, failureOf, never, read, write, type TestConnection } from './test-connection.ts';

let server: LocalServer;
let connection: TestConnection;

async function serve(answer: Answering, path = ''): Promise<void> {
  server = await startServer(answer);
  connection = connectTo(server.origin + path);
}

afterEach(async () => {
  await connection.close();
  await server.close();
});

describe('a request', () => {
  it('carries method, path, query and headers as the contract names them', async () => {
    await serve((_request, response) => {
      json(response, {});
    }, '/base/');
    await connection.send(
      {
        operationId: 'getThing',
        method: 'GET',
        path: '/things/{id}',
        params: { id: 'a/b %2F' },
        query: { page: 2, token: 'x y&z', none: undefined },
        headers: { 'X-Extra': 'yes' },
      },
      never(),
    );
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({
      method: 'GET',
      url: '/base/things/a%2Fb%20%252F?page=2&token=x+y%26z',
      body: '',
    });
    expect(server.received[0]?.headers).toMatchObject({
      accept: 'application/json',
      'user-agent': expect.stringMatching(/^orgraph\/\d+\.\d+\.\d+$/),
      'x-extra': 'yes',
    });
    expect(server.received[0]?.headers).not.toHaveProperty('content-type');
  });

  it('sends JSON, 64-bit integers included', async () => {
    await serve((_request, response) => {
      json(response, {});
    });
    await connection.send({ ...write, json: { id: 9_007_199_254_740_993n, name: 'Zoë' } }, never());
    expect(server.received[0]).toMatchObject({
      method: 'POST',
      body: '{"id":9007199254740993,"name":"Zoë"}',
    });
    expect(server.received[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': '37',
    });
  });

  it('sends forms', async () => {
    await serve((_request, response) => {
      json(response, {});
    });
    const form = { grant_type: 'a:b', scope: 'x y' };
    await connection.send({ operationId: 'post', method: 'POST', path: '/', form }, never());
    expect(server.received[0]?.body).toBe('grant_type=a%3Ab&scope=x+y');
    expect(server.received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  it.each(['DELETE', 'POST', 'PUT', 'PATCH'] as const)(
    'sends %s without a body where there is none',
    async (method) => {
      await serve((_request, response) => void response.writeHead(204).end());
      const answer = await connection.send({ operationId: 'do', method, path: '/x' }, never());
      expect(answer).toMatchObject({ status: 204, text: '' });
      expect(server.received[0]).toMatchObject({ method, body: '' });
      expect(server.received[0]?.headers).not.toHaveProperty('transfer-encoding');
    },
  );

  it('sends a stream as it comes and under its own content type', async () => {
    await serve((_request, response) => {
      json(response, {});
    });
    const upload: UpstreamRequest = {
      operationId: 'upload',
      method: 'POST',
      path: '/file',
      headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
      stream: () => Readable.from(['one ', 'two ', 'three']),
    };
    await connection.send(upload, never());
    expect(server.received[0]).toMatchObject({ method: 'POST', body: 'one two three' });
    expect(server.received[0]?.headers['content-type']).toBe('multipart/form-data; boundary=b');
  });

  it('fails with the error of its own stream', async () => {
    await serve((_request, response) => {
      json(response, {});
    });
    const broken = new Error('the caller went away');
    async function* chunks(): AsyncGenerator<string> {
      yield 'one';
      await Promise.resolve();
      throw broken;
    }
    const upload = { ...write, json: undefined, stream: () => Readable.from(chunks()) };
    expect(await failureOf(connection.send(upload, never()))).toBe(broken);
  });

  it.each([
    ['a line break in a value', { 'x-a': 'b\r\nX-Evil: 1' }],
    ['a line break in a name', { 'x-a\r\nx-evil': 'b' }],
    ['NUL in a value', { 'x-a': 'b\0' }],
    ['a character beyond Latin-1', { 'x-a': '漢' }],
  ])('is refused for %s of a header, before anything is sent', async (_name, headers) => {
    await serve((_request, response) => {
      json(response, {});
    });
    const failure = await failureOf(connection.send({ ...read, headers }, never()));
    expect(failure).toBeInstanceOf(BadUserInputError);
    expect(failure.message).not.toContain('Evil: 1');
    expect(server.received).toHaveLength(0);
  });

  it('is refused for a line break in accept or in a path parameter', async () => {
    await serve((_request, response) => {
      json(response, {});
    });
    const accept = connection.send({ ...read, accept: 'a\nb' }, never());
    expect(await failureOf(accept)).toBeInstanceOf(BadUserInputError);
    const param = connection.send({ ...read, path: '/{id}', params: { id: 'a\r\nHost: evil' } }, never());
    expect(await failureOf(param)).toBeInstanceOf(BadUserInputError);
    expect(server.received).toHaveLength(0);
  });
});

describe('an answer', () => {
  it('has status, headers, text and JSON', async () => {
    await serve((_request, response) => {
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      response.setHeader('X-Request-Id', 'r-1');
      json(response, { id: 1 }, 201);
    });
    const answer = await connection.send(read, never());
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ 'x-request-id': 'r-1', 'set-cookie': 'a=1, b=2' });
    expect(answer.text).toBe('{"id":1}');
    expect(answer.json()).toEqual({ id: 1 });
  });

  it('keeps integers that a double cannot hold', async () => {
    await serve((_request, response) => void response.end('{"id":9007199254740993}'));
    const answer = await connection.send(read, never());
    expect(answer.json()).toEqual({ id: 9_007_199_254_740_993n });
  });

  it('loses a byte order mark', async () => {
    await serve((_request, response) => void response.end('\ufeff{"a":1}'));
    expect((await connection.send(read, never())).json()).toEqual({ a: 1 });
  });

  it('may be gzip, announced or not', async () => {
    const zipped = gzipSync('{"a":"ë"}');
    await serve((request, response) => {
      if (request.url === '/announced') response.setHeader('content-encoding', 'gzip');
      response.end(zipped);
    });
    for (const path of ['/announced', '/silent']) {
      expect((await connection.send({ ...read, path }, never())).json()).toEqual({ a: 'ë' });
    }
  });

  it('of no bytes is an empty text and no JSON', async () => {
    await serve((_request, response) => void response.end());
    const answer = await connection.send(read, never());
    expect(answer.text).toBe('');
    expect(() => answer.json()).toThrow(
      expect.objectContaining({
        code: 'UPSTREAM_INVALID_RESPONSE',
        source: 'acme',
        operationId: 'readThing',
      }),
    );
  });

  it('comes as a stream where it is asked for, larger than the limit of the others', async () => {
    const megabyte = Buffer.alloc(1_000_000, 'x');
    await serve((_request, response) => {
      response.write(megabyte);
      response.end(megabyte);
    });
    const { status, body } = await connection.stream(read, never());
    expect(status).toBe(200);
    expect((await buffer(body)).length).toBe(2_000_000);
    expect(connection.lines).toMatchObject([{ status: 200, bytes: 2_000_000 }]);
  });

  it.each(['gzip', 'br', 'zstd'])('of no bytes may say that they are %s', async (encoding) => {
    const head = { 'content-encoding': encoding, 'content-length': '0' };
    await serve((_request, response) => void response.writeHead(200, head).end());
    const { body } = await connection.stream(read, never());
    expect((await buffer(body)).length).toBe(0);
  });

  it('keeps a gzip file gzip when it is streamed', async () => {
    const zipped = gzipSync('file');
    await serve((_request, response) => void response.end(zipped));
    const { body } = await connection.stream(read, never());
    expect(await buffer(body)).toEqual(zipped);
  });
});

describe('a closed connection', () => {
  it('closes idle sockets and refuses further calls', async () => {
    await serve((_request, response) => {
      json(response, {});
    });
    await connection.send(read, never());
    await connection.send(read, never());
    expect(new Set(server.received.map(({ socket }) => socket)).size).toBe(1);
    const [socket] = server.sockets;
    const closed = new Promise((resolve) => socket?.once('close', resolve));
    await connection.close();
    await closed;
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(await failureOf(connection.stream(read, never()))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(server.received).toHaveLength(2);
  });

  it('lets a call under way finish, and closes its socket then', async () => {
    const gate = Promise.withResolvers<undefined>();
    const arrived = Promise.withResolvers<undefined>();
    await serve(async (_request, response) => {
      arrived.resolve(undefined);
      await gate.promise;
      json(response, { a: 1 });
    });
    const call = connection.send(read, never());
    await arrived.promise;
    const [socket] = server.sockets;
    const closed = new Promise((resolve) => socket?.once('close', resolve));
    await connection.close();
    gate.resolve(undefined);
    expect((await call).json()).toEqual({ a: 1 });
    await closed;
  });
});
