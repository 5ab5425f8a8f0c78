import { describe, expect, it } from '@jest/globals';
import { useSandboxGraph } from '../../support/graph.ts';
import { useStandInGraph } from '../../support/stand-in-graph.ts';

const vendors = useSandboxGraph({ shared: true });
const vendor = useStandInGraph((baseUrl) => ({
  name: 'rockset',
  api: 'rockset-v1',
  baseUrl,
  auth: { type: 'api-key', key: 'stand-in-key' },
}));

const every = `{ organizationByNativeId(source: "rockset", nativeId: "self") { ... on RocksetOrganization {
  __typename id nativeId vendor source { name api } name createdAt updatedAt
  displayName externalId rocksetUser ssoConnection ssoOnly deletionScheduledAt companyName state
  clusters { id clusterType awsRegion domain topLevelDomain apiserverUrl }
} } }`;

const full = {
  __typename: 'RocksetOrganization',
  id: expect.any(String),
  nativeId: 'tidewater-labs',
  vendor: 'ROCKSET',
  source: { name: 'rockset', api: 'ROCKSET_V1' },
  name: 'Tidewater Labs',
  createdAt: '2019-06-11T18:22:07Z',
  updatedAt: null,
  displayName: 'Tidewater Labs',
  externalId: '9d1f4c6be1a24f0f8a37c05b6de2f914',
  rocksetUser: 'arn:aws:iam::318212636800:user/rockset',
  ssoConnection: 'okta-tidewater',
  ssoOnly: false,
  deletionScheduledAt: null,
  companyName: null,
  state: null,
  clusters: [
    {
      id: '4b0b1f9e-usw2a1',
      clusterType: 'PUBLIC',
      awsRegion: 'us-west-2',
      domain: 'rockset',
      topLevelDomain: '.com',
      apiserverUrl: 'api.usw2a1.rockset.com',
    },
    {
      id: '77c2a0d3-euc1a1',
      clusterType: 'PUBLIC',
      awsRegion: 'eu-central-1',
      domain: 'rockset',
      topLevelDomain: '.com',
      apiserverUrl: 'api.euc1a1.rockset.com',
    },
  ],
};

async function fromReply(organization: unknown) {
  vendor.answer({ body: { data: organization } });
  const { data, errors } = await vendor.query(every);
  expect(errors).toEqual([]);
  return data['organizationByNativeId'];
}

describe('a RocksetOrganization', () => {
  it('has every field of the vendor’s last model', async () => {
    expect((await vendors.query(every)).data['organizationByNativeId']).toEqual(full);
  });

  it('has the members that only older servers send', async () => {
    const older = {
      id: 'foundry',
      display_name: 'Foundry, Inc',
      company_name: 'Foundry',
      state: 'TRIAL',
      deletionScheduledAt: '2022-12-01T00:00:00Z',
      clusters: [{ cluster_type: 'PRIVATE' }],
    };
    expect(await fromReply(older)).toMatchObject({
      nativeId: 'foundry',
      companyName: 'Foundry',
      state: 'TRIAL',
      deletionScheduledAt: '2022-12-01T00:00:00Z',
      clusters: [
        {
          id: null,
          clusterType: 'PRIVATE',
          awsRegion: null,
          domain: null,
          topLevelDomain: null,
          apiserverUrl: null,
        },
      ],
    });
  });

  it.each([
    ['nothing', {}],
    [
      'nulls',
      { id: null, display_name: null, created_at: null, clusters: null, sso_only: null, external_id: null },
    ],
    ['empty text', { id: '', display_name: '', created_at: '', clusters: [null], deletionScheduledAt: '' }],
    ['members nobody knows', { surprise: [1] }],
  ])('is read from %s', async (_what, sent) => {
    expect(await fromReply(sent)).toEqual({
      ...Object.fromEntries(Object.keys(full).map((field) => [field, null])),
      __typename: 'RocksetOrganization',
      id: expect.any(String),
      nativeId: 'self',
      vendor: 'ROCKSET',
      source: { name: 'rockset', api: 'ROCKSET_V1' },
      clusters: [],
    });
  });
});

describe.each([
  [2022 as const, { ...full, ssoConnection: null, ssoOnly: null }],
  [
    'sparse' as const,
    { ...full, externalId: null, rocksetUser: null, ssoConnection: null, ssoOnly: null, clusters: [] },
  ],
])('of a server of the shape %s', (shape, organization) => {
  const older = useSandboxGraph({ modes: { rockset: { shape } } });

  it('a RocksetOrganization has the fields there are', async () => {
    expect((await older.query(every)).data['organizationByNativeId']).toEqual(organization);
  });
});
