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
  patch,
  reader,
  type Reply,
} from './client.ts';

const sandbox = useSandbox();
const list = '/org/v2/organizations';

const wrongKey = {
  status: '401',
  detail:
    "invalid API key: make sure you're using a Cloud or Global API Key, and not a Cluster API Key: https://docs.confluent.io/cloud/current/api.html#section/Authentication",
  source: {},
};
const anonymous = { status: '401', detail: 'Unauthorized', source: {} };

function expectChallenge(reply: Reply, error: unknown): void {
  expect(reply.status).toBe(401);
  expect(reply.headers.get('www-authenticate')).toBe(
    'Basic error="invalid_key", error_description="The API Key is invalid"',
  );
  expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
  expect((reply.body as { errors: { id: string }[] }).errors[0]?.id).toMatch(/^[0-9a-f]{32}$/);
  expect(firstError(reply)).toEqual(error);
}

describe('org/v2 credentials', () => {
  it('refuses a call without credentials', async () => {
    expectChallenge(await get(sandbox(), list), anonymous);
  });

  it.each([
    ['a wrong secret', basic('SANDBOXCLOUDKEY1', 'wrong')],
    ['an unknown key', basic('NOSUCHKEY0000000', 'sandbox-cloud-secret')],
    ['a key named like an object member', basic('constructor', '')],
    ["a cluster's key", basic('SANDBOXCLUSTERK1', 'sandbox-cluster-secret')],
    ['Basic that is no base64', { authorization: 'Basic %%%' }],
  ])('refuses %s as an invalid API key', async (_what, headers) => {
    expectChallenge(await get(sandbox(), list, headers), wrongKey);
  });

  it.each([
    ['an unknown Bearer token', bearer('nobody')],
    ["a partner's token", partner],
    ['another scheme', { authorization: 'Digest x' }],
  ])('refuses %s', async (_what, headers) => {
    expectChallenge(await get(sandbox(), list, headers), anonymous);
  });

  it.each([
    ['a Cloud key', admin],
    ['a Global key', basic('SANDBOXGLOBALKEY', 'sandbox-global-secret')],
    ['an STS token', bearer('sandbox-sts-token')],
    ['a scheme in capitals', { authorization: admin['authorization']?.replace('Basic', 'BASIC') ?? '' }],
  ])('accepts %s', async (_what, headers) => {
    expect((await get(sandbox(), list, headers)).status).toBe(200);
  });

  it('says that a path is unknown before it looks at the key, and without an error id', async () => {
    const reply = await get(sandbox(), '/org/v2/nothing', basic('SANDBOXCLOUDKEY1', 'wrong'));
    expect(reply.status).toBe(404);
    expect(reply.body).toEqual({
      errors: [{ status: '404', code: 'route_not_found', detail: 'Route not found', source: {} }],
    });
  });

  it('looks at the key before it looks at the parameters', async () => {
    expect((await get(sandbox(), `${list}?page_size=0`)).status).toBe(401);
  });
});

describe('what a caller may do', () => {
  it('shows a service account its own organization only', async () => {
    const service = basic('SANDBOXSERVICE01', 'sandbox-service-secret');
    const all = await organizations(sandbox());
    const own = await organizations(sandbox(), service);
    expect(own).toEqual(all.slice(0, 1));
    const foreign = await get(sandbox(), `${list}/${all[1]?.id ?? ''}`, service);
    expect([foreign.status, firstError(foreign)]).toEqual([
      403,
      { status: '403', code: 'forbidden_access', detail: 'Forbidden Access', source: {} },
    ]);
  });

  it('lets a reader read and not write', async () => {
    const [first] = await organizations(sandbox(), reader);
    const refused = await patch(sandbox(), first?.id ?? '', '{"display_name":"Mine"}', reader);
    expect([refused.status, firstError(refused)['code']]).toEqual([403, 'forbidden_access']);
    expect(await organizations(sandbox(), reader)).toContainEqual(first);
  });

  it('answers 403 for an id that does not exist', async () => {
    expect((await get(sandbox(), `${list}/00000000-0000-4000-8000-000000000000`, admin)).status).toBe(403);
  });

  describe('in the mode that admits what does not exist', () => {
    const honest = useSandbox({ modes: { confluent: { unknownId: 404 } } });

    it('answers 404', async () => {
      const reply = await get(honest(), `${list}/nothing`, admin);
      expect([reply.status, firstError(reply)]).toEqual([
        404,
        { status: '404', code: 'resource_not_found', detail: 'Resource Not Found', source: {} },
      ]);
    });
  });
});
