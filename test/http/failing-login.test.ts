import { afterEach, describe, expect, it } from '@jest/globals';
import { UpstreamError } from '../../src/core/errors.ts';
import { tokenCredentials } from '../../src/http/token-credentials.ts';
import { createTokenEndpoint } from '../../src/http/token-endpoint.ts';
import type { Credentials, TransportSettings } from '../../src/http/types.ts';
import { closing } from './events.ts';
import { json, startServer } from './local-server.ts';
import { connectTo, failureOf, memoryLogger, never, read, transportTo } from './test-connection.ts';

const { keep, closeAll } = closing();
afterEach(closeAll);

const brief = { minimumCalls: 10, windowMs: 30_000, openMs: 60 };

/** Credentials that are had by a login there. */
function loginAt(origin: string, transport: Partial<TransportSettings> = {}): Credentials {
  const endpoint = createTokenEndpoint({
    source: 'acme',
    url: `${origin}/login`,
    operationId: 'login',
    transport: transportTo(origin, transport),
    explain: () => ({ complaints: [] }),
    logger: memoryLogger().logger,
  });
  return tokenCredentials({
    obtain: async (signal) => ({ token: (await endpoint.post({ json: {} }, signal)).text }),
    headers: (token) => ({ authorization: token }),
    close: () => endpoint.close(),
  });
}

describe('a login that fails', () => {
  it('leaves the breaker of its source closed, has its own, and is told as what it is', async () => {
    const vendor = keep(
      await startServer((_request, response) => {
        json(response, {});
      }),
    );
    const logins = keep(await startServer((_request, response) => void response.writeHead(500).end()));
    const credentials = loginAt(logins.origin);
    const connection = keep(connectTo(vendor.origin, { breaker: brief }, { credentials }));
    const failures = [];
    for (let call = 0; call < 12; call += 1) failures.push(await failureOf(connection.send(read, never())));
    expect(failures.slice(0, 10).map(({ httpStatus, operationId }) => [httpStatus, operationId])).toEqual(
      Array(10).fill([500, 'login']),
    );
    expect(failures.slice(10)).toMatchObject(
      Array(2).fill({ code: 'UPSTREAM_CIRCUIT_OPEN', operationId: 'login' }),
    );
    expect(connection.status().health).toMatchObject({
      status: 'DEGRADED',
      circuit: 'CLOSED',
      lastError: { code: 'UPSTREAM_UNAVAILABLE' },
    });
    expect(vendor.received).toHaveLength(0);
  });

  it('after the vendor has refused a token is not the vendor’s fault either', async () => {
    const vendor = keep(await startServer((_request, response) => void response.writeHead(401).end()));
    let logins = 0;
    const credentials = {
      authorize: () => {
        logins += 1;
        if (logins % 2 === 1) return Promise.resolve({ authorization: 'old' });
        const told = { source: 'acme', message: 'no login', retryable: true };
        return Promise.reject(new UpstreamError({ code: 'UPSTREAM_UNAVAILABLE', ...told }));
      },
      renew: () => true,
    };
    const connection = keep(connectTo(vendor.origin, { breaker: brief }, { credentials }));
    for (let call = 0; call < 12; call += 1) await failureOf(connection.send(read, never()));
    expect(vendor.received).toHaveLength(12);
    expect(connection.status().health.circuit).toBe('CLOSED');
  });

  it('is tried again by itself, and not once more by each call that needs it', async () => {
    const logins = keep(await startServer((_request, response) => void response.writeHead(503).end()));
    const credentials = loginAt(logins.origin, { retries: 2 });
    const connection = keep(connectTo(logins.origin, { retries: 2 }, { credentials }));
    await failureOf(connection.send(read, never()));
    expect(logins.received).toHaveLength(3);
  });
});
