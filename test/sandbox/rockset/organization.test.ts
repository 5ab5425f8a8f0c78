import { afterEach, describe, expect, it } from '@jest/globals';
import { key, startRockset, withKey, type Rockset } from './support.ts';
import type { SandboxOptions } from '../../../sandbox/index.ts';

describe('Rockset', () => {
  const running: Rockset[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map(({ sandbox }) => sandbox.stop()));
  });

  const start = async (options: SandboxOptions = {}): Promise<Rockset> => {
    const rockset = await startRockset(options);
    running.push(rockset);
    return rockset;
  };

  it('answers the probe without credentials', async () => {
    const { status, body } = await (await start()).call('/');
    expect([status, body]).toEqual([200, { message: 'GO ROCKSET!' }]);
  });

  it('knows the organization of the key and its two clusters', async () => {
    const { status, body } = await (await start()).self();
    expect(status).toBe(200);
    expect(body).toEqual({
      data: {
        id: 'tidewater-labs',
        created_at: '2019-06-11T18:22:07Z',
        display_name: 'Tidewater Labs',
        external_id: '9d1f4c6be1a24f0f8a37c05b6de2f914',
        rockset_user: 'arn:aws:iam::318212636800:user/rockset',
        sso_connection: 'okta-tidewater',
        sso_only: false,
        clusters: [
          {
            id: '4b0b1f9e-usw2a1',
            cluster_type: 'PUBLIC',
            aws_region: 'us-west-2',
            domain: 'rockset',
            top_level_domain: '.com',
            apiserver_url: 'api.usw2a1.rockset.com',
          },
          {
            id: '77c2a0d3-euc1a1',
            cluster_type: 'PUBLIC',
            aws_region: 'eu-central-1',
            domain: 'rockset',
            top_level_domain: '.com',
            apiserver_url: 'api.euc1a1.rockset.com',
          },
        ],
      },
    });
  });

  it('hands out the key with its configuration', async () => {
    const rockset = await start();
    const source = rockset.sandbox.configuration().sources.find(({ api }) => api === 'rockset-v1');
    expect(source).toEqual({
      name: 'rockset',
      api: 'rockset-v1',
      baseUrl: rockset.sandbox.baseUrls['rockset-v1'],
      auth: { type: 'api-key', key },
    });
    expect(key).toMatch(/^[A-Za-z0-9]{64}$/);
  });

  it.each<[string, Record<string, string>]>([
    ['the scheme in lower case', { authorization: `apikey ${key}` }],
    ['the scheme in upper case', { authorization: `APIKEY ${key}` }],
    [
      'a log-in token and its organization',
      { authorization: 'bearer sandbox-rockset-id-token', organization: 'tidewater-labs' },
    ],
  ])('lets in %s', async (_title, headers) => {
    expect((await (await start()).self(headers)).status).toBe(200);
  });

  it.each<[string, number]>([
    ['application/json', 200],
    ['text/html, application/*;q=0.5', 200],
    ['*/*', 200],
    ['text/html', 406],
  ])('asked for %s, answers %i', async (accept, status) => {
    expect((await (await start()).self({ ...withKey, accept })).status).toBe(status);
  });

  it('ignores unknown query parameters and a content type without a body', async () => {
    const rockset = await start();
    const headers = { ...withKey, 'content-type': 'application/json' };
    expect((await rockset.call('/v1/orgs/self?verbose=1', { headers })).status).toBe(200);
  });

  it('writes the revision of 2022 where the mode says so', async () => {
    const rockset = await start({ modes: { rockset: { shape: 2022 } } });
    const { data } = (await rockset.self()).body as { data: Record<string, unknown> };
    expect(data).toMatchObject({ id: 'tidewater-labs', deletionScheduledAt: null });
    expect(Object.keys(data)).not.toContain('sso_only');
    const { body } = await rockset.self(withKey, { method: 'DELETE' });
    expect(body).toMatchObject({ type: 'NOTALLOWED' });
  });

  it('writes next to nothing where the mode says so', async () => {
    const rockset = await start({ modes: { rockset: { shape: 'sparse' } } });
    expect((await rockset.self()).body).toEqual({
      data: {
        id: 'tidewater-labs',
        display_name: 'Tidewater Labs',
        created_at: '2019-06-11T18:22:07Z',
        clusters: [],
      },
    });
  });
});
