import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { run, type Running } from '../../bench/processes.ts';
import { headers, largeAccount } from '../../bench/stub/accounts.ts';
import type { Activity } from '../../bench/stub/activity.ts';
import { largeConfluent, rockset } from '../../bench/stub/organizations.ts';

let stub: Running;

beforeAll(async () => {
  stub = await run('bench/stub-process.ts', /^http:/, process.cwd());
});

afterAll(() => stub.stop());

const activity = async (): Promise<Activity> =>
  (await (await fetch(`${stub.line}/activity`)).json()) as Activity;

/** Sends pieces of text over one connection, and gives what has come back once it holds `count` responses. */
async function exchange(pieces: readonly string[], count: number): Promise<string> {
  const { port } = new URL(stub.line);
  const socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  for (const piece of pieces) await new Promise((resolve) => socket.write(piece, resolve));
  while (text.split('HTTP/1.1 ').length <= count || !text.endsWith('}')) await once(socket, 'data');
  socket.destroy();
  return text;
}

describe('the stub upstream', () => {
  it('answers whoever signs the request, and counts the call', async () => {
    await activity();
    const response = await fetch(`${stub.line}/v1/orgs/self`, { headers: headers.rockset });
    expect(await response.json()).toEqual({ data: rockset });
    expect((await activity()).calls).toEqual({ 'getOrganization (Rockset)': 1 });
    expect((await activity()).calls).toEqual({});
  });

  it('refuses a request that is not signed, or signed for another vendor', async () => {
    for (const sign of [{}, headers.confluent]) {
      const response = await fetch(`${stub.line}/v1/orgs/self`, { headers: sign });
      expect(response.status).toBe(401);
    }
  });

  it('knows nothing else', async () => {
    const response = await fetch(`${stub.line}/v1/organizations/nobody`, { headers: headers.tiledb });
    expect(response.status).toBe(404);
  });

  it('gives a long list page by page, down to the end', async () => {
    const path = `${stub.line}${largeAccount}/org/v2/organizations?page_size=100`;
    const ids: string[] = [];
    for (let token: string | null = ''; token !== null;) {
      const response = await fetch(token ? `${path}&page_token=${token}` : path, {
        headers: headers.confluent,
      });
      const page = (await response.json()) as {
        metadata: { next?: string; total_size: number };
        data: { id: string }[];
      };
      expect(page.metadata.total_size).toBe(largeConfluent.length);
      ids.push(...page.data.map(({ id }) => id));
      token = page.metadata.next ? new URL(page.metadata.next).searchParams.get('page_token') : null;
    }
    expect(ids).toEqual(largeConfluent.map(({ id }) => id));
  });

  it('reads requests that come in pieces, with bodies, or several at once', async () => {
    const login = 'POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Length: 7\r\n\r\n{"a":1}';
    const ask = `GET /v1/orgs/self HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.rockset.authorization}\r\n\r\n`;
    const whole = login + ask + login;
    const expected = await exchange([whole], 3);
    expect(expected.match(/"jwt"|"tidewater-labs"/g)).toEqual(['"jwt"', '"tidewater-labs"', '"jwt"']);
    for (const cut of [4, login.length - 3, login.length + 2, whole.length - 1]) {
      expect(await exchange([whole.slice(0, cut), whole.slice(cut)], 3)).toBe(expected);
    }
  });
});
