import { describe, expect, it } from '@jest/globals';
import { stoppedClock } from '../../support/clock.ts';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { until } from '../../support/temporary-files.ts';
import { idOf } from '../tiledb/support.ts';
import { countsOf } from './cache-figures.ts';
import { idsOf } from './listing.ts';

const clock = stoppedClock();
const cache = { ttlSeconds: 10, staleSeconds: 100 };
const vendors = useSandboxGraph({ defaults: { cache }, clock });
const startGraph = useGraphs();

const id = idOf('acme-genomics');
const described = 'query ($id: ID!) { organization(id: $id) { ... on TileDBOrganization { description } } }';

interface Described {
  readonly organization: { readonly description: string };
}

/** A document is known to be a query after its first time, and its answer kept from the second on. */
async function keepAnswer(text: string, variables: Record<string, unknown> = { id }): Promise<void> {
  for (let times = 0; times < 2; times += 1) await vendors.query(text, variables);
}

/** How the last request was answered, by its line in the log. */
function lastShared(): unknown {
  return (JSON.parse(vendors.graph.log.at(-1) ?? '{}') as { shared?: unknown }).shared;
}

async function ask(text: string, variables: Record<string, unknown> = { id }): Promise<[unknown, unknown]> {
  const { data } = await vendors.query(text, variables);
  return [data, lastShared()];
}

/** Somebody else changes it, past this graph. */
async function change(description: string): Promise<void> {
  const other = await startGraph([vendors.source('tiledb')]);
  const { errors } = await other.query(
    `mutation ($id: ID!, $description: String) {
      updateTileDBOrganization(input: { organizationId: $id, description: $description }) { userErrors { code } }
    }`,
    { id, description },
  );
  expect(errors).toEqual([]);
}

describe('a repeated query whose vendor’s answer is over its time', () => {
  it('is answered as before without being run, and has the vendor asked', async () => {
    await keepAnswer(described);
    const before = vendors.calls().length;
    clock.pass(10);
    const stale = (await countsOf(vendors, 'tiledb'))['stale'] ?? 0;
    expect((await ask(described))[1]).toBe('HIT');
    expect((await countsOf(vendors, 'tiledb'))['stale']).toBe(stale + 1);
    await until(() => vendors.calls().length === before + 1);
  });

  it('is not run again when the vendor says the same anew', async () => {
    await keepAnswer(described);
    const before = vendors.calls().length;
    clock.pass(10);
    await ask(described);
    await until(() => vendors.calls().length === before + 1);
    const told: unknown[] = [];
    await until(async () => {
      const { hits = 0 } = await countsOf(vendors, 'tiledb');
      told.push((await ask(described))[1]);
      return ((await countsOf(vendors, 'tiledb')).hits ?? 0) > hits;
    });
    expect(new Set(told)).toEqual(new Set(['HIT']));
  });

  it('is run again when the vendor says something else', async () => {
    await keepAnswer(described);
    await change('new');
    clock.pass(10);
    await until(async () => {
      const [data] = await ask(described);
      return (data as Described).organization.description === 'new';
    });
  });

  it('is run where it shows how old the answer is', async () => {
    for (const field of ['stale', 'fetchedAt', 'old: stale']) {
      const text = `query ($id: ID!) { organization(id: $id) { name ${field} } }`;
      await keepAnswer(text);
      expect((await ask(text))[1]).toBe('HIT');
      clock.pass(10);
      expect((await ask(text))[1]).toBeUndefined();
      clock.pass(101);
    }
  });

  it('is run when that may be given no more', async () => {
    await keepAnswer(described);
    clock.pass(110);
    expect((await ask(described))[1]).toBeUndefined();
  });

  it('learns what a list has told meanwhile, though it rests on a call of its own', async () => {
    await keepAnswer(described);
    await change('newer');
    clock.pass(10);
    await vendors.query('{ organizations(filter: { sources: "tiledb" }) { nodes { name } } }');
    const calls = vendors.calls().length;
    await until(async () => {
      const [data] = await ask(described);
      return (data as Described).organization.description === 'newer';
    });
    expect(vendors.calls()).toHaveLength(calls);
  });
});

it('renews many organizations that were read one by one with the calls of one list', async () => {
  const ids = (await idsOf(vendors)).slice(0, 12);
  const ageOf = 'query ($id: ID!) { organization(id: $id) { stale } }';
  const areStale = async (): Promise<boolean> => {
    const asked = ids.map((one) => vendors.query<{ organization: { stale: boolean } }>(ageOf, { id: one }));
    return (await Promise.all(asked)).some(({ data }) => data.organization.stale);
  };
  clock.pass(1_000);
  for (const one of ids) await keepAnswer(ageOf, { id: one });
  clock.pass(10);
  const before = vendors.calls().length;
  expect(await areStale()).toBe(true);
  await until(async () => !(await areStale()));
  expect(vendors.calls().slice(before)).toEqual(['confluent-org-v2 listOrgV2Organizations']);
});
