import { afterEach, expect, it } from '@jest/globals';
import type { Readiness } from '../../src/server/health.ts';
import { request, startServer } from './running-server.ts';
import type { RunningServer } from './running-server.ts';

let server: RunningServer;
afterEach(() => server.stop());

it('is live as soon as it listens', async () => {
  server = await startServer();
  const { status, headers, body } = await request(`${server.address}/health/live`);
  expect({ status, body }).toEqual({ status: 200, body: { status: 'live' } });
  expect(headers.get('cache-control')).toBe('no-store');
});

it('is ready when the process says so, and says why when it is not', async () => {
  let readiness: Readiness = { ready: false, reasons: ['the schema is loading'] };
  server = await startServer({ ready: () => readiness });
  const before = await request(`${server.address}/health/ready`);
  readiness = { ready: true };
  const after = await request(`${server.address}/health/ready`);
  expect([before.status, before.body]).toEqual([
    503,
    { status: 'unavailable', reasons: ['the schema is loading'] },
  ]);
  expect([after.status, after.body]).toEqual([200, { status: 'ready' }]);
});

it('answers HEAD, which some load balancers send', async () => {
  server = await startServer();
  const { status, text } = await request(`${server.address}/health/ready`, { method: 'HEAD' });
  expect([status, text]).toEqual([200, '']);
});
