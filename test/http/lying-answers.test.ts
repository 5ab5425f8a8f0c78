import { afterEach, describe, expect, it } from '@jest/globals';
import { createGzip, gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { closing } from './events.ts';
import { startServer, type Answering } from './local-server.ts';
import { connectTo, failureOf, never, read } from './test-connection.ts';

const { keep, closeAll } = closing();
afterEach(closeAll);

const megabyte = 1024 * 1024;
const limit = megabyte;

function* zeros(megabytes: number): Generator<Buffer> {
  const chunk = Buffer.alloc(megabyte, ' ');
  for (let sent = 0; sent < megabytes; sent += 1) yield chunk;
}

function pour(response: ServerResponse, megabytes: number, zip = false): void {
  const body = Readable.from(zeros(megabytes));
  response.on('close', () => body.destroy());
  if (zip) body.pipe(createGzip()).pipe(response);
  else body.pipe(response);
}

const bomb = gzipSync(Buffer.alloc(300 * megabyte, ' '));

describe('an answer of 300 MB where JSON was promised', () => {
  it.each<[string, Answering]>([
    [
      'with its length announced',
      (_request, response) => {
        response.writeHead(200, { 'content-length': 300 * megabyte });
        pour(response, 300);
      },
    ],
    [
      'in chunks',
      (_request, response) => {
        pour(response, 300);
      },
    ],
    [
      'as gzip',
      (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        pour(response, 300, true);
      },
    ],
    ['as gzip that does not say so', (_request, response) => void response.end(bomb)],
    [
      'with a status that refuses',
      (_request, response) => {
        response.writeHead(500);
        pour(response, 300);
      },
    ],
  ])('%s is given up before it takes much memory', async (_what, answer) => {
    const server = keep(await startServer(answer));
    const connection = keep(connectTo(server.origin, { maxResponseBytes: limit }));
    let most = 0;
    const before = process.memoryUsage().arrayBuffers;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }, 1);
    const failure = await failureOf(connection.send(read, never()));
    clearInterval(watch);
    if (failure.httpStatus === 500) expect(failure.code).toBe('UPSTREAM_UNAVAILABLE');
    else expect(failure).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', httpStatus: 200 });
    expect(most).toBeLessThan(40 * megabyte);
  });
});

describe('an answer that drips', () => {
  it.each(['head', 'body'])('in its %s is given up when the call has had its time', async (part) => {
    const server = keep(
      await startServer(({ socket }) => {
        const text = `HTTP/1.1 200 OK\r\n${part === 'body' ? '\r\n' : 'x-padding: '}`;
        socket.write(text);
        const drip = setInterval(() => socket.write('x'), 5);
        socket.once('close', () => {
          clearInterval(drip);
        });
      }),
    );
    const connection = keep(
      connectTo(server.origin, { timeouts: { connect: 5_000, response: 200, total: 200 } }),
    );
    const started = performance.now();
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('an answer of JSON that is too deep to be read', () => {
  it('is not JSON', async () => {
    const server = keep(await startServer((_request, response) => void response.end('['.repeat(900_000))));
    const connection = keep(connectTo(server.origin));
    const answer = await connection.send(read, never());
    expect(() => answer.json()).toThrow(expect.objectContaining({ code: 'UPSTREAM_INVALID_RESPONSE' }));
  });
});
