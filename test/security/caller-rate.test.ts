import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createAuthenticator } from '../../src/security/authenticator.ts';
import type { Credentials } from '../../src/security/access-settings.ts';
import { post, request, startServer, type RunningServer } from '../server/running-server.ts';

const hash = (key: string): string => createHash('sha256').update(key).digest('hex');
const credentials: Credentials = {
  apiKeys: ['ada', 'bob'].map((name) => ({
    name,
    sha256: hash(`key of ${name}`),
    scopes: ['organizations:read'],
    sources: null,
  })),
  jwt: null,
  anonymous: { scopes: ['organizations:read'] },
};
const authenticator = createAuthenticator({
  access: { mode: 'configured', credentials },
  issuerKeys: null,
});

let server: RunningServer;
afterEach(() => server.stop());

const limited = (requests: number): Promise<RunningServer> =>
  startServer({ authenticator, rate: { requests, perSeconds: 3600 } });
const statusOf = async (name?: string): Promise<number> =>
  (
    await post(
      server.url,
      { query: '{ hello }' },
      name === undefined ? {} : { authorization: `Bearer key of ${name}` },
    )
  ).status;

describe('the rate of a caller', () => {
  it('is not limited unless it is asked for', async () => {
    server = await startServer({});
    const statuses = await Promise.all(Array.from({ length: 100 }, () => statusOf()));
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it('beyond the limit is refused with 429, the code and when to come again', async () => {
    server = await limited(2);
    await statusOf('ada');
    await statusOf('ada');
    const { status, headers, body } = await post(
      server.url,
      { query: '{ hello }' },
      { authorization: 'Bearer key of ada' },
    );
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(3500);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(3600);
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'RATE_LIMITED' });
    expect(body.errors?.[0]?.message).toMatch(/"rate" allows 2 requests in 3600 seconds/);
  });

  it('is counted for each who has proved who they are, and for all others by address', async () => {
    server = await limited(1);
    expect(await statusOf('ada')).toBe(200);
    expect(await statusOf('bob')).toBe(200);
    expect(await statusOf()).toBe(200);
    expect(await Promise.all(['ada', 'bob', undefined].map(statusOf))).toEqual([429, 429, 429]);
  });

  it('holds for GETs too, and not for health checks', async () => {
    server = await limited(1);
    expect((await request(`${server.url}?query={hello}`)).status).toBe(200);
    expect((await request(`${server.url}?query={hello}`)).status).toBe(429);
    expect((await request(`${server.address}/health/live`)).status).toBe(200);
  });

  it('refuses before the body is read, so that no long body costs anything', async () => {
    server = await limited(1);
    await statusOf();
    const { status } = await post(server.url, '{ this is no JSON');
    expect(status).toBe(429);
  });
});
