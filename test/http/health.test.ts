import { afterEach, describe, expect, it } from '@jest/globals';
import { UpstreamError } from '../../src/core/errors.ts';
import { createHealthRecord } from '../../src/http/health.ts';
import { closing } from './events.ts';
import { startServer } from './local-server.ts';
import { connectTo, failureOf, never, read } from './test-connection.ts';

const { keep, closeAll } = closing();
afterEach(closeAll);

const failure = (code: UpstreamError['code']): UpstreamError =>
  new UpstreamError({ code, source: 'acme', message: '', retryable: false });

describe('the health of a source', () => {
  it('is unknown before the first call', () => {
    expect(createHealthRecord().status('CLOSED')).toEqual({
      status: 'UNKNOWN',
      circuit: 'CLOSED',
      lastError: null,
      latency: null,
    });
  });

  it('is told by its last twenty calls', () => {
    const health = createHealthRecord(() => 0);
    health.note(failure('UPSTREAM_TIMEOUT'), 5);
    for (let call = 0; call < 19; call += 1) health.note(undefined, 1);
    expect(health.status('CLOSED').status).toBe('DEGRADED');
    health.note(undefined, 1);
    expect(health.status('CLOSED')).toMatchObject({
      status: 'UP',
      lastError: { code: 'UPSTREAM_TIMEOUT', at: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('forgets failures after five minutes, but not that the very last call failed', () => {
    let now = 0;
    const health = createHealthRecord(() => now);
    health.note(failure('UPSTREAM_TIMEOUT'), 5);
    now = 300_000;
    expect(health.status('CLOSED').status).toBe('DEGRADED');
    health.note(undefined, 5);
    expect(health.status('CLOSED').status).toBe('UP');
  });

  it('is that of its circuit where that is not closed', () => {
    const health = createHealthRecord();
    health.note(undefined, 1);
    expect(health.status('OPEN').status).toBe('DOWN');
    expect(health.status('HALF_OPEN').status).toBe('DEGRADED');
  });

  it('has the latency of the last 200 calls', () => {
    const health = createHealthRecord();
    for (let ms = 1; ms <= 50; ms += 1) health.note(undefined, 10_000);
    for (let ms = 1; ms <= 200; ms += 1) health.note(undefined, ms);
    expect(health.status('CLOSED').latency).toEqual({ p50: 100, p99: 198 });
  });

  it('keeps the failure behind an open circuit of a login', () => {
    const health = createHealthRecord();
    health.note(failure('UPSTREAM_UNAVAILABLE'), undefined);
    health.note(failure('UPSTREAM_CIRCUIT_OPEN'), undefined);
    expect(health.status('CLOSED')).toMatchObject({
      status: 'DEGRADED',
      lastError: { code: 'UPSTREAM_UNAVAILABLE' },
      latency: null,
    });
  });

  it.each([
    [200, 'UP', null],
    [404, 'UP', null],
    [403, 'UP', null],
    [422, 'UP', null],
    [401, 'DEGRADED', 'UPSTREAM_UNAUTHENTICATED'],
    [429, 'DEGRADED', 'UPSTREAM_RATE_LIMITED'],
    [500, 'DEGRADED', 'UPSTREAM_UNAVAILABLE'],
  ])('after an answer of %i is %s', async (code, status, error) => {
    const server = keep(await startServer((_request, response) => void response.writeHead(code).end('{}')));
    const connection = keep(connectTo(server.origin));
    const call = connection.send(read, never());
    await (code === 200 ? call : failureOf(call));
    await new Promise(setImmediate);
    const { health } = connection.status();
    expect(health).toMatchObject({ status, latency: { p50: expect.any(Number), p99: expect.any(Number) } });
    expect(health.lastError?.code ?? null).toBe(error);
  });
});
