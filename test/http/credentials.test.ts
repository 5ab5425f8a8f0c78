import { afterEach, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import {
  apiKeyCredentials,
  basicCredentials,
  bearerCredentials,
  noCredentials,
} from '../../src/http/credentials.ts';
import { tokenCredentials } from '../../src/http/token-credentials.ts';
import type { Credentials } from '../../src/http/types.ts';
import { json, startServer, type Answering, type LocalServer } from './local-server.ts';
import { connectTo, failureOf, never, read, write, type TestConnection } from './test-connection.ts';

let server: LocalServer;
let connection: TestConnection;

async function serve(credentials: Credentials, answer: Answering): Promise<void> {
  server = await startServer(answer);
  connection = connectTo(server.origin, { maxConcurrency: 20 }, { credentials });
}

afterEach(async () => {
  await connection.close();
  await server.close();
});

describe('fixed credentials', () => {
  it.each([
    ['basic', basicCredentials('key', 'pässword:x'), { authorization: 'Basic a2V5OnDDpHNzd29yZDp4' }],
    ['bearer', bearerCredentials('abc'), { authorization: 'Bearer abc' }],
    [
      'a raw key in a header',
      apiKeyCredentials('X-TILEDB-REST-API-KEY', 'abc'),
      { 'x-tiledb-rest-api-key': 'abc' },
    ],
    ['a prefixed key', apiKeyCredentials('Authorization', 'abc', 'ApiKey'), { authorization: 'ApiKey abc' }],
  ])('(%s) are sent and not renewed', async (_name, credentials, headers) => {
    await serve(credentials, (_request, response) => void response.writeHead(401).end());
    expect(await failureOf(connection.send(read, never()))).toMatchObject({
      code: 'UPSTREAM_UNAUTHENTICATED',
    });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.headers).toMatchObject(headers);
  });

  it('may be none', async () => {
    await serve(noCredentials(), (_request, response) => {
      json(response, {});
    });
    await connection.send(read, never());
    expect(server.received[0]?.headers).not.toHaveProperty('authorization');
  });

  it('are refused at once where they would break a header, and not repeated', async () => {
    await serve(noCredentials(), (_request, response) => {
      json(response, {});
    });
    expect(() => bearerCredentials('secret\r\nX-Evil: 1')).toThrow(TypeError);
    expect(() => bearerCredentials('secret\r\nX-Evil: 1')).not.toThrow(/secret/);
  });

  it("win over a request's own header", async () => {
    await serve(bearerCredentials('ours'), (_request, response) => {
      json(response, {});
    });
    await connection.send({ ...read, headers: { Authorization: 'other' } }, never());
    expect(server.received[0]?.headers.authorization).toBe('Bearer ours');
  });
});

describe('a token that the vendor refuses', () => {
  let obtained = 0;

  /** Tokens are `t1`, `t2` and so on; the vendor accepts those that `good` names. */
  async function serveTokens(good: (token: string) => boolean): Promise<void> {
    obtained = 0;
    const credentials = tokenCredentials({
      obtain: async () => {
        obtained += 1;
        const token = `t${String(obtained)}`;
        await new Promise(setImmediate);
        return { token };
      },
      headers: (token) => ({ authorization: `Bearer ${token}` }),
    });
    await serve(credentials, ({ headers }, response) => {
      if (good(headers.authorization?.slice(7) ?? '')) json(response, { ok: true });
      else json(response, { message: 'expired' }, 401);
    });
  }

  it('is renewed, and the call repeated once', async () => {
    await serveTokens((token) => token === 't2');
    expect((await connection.send(read, never())).json()).toEqual({ ok: true });
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer t1', 'Bearer t2']);
  });

  it('is renewed for a write too, which was refused and not done', async () => {
    await serveTokens((token) => token === 't2');
    await connection.send(write, never());
    expect(server.received.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}']);
  });

  it('is renewed once only, then the call fails', async () => {
    await serveTokens(() => false);
    expect(await failureOf(connection.send(read, never()))).toMatchObject({
      code: 'UPSTREAM_UNAUTHENTICATED',
      httpStatus: 401,
    });
    expect(server.received).toHaveLength(2);
    expect(obtained).toBe(2);
  });

  it('is renewed once for 20 calls that fail together', async () => {
    await serveTokens((token) => token === 't2');
    const calls = Array.from({ length: 20 }, () => connection.send(read, never()));
    const answers = await Promise.all(calls);
    expect(answers.map((answer) => answer.json())).toEqual(calls.map(() => ({ ok: true })));
    expect(obtained).toBe(2);
    expect(server.received).toHaveLength(40);
  });

  it('is renewed for the next call where the body of this one is gone', async () => {
    await serveTokens((token) => token === 't2');
    let streams = 0;
    const upload = {
      ...write,
      json: undefined,
      stream: () => {
        streams += 1;
        return Readable.from(['once']);
      },
    };
    expect(await failureOf(connection.send(upload, never()))).toMatchObject({
      code: 'UPSTREAM_UNAUTHENTICATED',
    });
    expect(streams).toBe(1);
    await connection.send(upload, never());
    expect(obtained).toBe(2);
  });

  it('is renewed for a streamed answer as well', async () => {
    await serveTokens((token) => token === 't2');
    const { body } = await connection.stream(read, never());
    expect((await body.toArray()).join('')).toBe('{"ok":true}');
  });

  it('is not sent where it would break a header', async () => {
    const credentials = tokenCredentials({
      obtain: () => Promise.resolve({ token: 'a\r\nX-Evil: 1' }),
      headers: (token) => ({ authorization: `Bearer ${token}` }),
    });
    await serve(credentials, (_request, response) => {
      json(response, {});
    });
    expect(await failureOf(connection.send(read, never()))).toMatchObject({
      code: 'UPSTREAM_UNAUTHENTICATED',
    });
    expect(server.received).toHaveLength(0);
  });
});
