import { describe, expect, it } from '@jest/globals';
import { decodeGlobalId } from '../../../src/core/ids.ts';
import { keyEntry } from '../../security/asking.ts';
import { stoppedClock } from '../../support/clock.ts';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { globalId, idOf } from '../tiledb/support.ts';
import { countsOf } from './cache-figures.ts';
import { idsOf } from './listing.ts';

const clock = stoppedClock();
const cache = { ttlSeconds: 10, staleSeconds: 0 };
const vendors = useSandboxGraph({ defaults: { cache }, clock });
const startGraph = useGraphs();

const id = idOf('acme-genomics');
const described = `query ($id: ID!) { organization(id: $id) { fetchedAt ... on TileDBOrganization { description } } }`;

interface Described {
  readonly organization: { readonly description: string; readonly fetchedAt: string };
}

/** A document is known to be a query after its first time, and its answer kept from the second on. */
async function oftenAsked<Data>(
  text = described,
  variables: Record<string, unknown> = { id },
): Promise<Data> {
  await vendors.query<Data>(text, variables);
  await vendors.query<Data>(text, variables);
  return (await vendors.query<Data>(text, variables)).data;
}

describe('a query that comes again and again', () => {
  it('is answered from what is kept, and each of its reads is counted', async () => {
    await oftenAsked();
    const { hits } = await countsOf(vendors, 'tiledb');
    const before = vendors.calls().length;
    await vendors.query(described, { id });
    expect((await countsOf(vendors, 'tiledb')).hits).toBe((hits ?? 0) + 1);
    expect(vendors.calls()).toHaveLength(before);
  });

  it('sees what a mutation has changed', async () => {
    await oftenAsked();
    await vendors.query(
      `mutation ($id: ID!) { updateTileDBOrganization(input: { organizationId: $id, description: "new" }) { userErrors { code } } }`,
      { id },
    );
    const { data } = await vendors.query<Described>(described, { id });
    expect(data.organization.description).toBe('new');
  });

  it('has a newer answer when the time is over of what it was made of', async () => {
    const before = await oftenAsked<Described>();
    clock.pass(10);
    const { data } = await vendors.query<Described>(described, { id });
    expect(data.organization.fetchedAt).not.toBe(before.organization.fetchedAt);
  });

  it('is told for no longer what is not there than a list that says so is kept', async () => {
    const missing = globalId('RocksetOrganization', 'rockset', 'nobody');
    const text = `{ missing: organization(id: "${missing}") { name } other: organization(id: "${id}") { name } }`;
    await vendors.query('{ organizations(filter: { sources: "rockset" }) { nodes { name } } }');
    clock.pass(9);
    expect(await oftenAsked(text, {})).toMatchObject({ missing: null });
    const before = vendors.calls().length;
    clock.pass(1);
    await vendors.query(text);
    expect(vendors.calls().slice(before)).toEqual(['rockset-v1 getOrganization']);
  });

  it('does not get an error again that is over', async () => {
    const rockset = `{ organizations(filter: { sources: "rockset" }) { nodes { name } coverage { status } } }`;
    vendors.sandbox.addFault({ api: 'rockset-v1', kind: 'status', status: 503, times: 2 });
    for (const status of ['FAILED', 'FAILED', 'COMPLETE', 'COMPLETE']) {
      const { data } = await vendors.query(rockset);
      expect(data).toMatchObject({ organizations: { coverage: expect.arrayContaining([{ status }]) } });
    }
  });

  it('is told anew each time what a source is doing', async () => {
    const text = `{ source(name: "tiledb") { cache { hits } } organization(id: "${id}") { name } }`;
    const { source: before } = await oftenAsked<{ source: { cache: { hits: number } } }>(text, {});
    const { data } = await vendors.query(text);
    expect(data).toMatchObject({ source: { cache: { hits: before.cache.hits + 1 } } });
  });

  it('is told anew each time what has been recorded', async () => {
    const text = `{ auditLog { nodes { mutation } } organization(id: "${id}") { name } }`;
    expect(await oftenAsked(text, {})).toMatchObject({ auditLog: { nodes: [] } });
    await vendors.query(
      `mutation ($id: ID!) { updateConfluentOrganization(input: { organizationId: $id, displayName: "New" }) { userErrors { code } } }`,
      { id: (await idsOf(vendors)).find((one) => decodeGlobalId(one).typename === 'ConfluentOrganization') },
    );
    const { data } = await vendors.query(text);
    expect(data).toMatchObject({ auditLog: { nodes: [{ mutation: 'updateConfluentOrganization' }] } });
  });
});

it('answers callers with other rights for themselves', async () => {
  const graph = await startGraph(
    [vendors.source('tiledb')],
    { cache },
    {
      auth: {
        apiKeys: [
          keyEntry('all', { name: 'all', scopes: ['organizations:read', 'members:read'] }),
          keyEntry('few', { name: 'few', scopes: ['organizations:read'] }),
        ],
      },
    },
  );
  const text = `{ organization(id: "${id}") { name ... on TileDBOrganization { users { username } } } }`;
  const ask = (key: string) => graph.query(text, {}, undefined, { authorization: `Bearer ${key}` });
  for (let time = 0; time < 3; time += 1) {
    expect((await ask('all')).errors).toEqual([]);
    expect((await ask('few')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  }
});
