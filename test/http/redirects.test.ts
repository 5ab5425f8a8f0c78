import { afterEach, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { apiKeyCredentials } from '../../src/http/credentials.ts';
import { followRedirect, type RedirectQuestion } from '../../src/http/redirect.ts';
import type { TransportSettings } from '../../src/http/types.ts';
import { json, startServer, type Answering, type LocalServer } from './local-server.ts';
import { connectTo, failureOf, never, read, write, type TestConnection } from './test-connection.ts';

const opened: { close(): Promise<void> }[] = [];

async function serve(answer: Answering): Promise<LocalServer> {
  const server = await startServer(answer);
  opened.push(server);
  return server;
}

function connect(server: LocalServer, settings: Partial<TransportSettings> = {}): TestConnection {
  const connection = connectTo(server.origin, settings, {
    credentials: apiKeyCredentials('X-Key', 'secret-key'),
  });
  opened.push(connection);
  return connection;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((thing) => thing.close()));
});

const leading =
  (status: number, location: string): Answering =>
  (request, response) => {
    if (request.url === '/there') json(response, { there: true });
    else response.writeHead(status, { location }).end('moved');
  };

describe('a redirect of a read', () => {
  it.each([301, 302, 303, 307, 308])(
    'with status %i is followed on the same origin, credentials with it',
    async (status) => {
      const server = await serve(leading(status, '/there'));
      expect((await connect(server).send(read, never())).json()).toEqual({ there: true });
      expect(server.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
        'GET /thing',
        'GET /there',
      ]);
      expect(server.received[1]?.headers['x-key']).toBe('secret-key');
      expect(server.received[1]?.socket).toBe(server.received[0]?.socket);
    },
  );

  it('is followed to an origin that is allowed, credentials with it', async () => {
    const regional = await serve((_request, response) => {
      json(response, { region: 1 });
    });
    const server = await serve(leading(302, `${regional.origin}/v1/there#part`));
    const connection = connect(server, { redirectOrigins: [`${regional.origin}/`] });
    expect((await connection.send(read, never())).json()).toEqual({ region: 1 });
    expect(regional.received).toMatchObject([{ url: '/v1/there', headers: { 'x-key': 'secret-key' } }]);
  });

  it('is refused to any other origin, which is never contacted', async () => {
    const elsewhere = await serve((_request, response) => {
      json(response, {});
    });
    const server = await serve(leading(302, `${elsewhere.origin}/there`));
    const connection = connect(server);
    for (const call of [connection.send(read, never()), connection.stream(read, never())]) {
      const failure = await failureOf(call);
      expect(failure).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', httpStatus: 302, retryable: false });
      expect(failure.message).toContain('to an origin that is not allowed');
      expect(failure.message).not.toContain(String(elsewhere.port));
    }
    expect(elsewhere.sockets.size).toBe(0);
    expect(elsewhere.received).toHaveLength(0);
  });

  it('is refused in a loop after five', async () => {
    const server = await serve(leading(302, '/thing'));
    const failure = await failureOf(connect(server).send(read, never()));
    expect(failure).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
    expect(failure.message).toContain('more than 5 times');
    expect(server.received).toHaveLength(6);
  });

  it('is refused without a location', async () => {
    const server = await serve((_request, response) => void response.writeHead(302).end());
    const failure = await failureOf(connect(server).send(read, never()));
    expect(failure).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', httpStatus: 302 });
  });
});

describe('a redirect of a write', () => {
  it.each([307, 308])(
    'with status %i is followed on the same origin, body and method with it',
    async (status) => {
      const server = await serve(leading(status, '/there'));
      await connect(server).send(write, never());
      expect(server.received).toMatchObject([
        { method: 'POST', url: '/thing', body: '{"a":1}' },
        { method: 'POST', url: '/there', body: '{"a":1}' },
      ]);
    },
  );

  it.each([301, 302, 303])('with status %i is refused', async (status) => {
    const server = await serve(leading(status, '/there'));
    expect(await failureOf(connect(server).send(write, never()))).toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
    });
    expect(server.received).toHaveLength(1);
  });

  it('is refused to another origin, even one that reads may go to', async () => {
    const regional = await serve((_request, response) => {
      json(response, {});
    });
    const server = await serve(leading(307, `${regional.origin}/there`));
    const connection = connect(server, { redirectOrigins: [regional.origin] });
    expect(await failureOf(connection.send(write, never()))).toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
    });
    expect(regional.received).toHaveLength(0);
  });

  it('is refused where the body cannot be sent again', async () => {
    const server = await serve(leading(307, '/there'));
    const upload = { ...write, json: undefined, stream: () => Readable.from(['once']) };
    expect(await failureOf(connect(server).send(upload, never()))).toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
    });
    expect(server.received).toHaveLength(1);
  });

  it('is refused for a GET that writes', async () => {
    const server = await serve(leading(302, '/there'));
    const call = connect(server).send({ ...read, idempotent: false }, never());
    expect(await failureOf(call)).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
    expect(server.received).toHaveLength(1);
  });
});

describe('followRedirect', () => {
  const question: RedirectQuestion = {
    status: 302,
    location: '/b',
    from: new URL('https://vendor.test/a'),
    read: true,
    resendable: true,
    followed: 0,
    origins: new Set(['https://vendor.test', 'http://vendor.test', 'https://eu.vendor.test']),
  };

  it('never leaves TLS, even for an origin that is allowed', () => {
    expect(followRedirect({ ...question, location: 'http://vendor.test/b' })).toHaveProperty('refused');
  });

  it.each([
    'https://user:pass@vendor.test/b',
    '//evil.test/b',
    'https://vendor.test:8443/b',
    'https://vendor.test.evil.test/',
    'javascript:alert(1)',
    'https://',
    '\\\\evil.test/b',
  ])('refuses %s', (location) => {
    expect(followRedirect({ ...question, location })).toHaveProperty('refused');
  });

  it.each(['https://eu.vendor.test/b', '/b', 'b', '?b', '//eu.vendor.test/b'])('follows %s', (location) => {
    expect(followRedirect({ ...question, location })).toHaveProperty('to');
  });
});
