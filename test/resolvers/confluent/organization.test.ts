import { describe, expect, it } from '@jest/globals';
import { useSandboxGraph } from '../../support/graph.ts';
import { useStandInGraph } from '../../support/stand-in-graph.ts';
import { confluentAt } from '../../datasources/confluent/list-reply.ts';

const vendors = useSandboxGraph({ shared: true });
const standIns = {
  confluent: useStandInGraph(confluentAt),
  partner: useStandInGraph((baseUrl) =>
    confluentAt(baseUrl, { name: 'partner', api: 'confluent-partner-v2' }),
  ),
};

const common =
  'id nativeId vendor source { name api } name createdAt updatedAt apiVersion kind metadata { self resourceName createdAt updatedAt deletedAt }';
const every = `
  ... on ConfluentOrganization { ${common} displayName jitEnabled }
  ... on ConfluentPartnerOrganization { ${common} ssoUrl ssoConfig { kind tenantId } }`;

const byNativeId = `query ($source: String!, $nativeId: ID!) {
  organizationByNativeId(source: $source, nativeId: $nativeId) { __typename ${every} }
}`;

/** The vendor's own example of an organization. */
const example = {
  api_version: 'org/v2',
  kind: 'Organization',
  id: '5f0c2a9e-7a55-4b0e-9d0e-2f6f1f1b7c31',
  metadata: {
    self: 'https://api.confluent.cloud/org/v2/organizations/5f0c2a9e-7a55-4b0e-9d0e-2f6f1f1b7c31',
    resource_name: 'crn://confluent.cloud/organization=5f0c2a9e-7a55-4b0e-9d0e-2f6f1f1b7c31',
    created_at: '2021-04-19T09:30:11.204517Z',
    updated_at: '2024-11-02T08:01:12.04Z',
  },
  display_name: 'Harbor Freight Data',
  jit_enabled: true,
};

const partnerExample = {
  api_version: 'partner/v2',
  kind: 'Organization',
  id: 'b0a4d8c2-53d7-4a6c-8f0f-6a3f5c1f2b90',
  metadata: {
    self: 'https://api.confluent.cloud/partner/v2/organizations/b0a4d8c2-53d7-4a6c-8f0f-6a3f5c1f2b90',
    resource_name: 'crn://confluent.cloud/organization=b0a4d8c2-53d7-4a6c-8f0f-6a3f5c1f2b90',
    created_at: '2023-05-30T16:10:12.165115Z',
    updated_at: '2023-05-30T16:10:12.165115Z',
  },
  name: 'Lumen Orchards',
  sso_url: 'https://confluent.cloud/login/sso/lumen-orchards',
  sso_config: { kind: 'AzureSSOConfig', tenant_id: '2d1f7c1a-0d8b-4d3b-b1d4-0f4b8f7a9e55' },
};

async function fromReply(body: unknown, source: keyof typeof standIns): Promise<unknown> {
  standIns[source].answer({ body });
  const { data, errors } = await standIns[source].query(byNativeId, { source, nativeId: example.id });
  expect(errors).toEqual([]);
  return data['organizationByNativeId'];
}

describe('a ConfluentOrganization', () => {
  it('has every field of the vendor’s model', async () => {
    expect(await fromReply(example, 'confluent')).toEqual({
      __typename: 'ConfluentOrganization',
      id: expect.any(String),
      nativeId: '5f0c2a9e-7a55-4b0e-9d0e-2f6f1f1b7c31',
      vendor: 'CONFLUENT',
      source: { name: 'confluent', api: 'CONFLUENT_ORG_V2' },
      name: 'Harbor Freight Data',
      createdAt: '2021-04-19T09:30:11.204517Z',
      updatedAt: '2024-11-02T08:01:12.04Z',
      apiVersion: 'org/v2',
      kind: 'Organization',
      metadata: {
        self: 'https://api.confluent.cloud/org/v2/organizations/5f0c2a9e-7a55-4b0e-9d0e-2f6f1f1b7c31',
        resourceName: 'crn://confluent.cloud/organization=5f0c2a9e-7a55-4b0e-9d0e-2f6f1f1b7c31',
        createdAt: '2021-04-19T09:30:11.204517Z',
        updatedAt: '2024-11-02T08:01:12.04Z',
        deletedAt: null,
      },
      displayName: 'Harbor Freight Data',
      jitEnabled: true,
    });
  });

  const unknown = {
    name: null,
    createdAt: null,
    updatedAt: null,
    apiVersion: null,
    kind: null,
    displayName: null,
    jitEnabled: null,
  };
  const emptyMetadata = { self: null, resourceName: null, createdAt: null, updatedAt: null, deletedAt: null };

  it.each([
    ['alone', {}, { ...unknown, metadata: null }],
    [
      'beside nulls',
      { api_version: null, kind: null, display_name: null, jit_enabled: null, metadata: null },
      { ...unknown, metadata: null },
    ],
    [
      'beside empty text',
      { api_version: '', kind: '', display_name: '', metadata: {} },
      { ...unknown, metadata: emptyMetadata },
    ],
    [
      'with dates nobody set',
      { metadata: { created_at: '', updated_at: '0001-01-01T00:00:00Z', deleted_at: null } },
      { ...unknown, metadata: emptyMetadata },
    ],
    [
      'with members nobody knows',
      { scim_enabled: true, metadata: { owner: { id: 'u-1' } } },
      { ...unknown, metadata: emptyMetadata },
    ],
  ])('is read from an id %s', async (_what, rest, fields) => {
    expect(await fromReply({ id: example.id, ...rest }, 'confluent')).toMatchObject({
      nativeId: example.id,
      ...fields,
    });
  });

  it('tells a switch that is off from one that is not told of, and a deletion that is planned', async () => {
    const planned = { ...example, jit_enabled: false, metadata: { deleted_at: '2027-01-01T00:00:00+01:00' } };
    expect(await fromReply(planned, 'confluent')).toMatchObject({
      jitEnabled: false,
      metadata: { deletedAt: '2026-12-31T23:00:00Z' },
    });
  });

  it('keeps a name that the console allows and the API’s own pattern does not', async () => {
    const { data } = await vendors.query<unknown>(
      '{ organizations(filter: { nameContains: "telemetry" }) { nodes { __typename name } } }',
    );
    const name = 'Granite Peak Mobility | Vehicle Telemetry';
    expect(data).toEqual({ organizations: { nodes: [{ __typename: 'ConfluentOrganization', name }] } });
  });

  it('is in the list what it is by its id', async () => {
    const { data } = await vendors.query<{
      organizations: { nodes: { nativeId: string; source: { name: string } }[] };
    }>(`{ organizations(first: 28, filter: { vendors: [CONFLUENT] }) { nodes { __typename ${every} } } }`);
    const { nodes } = data.organizations;
    expect(nodes).toHaveLength(28);
    for (const organization of [nodes[0], nodes[2], nodes[16], nodes[25], nodes[26]]) {
      const one = await vendors.query(byNativeId, {
        source: organization?.source.name,
        nativeId: organization?.nativeId,
      });
      expect(one.data['organizationByNativeId']).toEqual(organization);
    }
  });
});

describe('a ConfluentPartnerOrganization', () => {
  it('has every field of the vendor’s model', async () => {
    expect(await fromReply(partnerExample, 'partner')).toEqual({
      __typename: 'ConfluentPartnerOrganization',
      id: expect.any(String),
      nativeId: 'b0a4d8c2-53d7-4a6c-8f0f-6a3f5c1f2b90',
      vendor: 'CONFLUENT',
      source: { name: 'partner', api: 'CONFLUENT_PARTNER_V2' },
      name: 'Lumen Orchards',
      createdAt: '2023-05-30T16:10:12.165115Z',
      updatedAt: '2023-05-30T16:10:12.165115Z',
      apiVersion: 'partner/v2',
      kind: 'Organization',
      metadata: {
        self: partnerExample.metadata.self,
        resourceName: partnerExample.metadata.resource_name,
        createdAt: '2023-05-30T16:10:12.165115Z',
        updatedAt: '2023-05-30T16:10:12.165115Z',
        deletedAt: null,
      },
      ssoUrl: 'https://confluent.cloud/login/sso/lumen-orchards',
      ssoConfig: { kind: 'AzureSSOConfig', tenantId: '2d1f7c1a-0d8b-4d3b-b1d4-0f4b8f7a9e55' },
    });
  });

  it.each([
    [{}, { ssoUrl: null, ssoConfig: null, name: null, updatedAt: null }],
    [
      { sso_url: null, sso_config: null, name: '' },
      { ssoUrl: null, ssoConfig: null, name: null },
    ],
    [{ sso_config: { kind: 'OktaSSOConfig' } }, { ssoConfig: { kind: 'OktaSSOConfig', tenantId: null } }],
  ])('is read from an id beside %j', async (rest, fields) => {
    expect(await fromReply({ id: partnerExample.id, ...rest }, 'partner')).toMatchObject(fields);
  });

  it('has another id than the ConfluentOrganization of the same native id', async () => {
    const { data } = await vendors.query<{ organizations: { nodes: { id: string; nativeId: string }[] } }>(
      '{ organizations(first: 200, filter: { vendors: [CONFLUENT], nameContains: "Lumen" }) { nodes { id nativeId } } }',
    );
    const [organization, partner] = data.organizations.nodes;
    expect(organization?.nativeId).toBe(partner?.nativeId);
    expect(organization?.id).not.toBe(partner?.id);
  });
});
