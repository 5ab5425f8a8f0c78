import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph, type Graph } from '../../support/graph.ts';

const vendors = useSandboxGraph();
const startGraph = useGraphs();

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgraph-'));
});
afterAll(() => rm(folder, { recursive: true }));

const coverage = '{ organizations(first: 1) { coverage { status error { code httpStatus message } } } }';

async function outcome(graph: Graph) {
  const { data } = await graph.query<{ organizations: { coverage: { status: string; error: unknown }[] } }>(
    coverage,
  );
  return data.organizations.coverage[0];
}

const works = { status: 'COMPLETE', error: null };

/** A token of the customer's own identity provider, for Confluent's STS. */
async function subjectToken(): Promise<string> {
  const response = await fetch(vendors.sandbox.idpTokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'sandbox-idp-client',
      client_secret: 'sandbox-idp-secret',
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

const sts = (rest: Readonly<Record<string, unknown>>) =>
  startGraph([
    { ...vendors.source('confluent'), auth: { type: 'sts', identityPoolId: 'pool-a1B2', ...rest } },
  ]);

const idp = () => ({
  tokenUrl: vendors.sandbox.idpTokenUrl,
  clientId: 'sandbox-idp-client',
  clientSecret: 'sandbox-idp-secret',
});

const operations = () => vendors.sandbox.requests().map(({ operationId }) => operationId);

describe('a Confluent source', () => {
  it('signs with its key and secret', async () => {
    expect(await outcome(vendors.graph)).toEqual(works);
    const [request] = vendors.sandbox.requests({ operationId: 'listOrgV2Organizations' });
    expect(request?.headers['authorization']).toBe(`Basic ${btoa('SANDBOXCLOUDKEY1:sandbox-cloud-secret')}`);
  });

  it('signs with a token of its own', async () => {
    const auth = { type: 'bearer', token: 'sandbox-sts-token' };
    expect(await outcome(await startGraph([{ ...vendors.source('confluent'), auth }]))).toEqual(works);
  });

  it('exchanges a subject token for one of Confluent’s, once for many operations', async () => {
    const graph = await sts({ subjectToken: await subjectToken(), expiresInSeconds: 300 });
    vendors.sandbox.clearRequests();
    expect(await Promise.all([outcome(graph), outcome(graph), outcome(graph)])).toEqual([
      works,
      works,
      works,
    ]);
    expect(await outcome(graph)).toEqual(works);
    const exchanges = vendors.sandbox.requests({ operationId: 'exchangeStsV1OauthToken' });
    expect(exchanges.map(({ path, body }) => [path, body])).toEqual([
      [
        '/sts/v1/oauth2/token',
        {
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          subject_token: expect.stringMatching(/^eyJ/),
          identity_pool_id: 'pool-a1B2',
          subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
          requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
          expires_in: '300',
        },
      ],
    ]);
    expect(exchanges[0]?.headers).not.toHaveProperty('authorization');
  });

  it('gets the subject token from the customer’s identity provider, anew for each exchange', async () => {
    const graph = await sts({ idp: { ...idp(), scope: 'confluent' } });
    expect(await outcome(graph)).toEqual(works);
    vendors.sandbox.perform('confluent-org-v2', 'expire-tokens');
    expect(await outcome(graph)).toEqual(works);
    expect(operations()).toEqual([
      'issueSubjectToken',
      'exchangeStsV1OauthToken',
      'listOrgV2Organizations',
      'listOrgV2Organizations',
      'issueSubjectToken',
      'exchangeStsV1OauthToken',
      'listOrgV2Organizations',
    ]);
    expect(vendors.sandbox.requests({ operationId: 'issueSubjectToken' })[0]?.body).toEqual({
      grant_type: 'client_credentials',
      client_id: 'sandbox-idp-client',
      client_secret: 'sandbox-idp-secret',
      scope: 'confluent',
    });
  });

  it('reads a file with a subject token again for each exchange', async () => {
    const file = join(folder, 'subject-token');
    await writeFile(file, `${await subjectToken()}\n`);
    const graph = await sts({ subjectTokenFile: file });
    expect(await outcome(graph)).toEqual(works);
    vendors.sandbox.perform('confluent-org-v2', 'expire-tokens');
    await writeFile(file, await subjectToken());
    expect(await outcome(graph)).toEqual(works);
  });

  it('cannot sign without its file, and asks nobody; with it, it can', async () => {
    const file = join(folder, 'late-token');
    const graph = await sts({ subjectTokenFile: file });
    expect(await outcome(graph)).toEqual({
      status: 'FAILED',
      error: {
        code: 'UPSTREAM_UNAUTHENTICATED',
        httpStatus: null,
        message: 'Source "confluent" has no token to exchange: its subjectTokenFile cannot be read.',
      },
    });
    expect(operations()).toEqual([]);
    await writeFile(file, await subjectToken());
    expect(await outcome(graph)).toEqual(works);
  });

  it.each([
    ['a subject token that the pool does not take', { subjectToken: 'forged' }, 400],
    ['an unknown pool', { subjectToken: 'forged', identityPoolId: 'pool-none' }, 400],
  ])('is UPSTREAM_UNAUTHENTICATED with %s', async (_what, auth, httpStatus) => {
    expect(await outcome(await sts(auth))).toMatchObject({
      status: 'FAILED',
      error: { code: 'UPSTREAM_UNAUTHENTICATED', httpStatus },
    });
    expect(operations()).toEqual(['exchangeStsV1OauthToken']);
  });

  it('is UPSTREAM_UNAUTHENTICATED where the identity provider does not know its client', async () => {
    const graph = await sts({ idp: { ...idp(), clientSecret: 'wrong' } });
    expect(await outcome(graph)).toMatchObject({
      error: { code: 'UPSTREAM_UNAUTHENTICATED', httpStatus: 401 },
    });
    expect(operations()).toEqual(['issueSubjectToken']);
  });
});

describe('a Confluent partner source', () => {
  const partner = (auth: Readonly<Record<string, unknown>>) =>
    startGraph([{ ...vendors.source('confluent-partner'), auth }]);
  const client = { type: 'oauth', clientId: 'sandbox-partner', clientSecret: 'sandbox-partner-secret' };

  it('gets a token below its base URL, with the scope that the calls demand', async () => {
    expect(await outcome(await partner(client))).toEqual(works);
    const [request] = vendors.sandbox.requests({ operationId: 'exchangePartnerOauthToken' });
    expect(request).toMatchObject({
      path: '/oauth2/token',
      body: { grant_type: 'client_credentials', scope: 'marketplace::describe' },
      headers: { authorization: `Basic ${btoa('sandbox-partner:sandbox-partner-secret')}` },
    });
    const [list] = vendors.sandbox.requests({ operationId: 'listPartnerV2Organizations' });
    expect(list?.headers['authorization']).toMatch(/^Bearer eyJ/);
  });

  it('asks for the scope that is configured', async () => {
    expect(await outcome(await partner({ ...client, scope: 'partner:describe' }))).toEqual(works);
    const [request] = vendors.sandbox.requests({ operationId: 'exchangePartnerOauthToken' });
    expect(request?.body).toMatchObject({ scope: 'partner:describe' });
  });

  it('signs with a token of its own', async () => {
    expect(await outcome(await partner({ type: 'bearer', token: 'sandbox-partner-token' }))).toEqual(works);
    expect(operations()).toEqual(['listPartnerV2Organizations']);
  });

  it.each([
    [{ ...client, clientSecret: 'wrong' }, 401],
    [{ ...client, scope: 'everything' }, 400],
  ])('is UPSTREAM_UNAUTHENTICATED with %j', async (auth, httpStatus) => {
    expect(await outcome(await partner(auth))).toMatchObject({
      status: 'FAILED',
      error: { code: 'UPSTREAM_UNAUTHENTICATED', httpStatus },
    });
  });
});
