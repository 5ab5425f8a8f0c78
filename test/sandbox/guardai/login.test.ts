import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accounts, administrator, member } from '../../../sandbox/guardai/accounts.ts';
import { clientOf, logIn, send, startGuardai, type TestSandbox } from './support.ts';

describe('the login of the GuardAI simulator', () => {
  let guardai: TestSandbox;
  let clock = new Date('2022-10-14T12:00:00Z');
  beforeAll(async () => {
    guardai = await startGuardai({ tokenSeconds: 60 }, { now: () => clock });
  });
  afterAll(() => guardai.sandbox.stop());

  it('exchanges an API key for a JWT that names its expiry', async () => {
    const { status, body } = await send(guardai.baseUrl, 'POST', '/login', {}, keyOf(administrator));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      autoEnrol: false,
      email: 'dana.v@example.com',
      name: 'Dana Visser',
      registered: true,
      roles: 'ROLE_USER,ROLE_ADMIN',
      settings: { favoriteProjects: [12, 31], notifications: true },
      uid: 'a3b1c7d0-6e0d-4e0b-9c93-2f1d3b4a5c6d',
    });
    const [header, claims] = (body as { jwt: string }).jwt.split('.').map(decoded);
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT' });
    const issued = clock.getTime() / 1000;
    expect(claims).toMatchObject({ sub: '101', iat: issued, exp: issued + 60 });
  });

  it.each([
    ['an unknown key id', { apiKeyId: 'k-7f3a91', apiKey: administrator.apiKey }],
    ["another account's key", { apiKeyId: administrator.apiKeyId, apiKey: member.apiKey }],
    ['nothing at all', {}],
    ['nulls', { apiKeyId: null, apiKey: null }],
  ])('refuses %s with 401', async (_case, body) => {
    const answer = await send(guardai.baseUrl, 'POST', '/login', {}, body);
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ status: 401, error: 'Unauthorized', path: '/api/v1/login' });
  });

  it('refuses a body that is no login request with 400, and another media type with 415', async () => {
    expect((await send(guardai.baseUrl, 'POST', '/login', {}, { apiKeyId: 7 })).status).toBe(400);
    expect((await send(guardai.baseUrl, 'POST', '/login', {}, '{"apiKeyId":')).status).toBe(400);
    expect((await send(guardai.baseUrl, 'POST', '/login', {})).status).toBe(400);
    const typed = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(guardai.baseUrl, 'POST', '/login', typed, 'apiKeyId=a')).status).toBe(415);
  });

  it('remembers when the user logged in last', async () => {
    clock = new Date('2022-10-15T08:30:00Z');
    const admin = await guardai.admin();
    const { body } = await admin.call('GET', '/organizations/7/members');
    expect((body as { id: number; lastLoginDateTime?: string }[]).find(({ id }) => id === 101)).toMatchObject(
      {
        lastLoginDateTime: '2022-10-15T08:30:00.000Z',
      },
    );
  });

  it('takes a token until it expires, and a new one after that', async () => {
    const token = await logIn(guardai.baseUrl, administrator);
    const organizations = () => clientOf(guardai.baseUrl, token).call('GET', '/organizations');
    clock = new Date(clock.getTime() + 59_000);
    expect((await organizations()).status).toBe(200);
    clock = new Date(clock.getTime() + 1000);
    expect((await organizations()).status).toBe(401);
    expect((await (await guardai.admin()).call('GET', '/organizations')).status).toBe(200);
  });

  it('refuses every token issued before all were expired', async () => {
    const tokens = await Promise.all(accounts.map((account) => logIn(guardai.baseUrl, account)));
    guardai.sandbox.perform('guardai-v1', 'expire-tokens');
    for (const token of tokens) {
      expect((await clientOf(guardai.baseUrl, token).call('GET', '/organizations/7')).status).toBe(401);
    }
    expect((await (await guardai.admin()).call('GET', '/organizations/7')).status).toBe(200);
  });

  it('keeps a token valid over a reset', async () => {
    const admin = await guardai.admin();
    guardai.sandbox.reset();
    expect((await admin.call('GET', '/organizations')).status).toBe(200);
  });

  it.each([
    ['no header', () => ({})],
    ['a bare token', (token: string) => ({ authorization: token })],
    ['another scheme', (token: string) => ({ authorization: `Basic ${token}` })],
    ['no JWT', () => ({ authorization: 'Bearer nonsense' })],
    ['an empty signature', (token: string) => ({ authorization: `Bearer ${token.replace(/[^.]*$/, '')}` })],
    ['changed claims', (token: string) => ({ authorization: `Bearer ${forged(token)}` })],
  ])('refuses %s with 401', async (_case, headers) => {
    const sent = headers(await logIn(guardai.baseUrl, administrator)) as Record<string, string>;
    const { status, body } = await send(guardai.baseUrl, 'GET', '/organizations/7', sent);
    expect(status).toBe(401);
    expect(body).toEqual({
      timestamp: clock.toISOString().replace('Z', '+00:00'),
      status: 401,
      error: 'Unauthorized',
      message: '',
      path: '/api/v1/organizations/7',
    });
  });

  it('is what the sandbox configures by default', async () => {
    const { sources } = guardai.sandbox.configuration();
    const source = sources.find(({ api }) => api === 'guardai-v1');
    expect(source).toMatchObject({ name: 'guardai', baseUrl: guardai.baseUrl, auth: { type: 'login' } });
    const token = await logIn(guardai.baseUrl, source?.auth as unknown as typeof administrator);
    expect((await clientOf(guardai.baseUrl, token).call('GET', '/organizations')).status).toBe(200);
  });
});

function keyOf({ apiKeyId, apiKey }: typeof administrator): object {
  return { apiKeyId, apiKey };
}

function decoded(part: string): unknown {
  return part.length === 43 ? null : (JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown);
}

function forged(token: string): string {
  const [header, claims = '', signature] = token.split('.');
  const changed = JSON.stringify({ ...(decoded(claims) as object), exp: 9_999_999_999 });
  return [header, Buffer.from(changed).toString('base64url'), signature].join('.');
}
