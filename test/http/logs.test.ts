import { afterEach, describe, expect, it } from '@jest/globals';
import { apiKeyCredentials, basicCredentials, bearerCredentials } from '../../src/http/credentials.ts';
import { redactComplaints, secretsOf } from '../../src/http/redaction.ts';
import type { Credentials, Explain, UpstreamRequest } from '../../src/http/types.ts';
import { json, startServer, type Answering, type LocalServer } from './local-server.ts';
import { connectTo, failureOf, never, read, type TestConnection } from './test-connection.ts';

let server: LocalServer;
let connection: TestConnection;
const explain: Explain = ({ text, headers }) => ({
  complaints: [{ message: text, code: headers['x-code'] ?? 'none', location: text }],
});

async function serve(
  answer: Answering,
  credentials: Credentials = bearerCredentials('top-secret-token'),
): Promise<void> {
  server = await startServer(answer);
  connection = connectTo(server.origin, {}, { credentials, explain });
}

afterEach(async () => {
  await connection.close();
  await server.close();
});

const call: UpstreamRequest = {
  operationId: 'getThing',
  method: 'GET',
  path: '/things/{id}',
  params: { id: 'private-id' },
  query: { page: 'private-page' },
  headers: { 'x-api-key': 'private-key' },
};

describe('the log', () => {
  it('has one debug line for a call', async () => {
    await serve((_request, response) => {
      response.setHeader('x-request-id', 'r-1');
      json(response, { private: 'body' });
    });
    await connection.send(call, never());
    expect(connection.lines).toHaveLength(1);
    expect(connection.lines[0]).toMatchObject({
      level: 20,
      source: 'acme',
      operationId: 'getThing',
      method: 'GET',
      path: '/things/{id}',
      status: 200,
      bytes: 18,
      requestId: 'r-1',
    });
    expect(connection.lines[0]?.['ms']).toEqual(expect.any(Number));
    expect(JSON.stringify(connection.lines)).not.toMatch(/private|secret|127\.0/);
  });

  it('has one warning for a failure, with what the vendor complained of but no secret', async () => {
    await serve(({ headers, url }, response) => {
      response.writeHead(422, { 'x-code': headers['x-api-key'] });
      response.end(
        `token ${headers.authorization ?? ''} cannot do this; sent ${String(url.length)} characters`,
      );
    });
    const failure = await failureOf(connection.send(call, never()));
    expect(connection.lines).toHaveLength(1);
    expect(connection.lines[0]).toMatchObject({
      level: 40,
      status: 422,
      code: 'UPSTREAM_REJECTED',
      complaints: [
        {
          message: 'token [redacted] cannot do this; sent 36 characters',
          code: '[redacted]',
          location: 'token [redacted] cannot do this; sent 36 characters',
        },
      ],
    });
    expect(failure.complaints).toEqual(connection.lines[0]?.['complaints']);
    expect(JSON.stringify(connection.lines)).not.toMatch(/private|secret|127\.0/);
  });

  it('does not warn of what is not there, nor of a call that was given up', async () => {
    const controller = new AbortController();
    await serve((request, response) => {
      if (request.url === '/hang') controller.abort(new Error('gone'));
      else response.writeHead(404).end();
    });
    await failureOf(connection.send(call, never()));
    await failureOf(connection.send({ ...read, path: '/hang' }, controller.signal));
    expect(connection.lines.map(({ level }) => level)).toEqual([20, 20]);
  });

  it.each([
    ['bearer', bearerCredentials('top-secret-token')],
    ['basic', basicCredentials('key-id', 'top-secret-password')],
    ['api key', apiKeyCredentials('X-Key', 'top-secret-key')],
  ])('and every error are free of secrets whatever goes wrong (%s)', async (_name, credentials) => {
    await serve(({ url, headers, socket }, response) => {
      const secret = headers.authorization ?? String(headers['x-key']);
      const bare = secret.replace(/^\w+ /, '');
      const echo = `${secret} ${bare} ${Buffer.from(bare, 'base64').toString()} top-secret-token top-secret-password`;
      if (url === '/reset') socket.destroy();
      else if (url === '/cut')
        response.writeHead(200, { 'content-length': 999 }).write(echo, () => socket.destroy());
      else if (url === '/redirect')
        response.writeHead(302, { location: `http://127.0.0.2/${bare}` }).end(echo);
      else response.writeHead(Number(url.slice(1)), { 'x-request-id': 'r' }).end(secret);
    }, credentials);
    for (const path of ['/reset', '/cut', '/redirect', '/401', '/403', '/429', '/500']) {
      const failure = await failureOf(connection.send({ ...read, path }, never()));
      const told = JSON.stringify([
        failure,
        failure.message,
        failure.stack,
        String(failure.cause),
        Object.entries(failure),
      ]);
      expect(told).not.toMatch(/top-secret|dG9wLXNlY3JldA|LXNlY3JldC/);
      expect(JSON.stringify({ ...(failure.cause ?? {}) })).not.toMatch(/secret|authorization/i);
    }
    expect(connection.lines).toHaveLength(7);
    expect(JSON.stringify(connection.lines)).not.toMatch(/top-secret|dG9wLXNlY3JldA|LXNlY3JldC/);
  });
});

describe('redaction', () => {
  const clean = (request: Partial<UpstreamRequest>, message: string): string | undefined =>
    redactComplaints([{ message }], secretsOf({ ...read, ...request }, {}))[0]?.message;

  it('covers secrets in forms and JSON bodies, but not public words', () => {
    const form = {
      client_secret: 'hidden',
      subject_token: 'hidden-too',
      subject_token_type: 'urn:jwt',
      scope: 'a:b',
    };
    expect(clean({ form }, 'hidden, hidden-too, urn:jwt, a:b')).toBe('[redacted], [redacted], urn:jwt, a:b');
    const json = { apiKeyId: 'k-1234', apiKey: 'hidden', secret_access_key: 'hidden-too', name: 'visible' };
    expect(clean({ json }, 'k-1234 hidden hidden-too visible')).toBe('k-1234 [redacted] [redacted] visible');
  });

  it('covers what only looks like a credential', () => {
    expect(clean({}, 'got Bearer abc.def-ghi instead')).toBe('got Bearer [redacted] instead');
    expect(clean({}, 'token eyJhbGciOi.eyJzdWIi.c2ln is old')).toBe('token [redacted] is old');
    expect(clean({}, 'name must match ^[a-z]+$')).toBe('name must match ^[a-z]+$');
  });
});
