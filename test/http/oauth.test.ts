import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { clientCredentials, type ClientCredentialsOptions } from '../../src/http/oauth.ts';
import type { TransportSettings } from '../../src/http/types.ts';
import { json, startServer, type Answering, type LocalServer } from './local-server.ts';
import {
  connectTo,
  failureOf,
  memoryLogger,
  never,
  read,
  transportTo,
  type LogLine,
  type TestConnection,
} from './test-connection.ts';

let tokens: LocalServer;
let vendor: LocalServer;
let connection: TestConnection;
let tokenLines: readonly LogLine[];

async function serve(
  answer: Answering,
  options: Partial<ClientCredentialsOptions> = {},
  settings: Partial<TransportSettings> = {},
): Promise<void> {
  tokens = await startServer(answer);
  vendor = await startServer((_request, response) => {
    json(response, { ok: true });
  });
  const { logger, lines } = memoryLogger();
  tokenLines = lines;
  const credentials = clientCredentials({
    source: 'acme',
    tokenUrl: `${tokens.origin}/oauth2/token`,
    clientId: 'client',
    clientSecret: 'very-secret',
    transport: transportTo(vendor.origin, settings),
    logger,
    ...options,
  });
  connection = connectTo(vendor.origin, settings, { credentials });
}

afterEach(async () => {
  await connection.close();
  await tokens.close();
  await vendor.close();
});

const grant: Answering = (_request, response) => {
  json(response, { access_token: 'abc', token_type: 'Bearer', expires_in: 900 });
};

describe('the client credentials grant', () => {
  it('asks for a token as the client, once, and sends it', async () => {
    await serve(grant, { scope: 'marketplace::describe' });
    await Promise.all([connection.send(read, never()), connection.send(read, never())]);
    expect(tokens.received).toHaveLength(1);
    expect(tokens.received[0]).toMatchObject({
      method: 'POST',
      url: '/oauth2/token',
      body: 'grant_type=client_credentials&scope=marketplace%3A%3Adescribe',
      headers: {
        authorization: `Basic ${Buffer.from('client:very-secret').toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
    });
    expect(vendor.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer abc', 'Bearer abc']);
  });

  it('form-encodes id and secret inside Basic', async () => {
    await serve(grant, { clientId: 'a:b', clientSecret: 'c d%' });
    await connection.send(read, never());
    const authorization = `Basic ${Buffer.from('a%3Ab:c+d%25').toString('base64')}`;
    expect(tokens.received[0]?.headers.authorization).toBe(authorization);
  });

  it('can prove the client in the form instead', async () => {
    await serve(grant, { clientAuthentication: 'form' });
    await connection.send(read, never());
    expect(tokens.received[0]?.body).toBe(
      'grant_type=client_credentials&client_id=client&client_secret=very-secret',
    );
    expect(tokens.received[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each([
    { expires_in: '900' },
    { expires_in: undefined },
    { expires_in: null },
    { token_type: 'bearer' },
    { token_type: undefined },
  ])('takes an answer with %j', async (members) => {
    await serve((_request, response) => {
      json(response, { access_token: 'abc', token_type: 'Bearer', ...members });
    });
    await connection.send(read, never());
    await connection.send(read, never());
    expect(tokens.received).toHaveLength(1);
    expect(vendor.received).toHaveLength(2);
  });

  it('asks again for a token that ends at once', async () => {
    await serve((_request, response) => {
      json(response, { access_token: 'abc', expires_in: '0' });
    });
    await connection.send(read, never());
    await connection.send(read, never());
    expect(tokens.received).toHaveLength(2);
  });

  it.each([{}, { access_token: '' }, { access_token: 1 }, { access_token: 'abc', token_type: 'mac' }, []])(
    'refuses the answer %j',
    async (body) => {
      await serve((_request, response) => {
        json(response, body);
      });
      const failure = await failureOf(connection.send(read, never()));
      expect(failure).toMatchObject({
        code: 'UPSTREAM_INVALID_RESPONSE',
        operationId: 'clientCredentials',
        source: 'acme',
      });
      expect(failure.message).not.toContain('abc');
      expect(vendor.received).toHaveLength(0);
    },
  );

  it.each([400, 401, 403])('is refused with status %i: our credentials are wrong', async (status) => {
    const body = { error: 'invalid_client', error_description: 'no client very-secret' };
    await serve((_request, response) => {
      json(response, body, status);
    });
    const failure = await failureOf(connection.send(read, never()));
    expect(failure).toMatchObject({
      code: 'UPSTREAM_UNAUTHENTICATED',
      source: 'acme',
      operationId: 'clientCredentials',
      httpStatus: status,
      retryable: false,
      complaints: [{ code: 'invalid_client', message: 'no client [redacted]' }],
    });
    expect(vendor.received).toHaveLength(0);
  });

  it.each([
    [429, 'UPSTREAM_RATE_LIMITED'],
    [503, 'UPSTREAM_UNAVAILABLE'],
    [404, 'UPSTREAM_UNAUTHENTICATED'],
    [302, 'UPSTREAM_INVALID_RESPONSE'],
  ])('maps status %i like any other call: %s', async (status, code) => {
    await serve(
      (_request, response) =>
        void response.writeHead(status, { location: '/x', 'retry-after': '0' }).end('busy'),
    );
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ code, httpStatus: status });
    await failureOf(connection.send(read, never()));
    expect(tokens.received).toHaveLength(2);
  });

  it('never follows a redirect to another origin, even one the source allows', async () => {
    const other = await startServer(grant);
    const leading: Answering = (_request, response) =>
      void response.writeHead(307, { location: other.origin }).end();
    await serve(leading, {}, { redirectOrigins: [other.origin] });
    expect(await failureOf(connection.send(read, never()))).toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
    });
    expect(other.received).toHaveLength(0);
    await other.close();
  });

  it("has the source's time-outs", async () => {
    await serve(() => undefined, {}, { timeouts: { connect: 5000, response: 50, total: 5000 } });
    const failure = await failureOf(connection.send(read, never()));
    expect(failure).toMatchObject({ code: 'UPSTREAM_TIMEOUT', operationId: 'clientCredentials' });
  });

  it('is given up when the only one who waits goes away', async () => {
    const arrived = Promise.withResolvers<undefined>();
    await serve(() => {
      arrived.resolve(undefined);
    });
    const controller = new AbortController();
    const reason = new Error('gone');
    const call = failureOf(connection.send(read, controller.signal));
    await arrived.promise;
    const [socket] = tokens.sockets;
    controller.abort(reason);
    expect(await call).toBe(reason);
    if (socket !== undefined) await once(socket, 'close');
  });

  it('writes no secret to the log', async () => {
    await serve((_request, response) => {
      json(response, { error: 'invalid_client', error_description: 'very-secret' }, 401);
    });
    await failureOf(connection.send(read, never()));
    expect(tokenLines).toHaveLength(1);
    const basic = Buffer.from('client:very-secret').toString('base64');
    expect(JSON.stringify([tokenLines, connection.lines])).not.toMatch(new RegExp(`very-secret|${basic}`));
  });

  it('keeps a query of the token URL', async () => {
    const tenant = await startServer(grant);
    await serve(grant, { tokenUrl: `${tenant.origin}/t?tenant=a%20b` });
    await connection.send(read, never());
    expect(tenant.received[0]?.url).toBe('/t?tenant=a+b');
    await tenant.close();
  });
});
