import { describe, expect, it } from '@jest/globals';
import { stoppedClock } from '../../support/clock.ts';
import { useSandboxGraph } from '../../support/graph.ts';
import { countedVendors } from '../../support/sandbox.ts';
import { until } from '../../support/temporary-files.ts';
import { idOf } from '../tiledb/support.ts';
import { countsOf } from './cache-figures.ts';

const clock = stoppedClock();
const cache = { ttlSeconds: 10, staleSeconds: 100 };
const vendors = useSandboxGraph({ vendors: countedVendors, defaults: { cache }, clock });

interface Listed {
  readonly organizations: {
    readonly nodes: readonly { readonly stale: boolean }[];
    readonly coverage: readonly {
      readonly status: string;
      readonly stale: boolean;
      readonly source: { readonly name: string };
      readonly error: { readonly code: string } | null;
    }[];
  };
}

const listing = `{ organizations(first: 200) {
  nodes { stale } coverage { status stale source { name } error { code } }
} }`;

describe('an answer whose time is over', () => {
  it('is given at once and says so, here and in coverage, while the next is fetched', async () => {
    const fresh = await vendors.query<Listed>(listing);
    expect(fresh.data.organizations.coverage.map(({ stale }) => stale)).toEqual(Array(5).fill(false));
    clock.pass(10);
    const { data } = await vendors.query<Listed>(listing);
    expect(new Set(data.organizations.nodes.map(({ stale }) => stale))).toEqual(new Set([true]));
    expect(data.organizations.coverage.map(({ stale, status }) => [stale, status])).toEqual(
      Array(5).fill([true, 'COMPLETE']),
    );
    await until(() => vendors.calls().length === 10);
    await until(async () => {
      const { data: next } = await vendors.query<Listed>(listing);
      return next.organizations.coverage.every(({ stale }) => !stale);
    });
    expect(vendors.calls()).toHaveLength(10);
  });

  it('is given when its vendor is down, and the others’ are fresh', async () => {
    await vendors.query(listing);
    clock.pass(10);
    vendors.sandbox.addFault({ api: 'guardai-v1', kind: 'status', status: 503 });
    await vendors.query(listing);
    await until(async () => {
      const { data } = await vendors.query<Listed>(listing);
      return data.organizations.coverage.filter(({ stale }) => stale).length === 1;
    });
    const { data } = await vendors.query<Listed>(listing);
    const stale = data.organizations.coverage.find((one) => one.stale);
    expect(stale).toEqual({ source: { name: 'guardai' }, status: 'COMPLETE', stale: true, error: null });
    expect(data.organizations.nodes.filter((one) => one.stale)).toHaveLength(12);

    clock.pass(100);
    const { data: late } = await vendors.query<Listed>(listing);
    expect(late.organizations.coverage.find(({ source }) => source.name === 'guardai')).toEqual({
      source: { name: 'guardai' },
      status: 'FAILED',
      stale: false,
      error: { code: 'UPSTREAM_UNAVAILABLE' },
    });
  });

  it('is not given of what cannot say so: the members of an organization that comes from a fresh list', async () => {
    await vendors.query(`{ organization(id: "${idOf('acme-genomics')}") { name } }`);
    clock.pass(10);
    const { data } = await vendors.query<Listed>(
      '{ organizations(filter: { sources: ["tiledb"] }) { nodes { stale ... on TileDBOrganization { users { role } } } } }',
    );
    expect(data.organizations.nodes[0]?.stale).toBe(false);
    const got = vendors.sandbox.requests({ api: 'tiledb-v1', operationId: 'getOrganization' });
    expect(got.filter(({ path }) => path === got[0]?.path)).toHaveLength(2);
    expect((await countsOf(vendors, 'tiledb'))['stale']).toBe(0);
  });

  it('is not given of what cannot say so: a member of an organization, say', async () => {
    const query = `{ organizations(filter: { sources: ["tiledb"] }) {
      nodes { stale ... on TileDBOrganization { user(username: "bruno.k") { role } } }
    } }`;
    const asked = (): number => vendors.sandbox.requests({ operationId: 'getOrganizationUser' }).length;
    await vendors.query(query);
    const calls = asked();
    expect(calls).toBeGreaterThan(0);
    await vendors.query(query);
    expect(asked()).toBe(calls);
    clock.pass(10);
    const { data } = await vendors.query<Listed>(query);
    expect(data.organizations.nodes[0]?.stale).toBe(true);
    expect(asked()).toBe(2 * calls);
  });
});
