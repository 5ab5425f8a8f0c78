import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Batch, CallEnd, CallMeter, MeteredCall } from '../../src/core/call-meter.ts';
import type { TransportSettings } from '../../src/http/types.ts';
import { closing } from './events.ts';
import { json, startServer, type Answering } from './local-server.ts';
import { connectTo, never, read, write, type TestConnection } from './test-connection.ts';

const { keep, closeAll } = closing();
let told: unknown[];
beforeEach(() => {
  told = [];
});
afterEach(closeAll);

const meter: CallMeter = {
  began({ base, ...call }: MeteredCall) {
    told.push(['began', call, base.hostname]);
    return {
      headers: { traceparent: `trace of attempt ${call.repeated}` },
      ended: (end: CallEnd) => void told.push(end),
    };
  },
  notSent: (operation, code) => void told.push(['not sent', operation, code]),
  batch(batch: Batch, work) {
    told.push(batch);
    return work();
  },
};

async function serve(answer: Answering, settings: Partial<TransportSettings> = {}) {
  const server = keep(await startServer(answer));
  const connection: TestConnection = keep(connectTo(server.origin, settings, { meter }));
  return { server, connection };
}

/** What was told once the turn has ended in which an answer was handed out: then it is known whether it was any good. */
async function after(call: Promise<unknown>): Promise<unknown[]> {
  await call.catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  return told;
}

const began = (repeated = 0) => [
  'began',
  { source: 'acme', operationId: 'readThing', method: 'GET', path: '/thing', repeated },
  '127.0.0.1',
];

describe('the meter', () => {
  it('is told of each attempt, and which it was', async () => {
    let first = true;
    const { connection } = await serve(
      (_request, response) => {
        if (!first) json(response, {});
        else response.writeHead(503).end();
        first = false;
      },
      { retries: 1 },
    );
    expect(await after(connection.send(read, never()))).toEqual([
      began(),
      { status: 503, outcome: 'UPSTREAM_UNAVAILABLE' },
      began(1),
      { status: 200, outcome: 'OK' },
    ]);
  });

  it('knows "there is no such thing" from failures', async () => {
    const { connection } = await serve((_request, response) => void response.writeHead(404).end());
    expect(await after(connection.send(read, never()))).toEqual([
      began(),
      { status: 404, outcome: 'NOT_FOUND' },
    ]);
  });

  it('is told that an answer was not what it should be, though its status was', async () => {
    const { connection } = await serve((_request, response) => void response.end('<html>'));
    const reading = connection.send(read, never()).then((answer) => answer.json());
    expect(await after(reading)).toEqual([began(), { status: 200, outcome: 'UPSTREAM_INVALID_RESPONSE' }]);
  });

  it('is told of calls that nobody waits for any more, and of those that nobody answers', async () => {
    const leaving = new AbortController();
    const { connection } = await serve((request) => {
      if (request.url === '/thing') leaving.abort();
      request.socket.destroy();
    });
    expect(await after(connection.send(read, leaving.signal))).toEqual([
      began(),
      { status: null, outcome: 'GIVEN_UP' },
    ]);
    told = [];
    expect(await after(connection.send({ ...read, path: '/other' }, never()))).toMatchObject([
      ['began', expect.objectContaining({ path: '/other' }), '127.0.0.1'],
      { status: null, outcome: 'UPSTREAM_UNAVAILABLE' },
    ]);
  });

  it('is told of a file when it has ended, once', async () => {
    const { connection } = await serve((_request, response) => void response.end('file'));
    const { body } = await connection.stream(read, never());
    expect(told).toEqual([began()]);
    await buffer(body);
    expect(await after(Promise.resolve())).toEqual([began(), { status: 200, outcome: 'OK' }]);
  });

  it('is told of calls that were not sent', async () => {
    const { connection } = await serve((_request, response) => void response.writeHead(500).end(), {
      breaker: { minimumCalls: 1, windowMs: 10_000, openMs: 60_000 },
    });
    await after(connection.send(write, never()));
    told = [];
    expect(await after(connection.send(read, never()))).toEqual([
      ['not sent', { source: 'acme', operationId: 'readThing' }, 'UPSTREAM_CIRCUIT_OPEN'],
    ]);
  });

  it('gives headers to calls of sources that are configured so, each attempt its own, and to no others', async () => {
    const answer: Answering = (_request, response) => void response.writeHead(503).end();
    const { server: told, connection } = await serve(answer, { traceContext: true, retries: 1 });
    const { server: untold, connection: other } = await serve(answer);
    await after(connection.send(read, never()));
    await after(other.send(read, never()));
    expect(told.received.map(({ headers }) => headers['traceparent'])).toEqual([
      'trace of attempt 0',
      'trace of attempt 1',
    ]);
    expect(untold.received.map(({ headers }) => headers['traceparent'])).toEqual([undefined]);
  });

  it('is told how much is wanted at once', async () => {
    const { connection } = await serve((_request, response) => void response.end());
    expect(await connection.inBatch('things', 3, async () => 'done')).toBe('done');
    expect(told).toEqual([{ source: 'acme', loader: 'things', size: 3 }]);
  });
});
