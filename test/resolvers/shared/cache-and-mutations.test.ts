import { describe, expect, it } from '@jest/globals';
import { encodeGlobalId } from '../../../src/core/ids.ts';
import { stoppedClock } from '../../support/clock.ts';
import { useGraphs, useSandboxGraph, type Graph } from '../../support/graph.ts';
import { upload } from '../guardai/file-uploads.ts';
import { idOf as guardaiId } from '../guardai/support.ts';
import { idOf as tiledbId, mutate } from '../tiledb/support.ts';

const clock = stoppedClock();
const cache = { ttlSeconds: 10, staleSeconds: 100 };
const vendors = useSandboxGraph({ defaults: { cache }, clock });
const startGraph = useGraphs();

const confluentId = encodeGlobalId({
  typename: 'ConfluentOrganization',
  source: 'confluent',
  nativeId: 'e945bf93-8516-4d6d-84c6-a2b93d509bc9',
});

const listOf = (source: string): string =>
  `list: organizations(first: 200, filter: { sources: ["${source}"] }) { nodes { name } }`;

/** Everything of a vendor that a mutation may change, by every read that there is. */
const views = {
  confluent: `{
    ${listOf('confluent')}
    organization(id: "${confluentId}") { name ... on ConfluentOrganization { jitEnabled } }
  }`,
  tiledb: `{
    ${listOf('tiledb')}
    byName: organizationByNativeId(source: "tiledb", nativeId: "acme-genomics") { name }
    organization(id: "${tiledbId('acme-genomics')}") {
      ... on TileDBOrganization {
        name description
        users { username role } bruno: user(username: "bruno.k") { role } grace: user(username: "grace.o") { role }
        awsAccessCredentials { name buckets }
      }
    }
    beta: organization(id: "${tiledbId('beta.lab')}") { name }
    created: organizationByNativeId(source: "tiledb", nativeId: "new-lab") { name }
  }`,
  guardai: `{
    ${listOf('guardai')}
    organization(id: "${guardaiId(7)}") {
      ... on GuardAIOrganization { name files { ref fileName usage } stats { datasetStorage } members { organizations { name } } }
    }
    other: organization(id: "${guardaiId(8)}") { name ... on GuardAIOrganization { members { name } } }
  }`,
};

async function view(
  vendor: keyof typeof views,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const { data, errors } = await vendors.query(views[vendor], {}, undefined, headers);
  expect(errors).toEqual([]);
  return data;
}

const [acme, seven] = [{ organizationId: tiledbId('acme-genomics') }, { organizationId: guardaiId(7) }];
const file = { type: 'classmapping', ref: '9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10' };

const changes: readonly [keyof typeof views, string, Readonly<Record<string, unknown>>][] = [
  ['confluent', 'updateConfluentOrganization', { organizationId: confluentId, displayName: 'Renamed' }],
  ['tiledb', 'createTileDBOrganization', { source: 'tiledb', name: 'new-lab' }],
  ['tiledb', 'updateTileDBOrganization', { ...acme, description: 'changed' }],
  ['tiledb', 'updateTileDBOrganization', { ...acme, name: 'acme-renamed' }],
  ['tiledb', 'deleteTileDBOrganization', { organizationId: tiledbId('beta.lab') }],
  ['tiledb', 'addTileDBOrganizationUser', { ...acme, username: 'grace.o', role: 'READ_ONLY' }],
  ['tiledb', 'updateTileDBOrganizationUser', { ...acme, username: 'bruno.k', role: 'ADMIN' }],
  ['tiledb', 'removeTileDBOrganizationUser', { ...acme, username: 'bruno.k' }],
  [
    'tiledb',
    'addTileDBAwsAccessCredentials',
    { ...acme, name: 'new', secretAccessKey: 's', accessKeyId: 'A' },
  ],
  ['tiledb', 'updateTileDBAwsAccessCredentials', { ...acme, name: 'acme-prod', buckets: ['s3://new/'] }],
  ['tiledb', 'deleteTileDBAwsAccessCredentials', { ...acme, name: 'acme-prod' }],
  ['guardai', 'addGuardAIOrganization', { source: 'guardai', name: 'New Lab' }],
  ['guardai', 'updateGuardAIOrganization', { ...seven, name: 'Renamed' }],
  ['guardai', 'deleteGuardAIOrganization', { organizationId: guardaiId(8) }],
  ['guardai', 'copyGuardAIOrganization', { ...seven, name: 'A copy' }],
  ['guardai', 'renameGuardAIOrganizationFile', { ...seven, ...file, name: 'renamed.json' }],
  ['guardai', 'deleteGuardAIOrganizationFile', { ...seven, ...file }],
];

describe('what is read after a mutation, by any request', () => {
  it.each(changes)('is the new state: %s, %s', async (vendor, mutation, input) => {
    const before = await view(vendor);
    expect(await view(vendor)).toEqual(before);
    const { payload } = await mutate(vendors, mutation, input);
    expect(payload).toEqual({ userErrors: [] });
    const after = await view(vendor);
    expect(after).not.toEqual(before);
    expect(after).toEqual(await view(vendor, { 'cache-control': 'no-store' }));
  });

  it('is the new state: guardai, refreshGuardAIOrganizationStats, which costs the organization’s own reads alone', async () => {
    await view('guardai');
    vendors.sandbox.clearRequests();
    await mutate(vendors, 'refreshGuardAIOrganizationStats', seven);
    await view('guardai');
    const asked = vendors.sandbox.requests({ api: 'guardai-v1', operationId: 'getOrganizations' });
    expect(asked).toHaveLength(1);
    const paths = vendors.sandbox.requests({ api: 'guardai-v1' }).map(({ path }) => path);
    expect(paths.filter((path) => path.endsWith('/8'))).toEqual([]);
  });

  it('is the new state: guardai, uploadGuardAIOrganizationFile', async () => {
    const graph = await startGraph([vendors.source('guardai')], { cache });
    const files = `{ organization(id: "${guardaiId(7)}") { ... on GuardAIOrganization { files { fileName } } } }`;
    const before = await graph.query(files);
    const { answer } = await upload(graph.address, {
      input: { ...seven, type: 'classmapping' },
      file: { bytes: '{}', name: 'uploaded.json' },
    });
    expect(answer.errors).toEqual([]);
    const after = await graph.query(files);
    expect(after.text).toContain('uploaded.json');
    expect(before.text).not.toContain('uploaded.json');
  });

  it('is asked for anew, also when nobody knows whether the change was made', async () => {
    const before = await view('confluent');
    vendors.sandbox.addFault({
      operationId: 'updateOrgV2Organization',
      api: 'confluent-org-v2',
      kind: 'truncated',
      times: 1,
    });
    const { answer } = await mutate(vendors, 'updateConfluentOrganization', {
      organizationId: confluentId,
      displayName: 'Renamed',
    });
    expect(answer.errors).toHaveLength(1);
    expect(JSON.stringify(await view('confluent'))).toContain('Renamed');
    expect(JSON.stringify(before)).not.toContain('Renamed');
  });

  it('is what is kept, of the other organizations of Confluent', async () => {
    const { data } = await vendors.query<{ organizations: { nodes: { id: string }[] } }>(
      '{ organizations(first: 5, filter: { apis: [CONFLUENT_ORG_V2] }) { nodes { id } } }',
      {},
      undefined,
      { 'cache-control': 'no-store' },
    );
    const other = data.organizations.nodes.find(({ id }) => id !== confluentId);
    const one = `{ one: organization(id: "${confluentId}") { name } }`;
    const another = `{ other: organization(id: "${other?.id ?? ''}") { name } }`;
    for (const query of [one, another]) await vendors.query(query);
    await mutate(vendors, 'updateConfluentOrganization', {
      organizationId: confluentId,
      displayName: 'Renamed',
    });
    vendors.sandbox.clearRequests();
    await vendors.query(another);
    expect(vendors.calls()).toEqual([]);
  });
});

describe('a mutation', () => {
  /** Renames at the vendor, as somebody else would. */
  async function renameElsewhere(to: string): Promise<void> {
    const { baseUrl } = vendors.source('tiledb');
    const auth = vendors.source('tiledb').auth as { readonly key: string };
    const response = await fetch(`${baseUrl.replace(/\/v1\/?$/, '')}/v1/organizations/acme-genomics`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'x-tiledb-rest-api-key': auth.key },
      body: JSON.stringify({ name: to }),
    });
    expect(response.status).toBe(204);
  }

  it('builds on the vendor’s present state, not on what is kept: it does not undo a rename', async () => {
    await view('tiledb');
    await renameElsewhere('elsewhere');
    const { payload } = await mutate(
      vendors,
      'updateTileDBOrganization',
      { ...acme, description: 'changed' },
      'organization { name }',
    );
    expect(payload).toEqual({ organization: { name: 'elsewhere' }, userErrors: [] });
  });

  it('reads back what it has made of it, not what is kept', async () => {
    await view('guardai');
    const selection = 'organization { name stale }';
    const input = { ...seven, name: 'Renamed' };
    const { payload } = await mutate(vendors, 'updateGuardAIOrganization', input, selection);
    expect(payload).toEqual({ organization: { name: 'Renamed', stale: false }, userErrors: [] });
  });

  it('that is refused beforehand drops nothing', async () => {
    await view('tiledb');
    vendors.sandbox.clearRequests();
    const { payload } = await mutate(vendors, 'updateTileDBOrganization', { ...acme, name: 'not a name' });
    expect(payload?.userErrors).toHaveLength(1);
    await vendors.query(`{ ${listOf('tiledb')} }`);
    expect(vendors.calls()).toEqual([]);
  });

  it('leaves other sources as they are kept', async () => {
    const list = (graph: Pick<Graph, 'query'>) =>
      graph.query(`{ ${listOf('rockset')} ${listOf('guardai').replace('list', 'more')} }`);
    await list(vendors);
    await mutate(vendors, 'updateConfluentOrganization', {
      organizationId: confluentId,
      displayName: 'Renamed',
    });
    vendors.sandbox.clearRequests();
    await list(vendors);
    expect(vendors.calls()).toEqual([]);
  });
});
