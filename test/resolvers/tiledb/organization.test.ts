import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { useStandInGraph } from '../../support/stand-in-graph.ts';
import { useStandIns } from '../../support/stand-in.ts';

const vendors = useSandboxGraph({ shared: true });
const startGraph = useGraphs();
const startStandIn = useStandIns();
const vendor = useStandInGraph((baseUrl) => ({
  name: 'tiledb',
  api: 'tiledb-v1',
  baseUrl,
  auth: { type: 'api-key', key: 'stand-in-key' },
}));

const location = '{ path credentialsName }';
const every = `
  __typename id nativeId vendor source { name api } name createdAt updatedAt
  role allowedActions description logo numOfArrays enabledFeatures unpaidSubscription
  defaultS3Path defaultS3PathCredentialsName stripeConnect assumeRoleArn
  assetLocations {
    arrays ${location} files ${location} groups ${location} mlModels ${location}
    notebooks ${location} taskGraphs ${location} udfs ${location}
  }`;
const byReference = `query ($nativeId: ID!) {
  organizationByNativeId(source: "tiledb", nativeId: $nativeId) { ... on TileDBOrganization { ${every} } }
}`;

const acmeId = '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11';
const allActions = [
  'READ',
  'WRITE',
  'CREATE',
  'DELETE',
  'EDIT',
  'READ_ARRAY_LOGS',
  'READ_JOB_LOGS',
  'READ_OBJECT_LOGS',
  'RUN_JOB',
  'DELETE_ORGANIZATION',
  'EDIT_ORGANIZATION',
  'EDIT_BILLING',
];

/** What is left where a Go server leaves out every zero value. */
const unset = {
  role: null,
  allowedActions: [],
  description: null,
  logo: null,
  numOfArrays: 0,
  enabledFeatures: [],
  unpaidSubscription: false,
  defaultS3Path: null,
  defaultS3PathCredentialsName: null,
  stripeConnect: false,
  assumeRoleArn: null,
  assetLocations: null,
  createdAt: null,
  updatedAt: null,
};

async function fromReply(body: unknown) {
  vendor.answer({ body });
  const { data, errors } = await vendor.query(byReference, { nativeId: 'acme' });
  return { organization: data['organizationByNativeId'], errors };
}

describe('a TileDBOrganization', () => {
  it('has every field of the vendor’s model', async () => {
    const { data, errors } = await vendors.query(byReference, { nativeId: acmeId });
    expect(errors).toEqual([]);
    expect(data['organizationByNativeId']).toEqual({
      __typename: 'TileDBOrganization',
      id: expect.any(String),
      nativeId: acmeId,
      vendor: 'TILEDB',
      source: { name: 'tiledb', api: 'TILEDB_V1' },
      name: 'acme-genomics',
      createdAt: '2021-03-04T09:12:44.000Z',
      updatedAt: '2022-05-20T16:01:07.000Z',
      role: 'OWNER',
      allowedActions: allActions,
      description: 'Genomics data team',
      logo: 'https://cdn.sandbox.example/acme.png',
      numOfArrays: 12,
      enabledFeatures: ['beta_dashboards'],
      unpaidSubscription: false,
      defaultS3Path: 's3://acme-tiledb/default/',
      defaultS3PathCredentialsName: 'acme-prod',
      stripeConnect: true,
      assumeRoleArn: null,
      assetLocations: null,
    });
  });

  it('has the members that newer servers send', async () => {
    const { data } = await vendors.query(byReference, { nativeId: 'vela-imaging' });
    expect(data['organizationByNativeId']).toMatchObject({
      role: 'ADMIN',
      unpaidSubscription: true,
      assumeRoleArn: 'arn:aws:iam::123456789012:role/vela-tiledb',
      assetLocations: {
        arrays: { path: 's3://vela-imaging/arrays/', credentialsName: 'vela-main' },
        notebooks: { path: 's3://vela-imaging/notebooks/', credentialsName: null },
        files: null,
        groups: null,
        mlModels: null,
        taskGraphs: null,
        udfs: null,
      },
    });
  });

  it('has every kind of asset location', async () => {
    const kinds = ['arrays', 'files', 'groups', 'ml_models', 'notebooks', 'task_graphs', 'udfs'];
    const locations = Object.fromEntries(
      kinds.map((kind) => [kind, { path: `s3://${kind}/`, credentials_name: null }]),
    );
    const { organization } = await fromReply({ name: 'acme', asset_locations: locations });
    expect(organization).toMatchObject({
      assetLocations: {
        arrays: { path: 's3://arrays/', credentialsName: null },
        files: { path: 's3://files/' },
        groups: { path: 's3://groups/' },
        mlModels: { path: 's3://ml_models/' },
        notebooks: { path: 's3://notebooks/' },
        taskGraphs: { path: 's3://task_graphs/' },
        udfs: { path: 's3://udfs/' },
      },
    });
  });

  it('lists the roles of its account, and the public namespace like any other', async () => {
    const { data } = await vendors.query<{ organizations: { nodes: { name: string; role: string }[] } }>(
      '{ organizations(filter: { vendors: [TILEDB] }) { nodes { name ... on TileDBOrganization { role updatedAt } } } }',
    );
    expect(data.organizations.nodes).toEqual([
      { name: 'acme-genomics', role: 'OWNER', updatedAt: '2022-05-20T16:01:07.000Z' },
      { name: 'vela-imaging', role: 'ADMIN', updatedAt: '2025-02-03T07:55:30.118Z' },
      { name: 'quarry-systems', role: 'READ_WRITE', updatedAt: '2024-07-08T10:20:00.000Z' },
      // Its time of change was never set, which Go prints as year 1.
      { name: 'paperbark-health', role: 'READ_ONLY', updatedAt: null },
      { name: 'beta.lab', role: 'OWNER', updatedAt: '2022-05-21T07:00:00.000Z' },
      { name: 'public', role: 'READ_ONLY', updatedAt: '2018-01-01T00:00:00.000Z' },
    ]);
  });

  it.each([
    ['nothing else', {}],
    [
      'nulls',
      {
        role: null,
        logo: null,
        description: null,
        users: null,
        allowed_actions: null,
        enabled_features: null,
        num_of_arrays: null,
        unpaid_subscription: null,
        asset_locations: null,
      },
    ],
    [
      'zero values',
      {
        role: '',
        logo: '',
        description: '',
        default_s3_path: '',
        users: [],
        num_of_arrays: 0,
        stripe_connect: false,
        assume_role_arn: '',
        created_at: '0001-01-01T00:00:00.000Z',
        updated_at: '',
      },
    ],
    ['words nobody knows', { role: 'auditor', allowed_actions: ['fly', null], scim: { on: true } }],
  ])('is read from a name with %s', async (_what, rest) => {
    const { organization, errors } = await fromReply({ name: 'acme', ...rest });
    expect(errors).toEqual([]);
    // Servers always send an id; without one the name is what it can be asked for by.
    expect(organization).toMatchObject({ nativeId: 'acme', name: 'acme', ...unset });
  });

  it.each([
    ['owner', 'OWNER'],
    ['admin', 'ADMIN'],
    ['read_write', 'READ_WRITE'],
    ['read_write_delete', 'READ_WRITE_DELETE'],
    ['read_only', 'READ_ONLY'],
  ])('knows the role %s', async (role, expected) => {
    expect((await fromReply({ name: 'acme', role })).organization).toMatchObject({ role: expected });
  });

  it.each([
    ['2022-05-20T16:01:07Z', '2022-05-20T16:01:07Z'],
    ['2022-05-20T16:01:07.123456789+02:00', '2022-05-20T14:01:07.123456789Z'],
    ['1970-01-01 00:00:00', '1970-01-01T00:00:00Z'],
  ])('takes the date %s', async (written, createdAt) => {
    expect((await fromReply({ name: 'acme', created_at: written })).organization).toMatchObject({
      createdAt,
    });
  });

  it('has a whole number of arrays, however it is printed', async () => {
    expect((await fromReply({ name: 'acme', num_of_arrays: 11.999 })).organization).toMatchObject({
      numOfArrays: 12,
    });
  });

  it('is refused, without harm to others, when a number is larger than the schema’s', async () => {
    const odd = await startStandIn(() => ({ body: [{ name: 'acme', num_of_arrays: 3_000_000_000 }] }));
    const graph = await startGraph([
      { ...vendors.source('tiledb'), baseUrl: odd.baseUrl },
      vendors.source('rockset'),
    ]);
    const { data, errors } = await graph.query<unknown>(
      '{ organizations { nodes { name ... on TileDBOrganization { numOfArrays } } coverage { status error { code } } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      organizations: {
        nodes: [{ name: 'Tidewater Labs' }],
        coverage: [
          { status: 'FAILED', error: { code: 'UPSTREAM_INVALID_RESPONSE' } },
          { status: 'COMPLETE', error: null },
        ],
      },
    });
  });

  it('is one object by its name and by its id', async () => {
    const { data, errors } = await vendors.query<Record<string, unknown>>(
      `query ($id: ID!) {
        byName: organizationByNativeId(source: "tiledb", nativeId: "acme-genomics") { id nativeId }
        byId: organizationByNativeId(source: "tiledb", nativeId: $id) { id nativeId }
      }`,
      { id: acmeId },
    );
    expect(errors).toEqual([]);
    expect(data['byName']).toEqual(data['byId']);
    expect(vendors.calls()).toEqual(['tiledb-v1 getAllOrganizations']);
  });
});
