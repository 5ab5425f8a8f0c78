import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { post, request, sendBytes, startServer } from './running-server.ts';
import type { Answer, RunningServer } from './running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({
    typeDefs: 'scalar Any type Query { echo(text: String): String  self: Query  any(value: Any): Int }',
    resolvers: {
      Query: { echo: (_root, { text }: { text?: string }) => text ?? null, self: () => ({}), any: () => 1 },
    },
    limits: { depth: 1000 },
  });
});
afterAll(() => server.stop());

function expectRefused(
  { status, headers, body }: Answer,
  expectedStatus: number,
  code = 'BAD_REQUEST',
): void {
  expect(status).toBe(expectedStatus);
  expect(headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json; charset=utf-8$/);
  expect(Object.keys(body)).toEqual(['errors']);
  expect(body.errors).toHaveLength(1);
  expect(typeof body.errors?.[0]?.message).toBe('string');
  expect(body.errors?.[0]?.extensions).toEqual({ code });
}

describe('a body that is no GraphQL request', () => {
  it.each([
    ['malformed JSON', '{ "query": '],
    ['nothing', ''],
    ['a batch', '[{"query":"{ echo }"},{"query":"{ echo }"}]'],
    ['an empty batch', '[]'],
    ['a number', '1'],
    ['null', 'null'],
    ['a string', '"{ echo }"'],
    ['an empty object', '{}'],
    ['a poisoned prototype', '{"query":"{ echo }","variables":{"__proto__":{"admin":true}}}'],
    ['deeply nested arrays', '['.repeat(200_000)],
  ])('%s is refused with 400', async (_name, body) => {
    expectRefused(await post(server.url, body), 400);
  });

  it('of invalid UTF-8 is refused, not repaired', async () => {
    const body = Buffer.concat([
      Buffer.from('{"query":"{ echo(text: \\"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('\\") }"}'),
    ]);
    expectRefused(await post(server.url, body), 400);
  });

  it('is answered in the media type the client reads', async () => {
    const accept = 'application/graphql-response+json';
    const answer = await post(server.url, '{', { accept });
    expectRefused(answer, 400);
    expect(answer.headers.get('content-type')).toBe(`${accept}; charset=utf-8`);
  });

  it('of a batch by GET does not exist either', async () => {
    expectRefused(await request(`${server.url}?query={echo}&query={echo}`), 400);
    expectRefused(await request(`${server.url}?query={echo}&variables=[`), 400);
    expectRefused(await request(server.url), 400);
  });
});

describe('size', () => {
  it('of a body over 1 MiB is refused with 413', async () => {
    expectRefused(await post(server.url, { query: '{ echo }', padding: 'x'.repeat(1024 * 1024) }), 413);
  });

  it('of a body over 1 MiB that hides its length is refused too', async () => {
    const chunk = 'x'.repeat(64 * 1024);
    const chunked = `${chunk.length.toString(16)}\r\n${chunk}\r\n`.repeat(17);
    const head =
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
    const answer = await sendBytes(server.address, head + chunked);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"code":"BAD_REQUEST"');
  });

  it('of a body just under 1 MiB is fine', async () => {
    const { status, body } = await post(server.url, {
      query: '{ echo }',
      padding: 'x'.repeat(1024 * 1024 - 50),
    });
    expect({ status, body }).toEqual({ status: 200, body: { data: { echo: null } } });
  });

  it('of a URL beyond what Node reads is refused with 431', async () => {
    expectRefused(await request(`${server.url}?query={echo}&padding=${'x'.repeat(20_000)}`), 431);
  });

  it('of a document is bounded in tokens', async () => {
    const { body } = await post(server.url, { query: `{ ${'echo '.repeat(100_000)} }` });
    expect(body.errors?.[0]?.extensions).toEqual({
      code: 'GRAPHQL_PARSE_FAILED',
      limit: { name: 'tokens', value: 20_000, maximum: 2000 },
    });
    expect(body.errors?.[0]?.message).toBe(
      'The query has more than 20000 tokens; the limit "tokens" allows 2000.',
    );
  });

  it('of a document is bounded in comments', async () => {
    const { body } = await post(server.url, { query: `{ echo ${'#\n'.repeat(100_000)} }` });
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'GRAPHQL_PARSE_FAILED' });
  });
});

describe('strange but right requests', () => {
  it.each(['\u0000', '\u{1F3CA}\u200D♀️', '\ud800', '\u2028', 'ünï', '"\\\n'])('echo %j', async (text) => {
    const query = 'query ($text: String) { echo(text: $text) }';
    const { body } = await post(server.url, { query, variables: { text } });
    expect(body).toEqual({ data: { echo: text } });
  });

  it('nested hundreds of levels deep are answered', async () => {
    const query = `${'{ self '.repeat(600)}{ __typename }${' }'.repeat(600)}`;
    const { body } = await post(server.url, { query });
    expect(body.errors).toBeUndefined();
  });

  it('may nest variables deeper than the stack', async () => {
    const value = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const body = `{"query":"query ($value: Any) { any(value: $value) }","variables":{"value":${value}}}`;
    const answer = await post(server.url, body);
    expect(answer.body).toEqual({ data: { any: 1 } });
  });

  it('may begin with a byte order mark', async () => {
    const { body } = await post(server.url, '\ufeff{"query":"{ echo }"}');
    expect(body).toEqual({ data: { echo: null } });
  });
});

describe('paths', () => {
  it.each(['/nothing', '/graphql/', '/graphql/x', '/health', '/metrics.php', '//graphql'])(
    '%s does not exist',
    async (path) => {
      expectRefused(await request(`${server.address}${path}`), 404, 'NOT_FOUND');
    },
  );

  it('that do not exist are 404 for any method and content type', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' };
    expectRefused(await request(`${server.address}/nothing`, init), 404, 'NOT_FOUND');
  });

  it('with broken percent-encoding are refused with 400', async () => {
    const answer = await request(`${server.address}/%zz`);
    expectRefused(answer, 400);
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w.-]+$/);
  });
});

describe('bytes', () => {
  it('that are no HTTP are refused as JSON', async () => {
    const answer = await sendBytes(server.address, 'HELLO\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('Content-Type: application/json');
    expect(answer).toContain(
      '{"errors":[{"message":"The request is not valid HTTP.","extensions":{"code":"BAD_REQUEST"}}]}',
    );
  });

  it.each(['Host: [', 'Host: a b', 'Host: %'])(
    'with an impossible host (%s) are refused with 400',
    async (host) => {
      const head = `GET /graphql?query={echo} HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`;
      const answer = await sendBytes(server.address, head);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toContain('"code":"BAD_REQUEST"');
    },
  );

  it('with an IPv6 host are answered', async () => {
    const head = 'GET /graphql?query={echo} HTTP/1.1\r\nHost: [::1]:4000\r\nConnection: close\r\n\r\n';
    expect(await sendBytes(server.address, head)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('that stop coming are refused with 408 and the connection is closed', async () => {
    const hasty = await startServer({ limits: { requestTimeout: 100 }, timeouts: { headersTimeout: 50 } });
    const [slowHead, slowBody] = await Promise.all([
      sendBytes(hasty.address, 'POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: '),
      sendBytes(
        hasty.address,
        'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
      ),
    ]);
    await hasty.stop();
    expect(slowHead).toMatch(/^HTTP\/1\.1 408 /);
    expect(slowBody).toMatch(/^HTTP\/1\.1 408 /);
  });
});

it('none of this is logged as a fault of the server', () => {
  expect(server.log.filter((line) => Number(line['level']) >= 40)).toEqual([]);
});
