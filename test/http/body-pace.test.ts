import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { UpstreamRequest } from '../../src/http/types.ts';
import { connectTo, failureOf, never, read, write } from './test-connection.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

/** A connection to a vendor that does as the test says; a call may take 300 ms. */
async function connectedTo(vendor: RequestListener) {
  const server = createServer(vendor).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const connection = connectTo(`http://127.0.0.1:${port}`, {
    timeouts: { connect: 5000, response: 5000, total: 300 },
  });
  stops.push(async () => {
    await connection.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return connection;
}

const mebibyte = Buffer.alloc(1024 * 1024);
const upload = (stream: () => Readable): UpstreamRequest => ({ ...write, json: undefined, stream });

/** One megabyte every 60 ms, longer than a call may take. */
async function* slowly(): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < 10; sent += 1) {
    await pause(60);
    yield mebibyte;
  }
}

describe('the time of a call that streams', () => {
  it('begins anew with each byte that is sent', async () => {
    let arrived = 0;
    const connection = await connectedTo((request, response) => {
      void buffer(request).then((bytes) => {
        arrived = bytes.length;
        response.end();
      });
    });
    await connection.send(
      upload(() => Readable.from(slowly())),
      never(),
    );
    expect(arrived).toBe(10 * mebibyte.length);
  });

  it('stands still while there is nothing to send', async () => {
    const connection = await connectedTo((request, response) => {
      request.resume().once('end', () => response.end('done'));
    });
    const source = new PassThrough();
    source.write('a');
    const sending = connection.send(
      upload(() => source),
      never(),
    );
    await pause(700);
    source.end('b');
    expect((await sending).text).toBe('done');
  });

  it('runs out when the vendor takes no more bytes', async () => {
    const connection = await connectedTo(() => undefined);
    const endless = new Readable({
      read() {
        this.push(mebibyte);
      },
    });
    const sending = connection.send(
      upload(() => endless),
      never(),
    );
    expect(await failureOf(sending)).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    if (!endless.destroyed) await once(endless, 'close');
  });

  it('begins anew with each byte that comes', async () => {
    const connection = await connectedTo((_request, response) => {
      Readable.from(slowly()).pipe(response);
    });
    const { body } = await connection.stream(read, never());
    expect(await buffer(body)).toHaveLength(10 * mebibyte.length);
  });

  it('stands still while nobody reads what has come', async () => {
    const connection = await connectedTo((_request, response) => {
      Readable.from(Array.from({ length: 20 }, () => mebibyte)).pipe(response);
    });
    const { body } = await connection.stream(read, never());
    await once(body, 'readable');
    await pause(700);
    expect(await buffer(body)).toHaveLength(20 * mebibyte.length);
  });

  it('runs out when no more bytes come', async () => {
    const connection = await connectedTo((_request, response) => {
      response.write('half');
    });
    const { body } = await connection.stream(read, never());
    expect(await failureOf(buffer(body))).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  });

  it('runs out when no more bytes come after a slow reader has caught up', async () => {
    const connection = await connectedTo((_request, response) => {
      for (let sent = 0; sent < 20; sent += 1) response.write(mebibyte);
    });
    const { body } = await connection.stream(read, never());
    await once(body, 'readable');
    await pause(400);
    expect(await failureOf(buffer(body))).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  });
});

/** A vendor in a thread of its own: it resets the connection while this thread stands still. */
const resetting = `
  const { parentPort, workerData: flags } = require('node:worker_threads');
  const server = require('node:net').createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      Atomics.wait(flags, 0, 0);
      socket.resetAndDestroy();
      setImmediate(() => {
        Atomics.store(flags, 1, 1);
        Atomics.notify(flags, 1);
      });
    });
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

it('an upload into a connection that has been reset is a vendor that cannot be reached', async () => {
  const flags = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(resetting, { eval: true, workerData: flags });
  stops.push(async () => {
    await worker.terminate();
  });
  const [port] = (await once(worker, 'message')) as [number];
  const source = new PassThrough();
  source.write('begun');
  const connection = connectTo(`http://127.0.0.1:${port}`);
  const sending = failureOf(
    connection.send(
      upload(() => source),
      never(),
    ),
  );
  await pause(100);
  Atomics.store(flags, 0, 1);
  Atomics.notify(flags, 0);
  Atomics.wait(flags, 1, 0, 5000);
  // Nobody has heard of the reset yet: writing is the first to notice.
  source.write(mebibyte);
  expect(await sending).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  await connection.close();
});
