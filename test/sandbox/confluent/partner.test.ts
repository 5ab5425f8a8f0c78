import { describe, expect, it } from '@jest/globals';
import { useSandbox } from '../../support/sandbox.ts';
import {
  admin,
  basic,
  bearer,
  firstError,
  get,
  organizations,
  partner,
  postForm,
  type OrganizationList,
  type Reply,
} from './client.ts';

const sandbox = useSandbox();
const list = '/partner/v2/organizations';
const client = { client_id: 'sandbox-partner', client_secret: 'sandbox-partner-secret' };

async function token(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Reply> {
  return await postForm(`${sandbox().baseUrls['confluent-partner-v2']}/oauth2/token`, form, headers);
}
const tokenOf = ({ body }: Reply): string => (body as { access_token: string }).access_token;

describe('partner tokens', () => {
  it.each([
    ['the form', client, {}],
    ['HTTP Basic', {}, basic(client.client_id, client.client_secret)],
  ])('are given for credentials in %s', async (_where, form, headers) => {
    const scope = 'marketplace::describe';
    const reply = await token({ grant_type: 'client_credentials', scope, ...form }, headers);
    const body = { access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600, scope };
    expect([reply.status, reply.body]).toEqual([200, body]);
    expect((await get(sandbox(), list, bearer(tokenOf(reply)))).status).toBe(200);
  });

  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['an unknown scope', { scope: 'everything' }, 400, 'invalid_scope'],
  ])('are refused for %s', async (_what, wrong, status, error) => {
    const reply = await token({ grant_type: 'client_credentials', ...client, ...wrong });
    expect([reply.status, reply.body]).toMatchObject([status, { error }]);
    expect(reply.headers.has('www-authenticate')).toBe(status === 401);
  });

  it('are refused without a grant type', async () => {
    const reply = await token(client);
    expect([reply.status, reply.body]).toMatchObject([400, { error: 'invalid_request' }]);
  });

  it.each(['marketplace::describe', 'partner:describe', 'partner:create partner:describe'])(
    'with the scope %s read organizations',
    async (scope) => {
      const reply = await token({ grant_type: 'client_credentials', scope, ...client });
      expect((await get(sandbox(), list, bearer(tokenOf(reply)))).status).toBe(200);
    },
  );

  it('without such a scope are forbidden to', async () => {
    const given = await token({ grant_type: 'client_credentials', scope: 'partner:create', ...client });
    const reply = await get(sandbox(), list, bearer(tokenOf(given)));
    expect([reply.status, firstError(reply)['code']]).toEqual([403, 'forbidden_access']);
  });
});

describe('partner organizations', () => {
  it.each([
    ['nothing', {}],
    ['an API key', admin],
    ['an STS token', bearer('sandbox-sts-token')],
  ])('are not shown for %s', async (_what, headers) => {
    const reply = await get(sandbox(), list, headers);
    expect([reply.status, firstError(reply)['detail']]).toEqual([401, 'Unauthorized']);
    expect(reply.headers.has('x-request-id')).toBe(true);
  });

  it('are the same as three of org/v2, under another member for the name', async () => {
    const { data, metadata } = (await get(sandbox(), list, partner)).body as OrganizationList;
    expect(data).toHaveLength(3);
    expect(metadata).toEqual({ total_size: 3 });
    const twins = new Map((await organizations(sandbox())).map((one) => [one.id, one]));
    for (const { id, name, metadata: meta } of data) {
      expect(twins.get(id)?.display_name).toBe(name);
      expect(meta['created_at']).toBe(twins.get(id)?.metadata['created_at']);
    }
  });

  it('come with SSO settings, or without any', async () => {
    const { data } = (await get(sandbox(), list, partner)).body as OrganizationList;
    expect(data.map(({ sso_config: config }) => config)).toEqual([
      { kind: 'AzureSSOConfig', tenant_id: expect.any(String) },
      undefined,
      { kind: 'AzureSSOConfig', tenant_id: expect.any(String) },
    ]);
    expect(data.filter((one) => 'sso_url' in one)).toHaveLength(2);
  });

  it('are answered without any of the headers org/v2 has', async () => {
    const { headers } = await get(sandbox(), list, partner);
    expect([...headers.keys()].filter((name) => name.startsWith('x-'))).toEqual([]);
  });

  it('are found by id, and forbidden where there is none', async () => {
    const { data } = (await get(sandbox(), list, partner)).body as OrganizationList;
    expect((await get(sandbox(), `${list}/${data[1]?.id ?? ''}`, partner)).body).toEqual(data[1]);
    expect((await get(sandbox(), `${list}/nothing`, partner)).status).toBe(403);
  });
});
