import { describe, expect, it } from '@jest/globals';
import type { Sandbox } from '../../../sandbox/index.ts';
import { useSandbox } from '../../support/sandbox.ts';
import {
  admin,
  basic,
  bearer,
  firstError,
  get,
  organizations,
  patch,
  postForm,
  type Reply,
} from './client.ts';

let time = Date.parse('2026-01-01T00:00:00Z');
const sandbox = useSandbox({ now: () => new Date(time) });

const idpClient = { client_id: 'sandbox-idp-client', client_secret: 'sandbox-idp-secret' };

async function subjectToken(from: Sandbox): Promise<string> {
  const { body } = await postForm(from.idpTokenUrl, { grant_type: 'client_credentials', ...idpClient });
  return (body as { access_token: string }).access_token;
}

const exchangeForm = (subject_token: string): Record<string, string> => ({
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token,
  identity_pool_id: 'pool-a1B2',
  subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
});

async function exchange(from: Sandbox, form: Record<string, string>): Promise<Reply> {
  return await postForm(`${from.baseUrls['confluent-org-v2']}/sts/v1/oauth2/token`, form);
}

const tokenOf = ({ body }: Reply): string => (body as { access_token: string }).access_token;
const list = '/org/v2/organizations';

describe('the STS token exchange', () => {
  it("takes the identity provider's token and gives one that org/v2 accepts", async () => {
    const reply = await exchange(sandbox(), exchangeForm(await subjectToken(sandbox())));
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      token_type: 'Bearer',
      expires_in: 900,
    });
    expect((await get(sandbox(), list, bearer(tokenOf(reply)))).status).toBe(200);
  });

  it('gives tokens that expire', async () => {
    const form = { ...exchangeForm(await subjectToken(sandbox())), expires_in: '60' };
    const reply = await exchange(sandbox(), form);
    expect(reply.body).toMatchObject({ expires_in: 60 });
    time += 59_000;
    expect((await get(sandbox(), list, bearer(tokenOf(reply)))).status).toBe(200);
    time += 1_000;
    const late = await get(sandbox(), list, bearer(tokenOf(reply)));
    expect([late.status, firstError(late)['detail']]).toEqual([401, 'Unauthorized']);
  });

  it('expires all tokens when told to', async () => {
    const token = tokenOf(await exchange(sandbox(), exchangeForm(await subjectToken(sandbox()))));
    sandbox().perform('confluent-org-v2', 'expire-tokens');
    expect((await get(sandbox(), list, bearer(token))).status).toBe(401);
    const renewed = await exchange(sandbox(), exchangeForm(await subjectToken(sandbox())));
    expect((await get(sandbox(), list, bearer(tokenOf(renewed)))).status).toBe(200);
  });

  it("gives the token its identity pool's rights", async () => {
    const form = { ...exchangeForm(await subjectToken(sandbox())), identity_pool_id: 'pool-r3Ad' };
    const token = tokenOf(await exchange(sandbox(), form));
    const [first] = await organizations(sandbox(), bearer(token));
    expect((await patch(sandbox(), first?.id ?? '', '{}', bearer(token))).status).toBe(403);
  });

  it.each([
    ['a made-up subject token', { subject_token: 'a.b.c' }],
    ['an unknown pool', { identity_pool_id: 'pool-none' }],
    ['another grant type', { grant_type: 'client_credentials' }],
    ['a lifetime beyond 900 seconds', { expires_in: '901' }],
    ['a lifetime that is no number', { expires_in: 'soon' }],
  ])('refuses %s', async (_what, wrong) => {
    const reply = await exchange(sandbox(), { ...exchangeForm(await subjectToken(sandbox())), ...wrong });
    expect([reply.status, firstError(reply)['code']]).toEqual([400, 'invalid_request']);
  });

  it('names what is missing', async () => {
    const reply = await exchange(sandbox(), { grant_type: exchangeForm('').grant_type ?? '' });
    expect(firstError(reply)['detail']).toContain('subject_token is required');
  });

  it('does not take its own tokens as subject tokens', async () => {
    const token = tokenOf(await exchange(sandbox(), exchangeForm(await subjectToken(sandbox()))));
    expect((await exchange(sandbox(), exchangeForm(token))).status).toBe(400);
  });

  it('takes a form only', async () => {
    const url = `${sandbox().baseUrls['confluent-org-v2']}/sts/v1/oauth2/token`;
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(415);
  });
});

describe('the fake identity provider', () => {
  it('knows its client by HTTP Basic too', async () => {
    const headers = basic(idpClient.client_id, idpClient.client_secret);
    const reply = await postForm(sandbox().idpTokenUrl, { grant_type: 'client_credentials' }, headers);
    expect(reply.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'openid' });
  });

  it('refuses everybody else', async () => {
    const form = { grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' };
    const reply = await postForm(sandbox().idpTokenUrl, form);
    expect([reply.status, reply.body]).toMatchObject([401, { error: 'invalid_client' }]);
  });

  it('is in the log under a name of its own', async () => {
    await subjectToken(sandbox());
    expect(sandbox().requests({ operationId: 'issueSubjectToken' })).toMatchObject([
      { api: 'confluent-org-v2', method: 'POST', status: 200, body: { grant_type: 'client_credentials' } },
    ]);
  });

  it('gives tokens that org/v2 itself does not accept', async () => {
    expect((await get(sandbox(), list, bearer(await subjectToken(sandbox())))).status).toBe(401);
    expect((await get(sandbox(), list, admin)).status).toBe(200);
  });
});
