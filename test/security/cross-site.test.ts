import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  request,
  sendBytes,
  startServer,
  type Answer,
  type RunningServer,
} from '../server/running-server.ts';

const app = 'https://app.example';
let open: RunningServer;
let closed: RunningServer;
beforeAll(async () => {
  [open, closed] = await Promise.all([
    startServer({
      web: { cors: { origins: [app, 'http://localhost:3000'], credentials: true, maxAge: 600 } },
    }),
    startServer({ web: { graphiql: false, introspection: false } }),
  ]);
});
afterAll(() => Promise.all([open.stop(), closed.stop()]));

/** As a browser asks beforehand. */
const preflight = ({ url }: RunningServer, origin: string, headers = 'content-type'): Promise<Answer> =>
  request(url, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': headers },
  });
const corsHeaders = ({ headers }: Answer): string[] =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'));

describe('without configured origins', () => {
  it.each([app, 'null', 'http://127.0.0.1'])('no page of %s may read anything', async (origin) => {
    const asked = await preflight(closed, origin);
    expect(asked.status).toBe(405);
    const answers = [asked, await request(`${closed.url}?query={hello}`, { headers: { origin } })];
    expect(answers.flatMap(corsHeaders)).toEqual([]);
  });
});

describe('with configured origins', () => {
  it('their pages may ask beforehand what they may send', async () => {
    const { status, headers } = await preflight(open, app);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(app);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect(headers.get('access-control-max-age')).toBe('600');
    expect(headers.get('access-control-allow-headers')?.split(', ')).toEqual(
      expect.arrayContaining([
        'authorization',
        'content-type',
        'graphql-require-preflight',
        'x-sandbox-fault',
      ]),
    );
    expect(headers.get('vary')).toMatch(/origin/i);
  });

  it('no header is allowed because it was asked for', async () => {
    const { headers } = await preflight(open, app, 'x-evil, cookie2');
    expect(headers.get('access-control-allow-headers')).not.toContain('x-evil');
  });

  it('their pages may read answers, refusals too', async () => {
    const cross = { origin: app, 'sec-fetch-site': 'cross-site' };
    const { status, headers } = await request(`${open.url}?query={hello}`, { headers: cross });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, app]);
    const refused = await request(open.url, {
      method: 'POST',
      headers: { ...cross, 'content-type': 'text/plain' },
      body: 'x',
    });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([415, app]);
  });

  it.each([
    'https://app.example.evil.example',
    'https://evil-app.example',
    'https://sub.app.example',
    'http://app.example',
    'https://app.example:444',
    'https://APP.example',
    'https://app.example/',
    `${app}, https://evil.example`,
    'null',
  ])('pages of %s get what they would get without', async (origin) => {
    const asked = await preflight(open, origin);
    expect(asked.status).toBe(405);
    const read = await request(`${open.url}?query={hello}`, {
      headers: { origin, 'sec-fetch-site': 'cross-site' },
    });
    expect(read.status).toBe(403);
    expect([asked, read].flatMap(corsHeaders)).toEqual([]);
    expect(read.headers.get('vary')).toMatch(/origin/i);
  });
});

describe('what urql sends by GET', () => {
  it('is answered to a page of this server and to programs', async () => {
    const search = new URLSearchParams({
      query: 'query Greet { hello }',
      operationName: 'Greet',
      variables: '{}',
    });
    const accept =
      'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed';
    for (const site of [{}, { 'sec-fetch-site': 'same-origin' }]) {
      const { status, body } = await request(`${closed.url}?${search.toString()}`, {
        headers: { accept, ...site },
      });
      expect({ status, body }).toEqual({ status: 200, body: { data: { hello: 'Hello, you!' } } });
    }
  });
});

describe('an upload', () => {
  it.each([
    [{ authorization: 'Bearer token' }, 400],
    [{ 'apollo-require-preflight': '1' }, 400],
    [{ 'x-apollo-operation-name': 'Up' }, 400],
    [{ authorization: 'Basic dXNlcjpwYXNz' }, 403],
    [{ authorization: 'Bearer' }, 403],
    [{ cookie: 'session=1' }, 403],
  ])('needs a header that no form can send: %j', async (headers, status) => {
    const answer = await request(open.url, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', ...headers },
      body: 'no form',
    });
    expect(answer.status).toBe(status);
  });
});

describe('security headers', () => {
  const strict = "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'";

  it.each([
    ['an answer', '/graphql?query={hello}'],
    ['a refusal', '/graphql?query={'],
    ['a health check', '/health/ready'],
    ['what is not there', '/nothing'],
    ['the front page', '/'],
  ])('are on %s', async (_what, path) => {
    const { headers } = await request(closed.address + path);
    expect(headers.get('content-security-policy')).toBe(strict);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('are on what was no right request too, as far as they matter there', async () => {
    const answers = [
      await sendBytes(closed.address, 'HELLO\r\n\r\n'),
      await sendBytes(closed.address, 'GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    ];
    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer.toLowerCase()).toContain(`content-security-policy: ${strict}`);
      expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
    }
  });

  it('demand https only when they are asked to', async () => {
    const server = await startServer({ web: { hsts: { maxAge: 3600, includeSubDomains: true } } });
    const { headers } = await request(`${server.address}/health/live`);
    await server.stop();
    expect(headers.get('strict-transport-security')).toBe('max-age=3600; includeSubDomains');
  });

  it("leave GraphiQL its own policy, in which scripts are the server's own", async () => {
    const { headers } = await request(`${open.address}/graphiql`);
    const policy = headers.get('content-security-policy')?.split('; ') ?? [];
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]),
    );
    expect(headers.get('x-frame-options')).toBe('DENY');
  });
});

describe('GraphiQL and introspection switched off', () => {
  it.each(['/graphiql', '/graphiql/', '/graphiql/assets/index.js'])('leave nothing at %s', async (path) => {
    const { status, body } = await request(closed.address + path);
    expect(status).toBe(404);
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
  });

  it('leave the front page for everybody, a browser too', async () => {
    const { status, text } = await request(`${closed.address}/`, {
      headers: { accept: 'text/html' },
      redirect: 'manual',
    });
    expect([status, text]).toEqual([200, 'POST /graphql asks the graph.\n']);
  });

  it.each([
    ['__schema', '{ __schema { types { name } } }'],
    ['__type', '{ __type(name: "Query") { name } }'],
    ['__schema', '{ ...All } fragment All on Query { plain: __schema { types { name } } }'],
  ])('refuse %s, and say which key of ours switches it on: %s', async (field, query) => {
    const { body } = await request(`${closed.url}?query=${encodeURIComponent(query)}`);
    expect(body.data).toBeUndefined();
    expect(body.errors?.map(({ message, extensions }) => [message, extensions['code']])).toEqual([
      [
        `Introspection is off here, so ${field} is not answered; "introspection: true" in orgraph.yaml switches it on.`,
        'GRAPHQL_VALIDATION_FAILED',
      ],
    ]);
  });

  it('still answer __typename, and name nothing that the client did not', async () => {
    expect((await request(`${closed.url}?query={__typename}`)).body).toEqual({
      data: { __typename: 'Query' },
    });
    const { text } = await request(`${closed.url}?query={helo}`);
    expect(text).not.toContain('hello');
    expect((await request(`${open.url}?query={helo}`)).text).toContain('hello');
  });
});
