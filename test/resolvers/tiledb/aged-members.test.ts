import { expect, it } from '@jest/globals';
import { stoppedClock } from '../../support/clock.ts';
import { useSandboxGraph } from '../../support/graph.ts';
import { until } from '../../support/temporary-files.ts';
import { idOf } from './support.ts';

const clock = stoppedClock();
const cache = { ttlSeconds: 10, staleSeconds: 100 };
const vendors = useSandboxGraph({ defaults: { cache }, clock });

const query = `query ($id: ID!) {
  organization(id: $id) { stale ... on TileDBOrganization { users { username } } }
}`;
interface Asked {
  readonly organization: { readonly stale: boolean; readonly users: readonly unknown[] };
}

it('members that came with organizations are renewed with them, and nobody waits for them', async () => {
  const ids = [idOf('acme-genomics'), idOf('vela-imaging')];
  const areStale = async (): Promise<boolean[]> => {
    const asked = await Promise.all(ids.map((id) => vendors.query<Asked>(query, { id })));
    for (const { data } of asked) expect(data.organization.users).not.toEqual([]);
    return asked.map(({ data }) => data.organization.stale);
  };
  expect(await areStale()).toEqual([false, false]);
  for (let times = 0; times < 2; times += 1) {
    clock.pass(10);
    expect(await areStale()).toEqual([true, true]);
    await until(async () => !(await areStale()).includes(true));
  }
  expect(vendors.calls()).toEqual(Array(6).fill('tiledb-v1 getOrganization'));
});
