import { afterEach, describe, expect, it } from '@jest/globals';
import { usualOverloadLimits, type OverloadLimits } from '../../src/server/overload.ts';
import { post, request, startServer, type RunningServer } from './running-server.ts';

const none: OverloadLimits = { eventLoopDelay: 0, heapBytes: 0, rssBytes: 0, sampleInterval: 10 };
const query = { query: '{ hello }' };

let server: RunningServer;
afterEach(() => server.stop());

/** Starts a server for which what this process uses is too much, and waits for its first sample. */
async function overloadedServer(limits: Partial<OverloadLimits>): Promise<unknown> {
  server = await startServer({ overload: { ...none, ...limits } });
  for (;;) {
    const { status, body } = await request(`${server.address}/health/ready`);
    if (status === 503) return body;
  }
}

describe('a server with more than it can do', () => {
  it.each<[string, Partial<OverloadLimits>, RegExp]>([
    ['memory', { rssBytes: 1024 * 1024 }, /^overloaded: memory is short \(\d+ MiB, at most 1 MiB\)$/],
    ['heap', { heapBytes: 1024 * 1024 }, /^overloaded: the heap is full \(\d+ MiB, at most 1 MiB\)$/],
    ['event loop', { eventLoopDelay: 1e-9 }, /^overloaded: the event loop is late \(.*0 ms\)$/],
  ])('is not ready, and says that it is its %s', async (_what, limits, reason) => {
    expect(await overloadedServer(limits)).toEqual({
      status: 'unavailable',
      reasons: [expect.stringMatching(reason)],
    });
  });

  it('refuses requests as GraphQL errors that say when to come back', async () => {
    await overloadedServer({ rssBytes: 1 });
    for (const answer of [
      await post(server.url, query),
      await request(`${server.url}?query={hello}`),
      await request(`${server.address}/graphiql/`),
    ]) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(answer.headers.get('content-security-policy')).not.toBeNull();
      expect(answer.body).toEqual({
        errors: [
          {
            message: 'The server has more requests than it can answer.',
            extensions: { code: 'SERVICE_UNAVAILABLE' },
          },
        ],
      });
    }
  });

  it('is alive: to start it anew would help nobody', async () => {
    await overloadedServer({ rssBytes: 1 });
    expect((await request(`${server.address}/health/live`)).status).toBe(200);
  });

  it('answers again when it is over', async () => {
    server = await startServer({ overload: { ...none, eventLoopDelay: 40, sampleInterval: 100 } });
    const stop = performance.now() + 250;
    while (performance.now() < stop);
    const statuses = new Set<number>();
    while (!statuses.has(503)) statuses.add((await post(server.url, query)).status);
    for (let status = 503; status !== 200;) ({ status } = await post(server.url, query));
    expect(statuses).toContain(503);
  });
});

describe('the usual limits', () => {
  it('leave room below what V8 and the machine have, and let this process pass', async () => {
    const { eventLoopDelay, heapBytes, rssBytes } = usualOverloadLimits();
    expect(eventLoopDelay).toBe(3_000);
    const { rss, heapUsed } = process.memoryUsage();
    expect(heapBytes).toBeGreaterThan(heapUsed);
    expect(rssBytes).toBeGreaterThan(rss);
    server = await startServer();
    expect((await post(server.url, query)).status).toBe(200);
  });
});
