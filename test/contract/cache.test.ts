/** What every API's answers have in common once they are kept. */
import { describe, expect, it } from '@jest/globals';
import { stoppedClock } from '../support/clock.ts';
import { useSandboxGraph } from '../support/graph.ts';
import { until } from '../support/temporary-files.ts';
import { apis, idOf } from './apis.ts';

const clock = stoppedClock();
const cache = { ttlSeconds: 10, staleSeconds: 100 };
const vendors = useSandboxGraph({ defaults: { cache }, clock });

describe.each(apis)('$api', (contracted) => {
  const { api, source, token, nativeId } = contracted;
  const reads = (): number =>
    vendors.sandbox.requests({ api }).filter(({ operationId }) => operationId !== token?.operationId).length;
  const single = `{ node(id: "${idOf(contracted, nativeId)}") { ... on Organization { name fetchedAt stale } } }`;
  const listed = `{ organizations(filter: { sources: ["${source}"] }) { nodes { name fetchedAt stale } } }`;

  it.each([
    ['an organization', single],
    ['a list', listed],
  ])('is asked once for %s while the answer is fresh', async (_what, query) => {
    const first = await vendors.query(query);
    expect(first.errors).toEqual([]);
    clock.pass(9);
    expect((await vendors.query(query)).data).toEqual(first.data);
    expect(reads()).toBe(1);
  });

  it.each([
    ['an organization', single],
    ['a list', listed],
  ])('may be down: %s is given as it was, and says so', async (_what, query) => {
    const fresh = await vendors.query(query);
    clock.pass(10);
    vendors.sandbox.addFault({ api, kind: 'reset' });
    for (const asked of [1, 2]) {
      const stale = await vendors.query(query);
      expect(stale.errors).toEqual([]);
      expect(stale.text).toBe(fresh.text.replaceAll('"stale":false', '"stale":true'));
      await until(() => reads() > asked);
    }
  });

  it('is asked by a request that wants no cache', async () => {
    for (const calls of [1, 2]) {
      await vendors.query(single, {}, undefined, { 'cache-control': 'no-cache' });
      expect(reads()).toBe(calls);
    }
  });
});
