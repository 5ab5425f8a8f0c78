import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { until } from '../support/temporary-files.ts';
import { request, startServer } from './running-server.ts';
import type { RunningServer } from './running-server.ts';

interface Held {
  readonly server: RunningServer;
  /** Resolves when the resolver of `hold` has been called. */
  readonly reached: Promise<unknown>;
  readonly release: () => void;
}

async function serverThatHolds(): Promise<Held> {
  const reached = Promise.withResolvers<true>();
  const released = Promise.withResolvers<number>();
  const server = await startServer({
    typeDefs: 'type Query { hold: Int  quick: Int }',
    resolvers: {
      Query: {
        hold: () => {
          reached.resolve(true);
          return released.promise;
        },
        quick: () => 1,
      },
    },
  });
  return {
    server,
    reached: reached.promise,
    release: () => {
      released.resolve(42);
    },
  };
}

function get(url: string, agent?: Agent): Promise<{ status: number; connection: string; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(url, agent ? { agent } : {}, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, connection: response.headers.connection ?? '', body });
      });
    });
    outgoing.on('error', reject).end();
  });
}

it('lets a running request finish, refuses new ones, then closes', async () => {
  const { server, reached, release } = await serverThatHolds();
  const running = get(`${server.url}?query={hold}`);
  await reached;
  let isDrained = false;
  const drained = server.drain().then(() => (isDrained = true));

  const refused = await request(`${server.url}?query={quick}`);
  expect(refused.status).toBe(503);
  expect(refused.headers.get('connection')).toBe('close');
  expect(refused.body.errors?.[0]).toEqual({
    message: 'The server is shutting down.',
    extensions: { code: 'SERVICE_UNAVAILABLE' },
  });
  expect(isDrained).toBe(false);

  release();
  const { status, connection, body } = await running;
  expect({ status, connection, body: JSON.parse(body) as unknown }).toEqual({
    status: 200,
    connection: 'close',
    body: { data: { hold: 42 } },
  });
  await drained;
  await expect(request(server.url)).rejects.toThrow();
});

it('is alive but not ready meanwhile', async () => {
  const { server, reached, release } = await serverThatHolds();
  const running = get(`${server.url}?query={hold}`);
  await reached;
  const drained = server.drain();
  const live = await request(`${server.address}/health/live`);
  const ready = await request(`${server.address}/health/ready`);
  release();
  await Promise.all([running, drained]);
  expect(live.status).toBe(200);
  expect(ready.status).toBe(503);
  expect(ready.body).toEqual({ status: 'unavailable', reasons: ['shutting down'] });
});

it('answers kept-alive connections while something runs, and closes them in the end', async () => {
  const { server, reached, release } = await serverThatHolds();
  const agent = new Agent({ keepAlive: true });
  const idle = Promise.withResolvers<true>();
  const kept = new Promise<Socket>((resolve) => agent.once('free', resolve));
  await get(`${server.url}?query={quick}`, agent);
  (await kept).once('close', () => {
    idle.resolve(true);
  });
  const running = get(`${server.url}?query={hold}`);
  await reached;
  const drained = server.drain();
  // A request may be on its way on such a connection: it is refused, and not cut off.
  expect(await get(`${server.url}?query={quick}`, agent)).toMatchObject({ status: 503, connection: 'close' });
  await idle.promise;
  release();
  await Promise.all([running, drained]);
});

describe('a server that is leaving', () => {
  it('answers on, but is not ready, and keeps no connection', async () => {
    const { server } = await serverThatHolds();
    const agent = new Agent({ keepAlive: true });
    expect(await get(`${server.url}?query={quick}`, agent)).toMatchObject({ connection: 'keep-alive' });
    server.leave();
    const [answer, ready, live] = [
      await get(`${server.url}?query={quick}`, agent),
      await request(`${server.address}/health/ready`),
      await request(`${server.address}/health/live`),
    ];
    expect(answer).toMatchObject({ status: 200, connection: 'close', body: '{"data":{"quick":1}}\n' });
    expect([ready.status, live.status]).toEqual([503, 200]);
    await server.drain();
    agent.destroy();
  });

  it('then refuses for a moment even where nothing runs, so that proxies see it', async () => {
    const { server } = await serverThatHolds();
    server.leave();
    const drained = server.drain();
    expect((await request(`${server.url}?query={quick}`)).status).toBe(503);
    await drained;
    await expect(request(server.url)).rejects.toThrow();
  });

  it('loses no request of those who go elsewhere once they are refused', async () => {
    const { server } = await serverThatHolds();
    const statuses: number[] = [];
    const clients = Array.from({ length: 8 }, async () => {
      while (statuses.at(-1) !== 503) statuses.push((await get(`${server.url}?query={quick}`)).status);
    });
    server.leave();
    await until(() => statuses.length > 50);
    await Promise.all([server.drain(), ...clients]);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
  });
});

it.each(['', 'POST /graphql HTTP/1.1\r\nHost: x\r\n'])(
  'does not wait for a connection that sent only %j',
  async (bytes) => {
    const { server } = await serverThatHolds();
    const { hostname, port } = new URL(server.address);
    const socket = connect(Number(port), hostname);
    await new Promise((resolve) => socket.once('connect', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => {});
    socket.write(bytes);
    await server.drain();
    await closed;
  },
);

it('can be cut short by a hard stop, and asked for twice', async () => {
  const { server, reached } = await serverThatHolds();
  const running = get(`${server.url}?query={hold}`);
  const cut = expect(running).rejects.toThrow();
  await reached;
  const drained = Promise.all([server.drain(), server.drain()]);
  await server.stop();
  await Promise.all([drained, cut]);
  await server.drain();
});
