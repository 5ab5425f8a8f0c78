import { expect, it } from '@jest/globals';
import type { RequestFilter } from '../../sandbox/index.ts';
import { apis, idOf } from '../contract/apis.ts';
import { useSandboxGraph } from '../support/graph.ts';

const vendors = useSandboxGraph();

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}

const seen = (filter: RequestFilter) => vendors.sandbox.requests(filter);

it.each(apis)('a read of $api is given up when its client leaves', async (contracted) => {
  const { api, get, nativeId } = contracted;
  vendors.sandbox.addFault({ api, operationId: get, kind: 'hang' });
  const client = new AbortController();
  const query = 'query ($id: ID!) { organization(id: $id) { name } }';
  const answer = vendors
    .query(query, { id: idOf(contracted, nativeId) }, client.signal)
    .catch((error: unknown) => error);
  await until(() => seen({ api, operationId: get }).length === 1);
  client.abort();
  await until(() => seen({ api, operationId: get })[0]?.aborted === true);
  expect(await answer).toMatchObject({ name: 'AbortError' });
  // Giving up is no fault of the vendor's, and nothing is repeated.
  vendors.sandbox.clearFaults();
  const { data } = await vendors.query('{ sources { health { lastError { code } circuit } } }');
  expect(JSON.stringify(data)).not.toMatch(/"code"|OPEN/);
  expect(seen({ api, operationId: get })).toHaveLength(1);
});

it('calls that still wait for their turn are never made', async () => {
  const [guardai] = apis.filter(({ api }) => api === 'guardai-v1');
  if (!guardai) throw new Error('there is no GuardAI');
  vendors.sandbox.addFault({ api: 'guardai-v1', operationId: 'getOrganization', kind: 'hang' });
  const client = new AbortController();
  // More than may be under way at once, and no page to have them from.
  const ids = Array.from({ length: 30 }, (_, index) => idOf(guardai, String(index + 1)));
  const fields = ids.map((id, index) => `o${index}: organization(id: "${id}") { name }`);
  const answer = vendors.query(`{ ${fields.join(' ')} }`, {}, client.signal).catch((error: unknown) => error);
  await until(() => seen({ api: 'guardai-v1' }).some(({ operationId }) => operationId !== 'login'));
  client.abort();
  await answer;
  await until(() => seen({ operationId: 'getOrganization' }).every(({ aborted }) => aborted));
  const made = seen({ operationId: 'getOrganization' }).length;
  vendors.sandbox.clearFaults();
  const { data } = await vendors.query('query ($id: ID!) { organization(id: $id) { nativeId } }', { id: ids[0] });
  expect(data).toEqual({ organization: { nativeId: '1' } });
  expect(seen({ operationId: 'getOrganization' })).toHaveLength(made + 1);
});

it('a token that another request waits for too is still fetched', async () => {
  vendors.sandbox.addFault({ api: 'guardai-v1', operationId: 'login', kind: 'latency', ms: 400 });
  const query = '{ organizationByNativeId(source: "guardai", nativeId: "1") { nativeId } }';
  const client = new AbortController();
  const leaving = vendors.query(query, {}, client.signal).catch((error: unknown) => error);
  await until(() => seen({ operationId: 'login' }).length === 1);
  const staying = vendors.query(query);
  const arrived = vendors.query('{ __typename }');
  await arrived;
  client.abort();
  expect(await leaving).toMatchObject({ name: 'AbortError' });
  expect((await staying).data).toEqual({ organizationByNativeId: { nativeId: '1' } });
  expect(seen({ operationId: 'login' })).toHaveLength(1);
});
