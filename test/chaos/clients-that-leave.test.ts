import { expect, it } from '@jest/globals';
import type { RequestFilter } from '../../sandbox/index.ts';
import { apis, idOf } from '../contract/apis.ts';
import { useGraphs, useSandboxGraph } from '../support/graph.ts';
import { strike } from './faults.ts';

const vendors = useSandboxGraph();
const startGraph = useGraphs();

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}

const seen = (filter: RequestFilter) => vendors.sandbox.requests(filter);

it.each(apis)('a read of $api is given up when its client leaves', async (contracted) => {
  const { api, list, get, nativeId, token } = contracted;
  strike(vendors.sandbox, api, [list, get], { kind: 'hang' });
  const reads = () => seen({ api }).filter(({ operationId }) => operationId !== token?.operationId);
  const client = new AbortController();
  const query = 'query ($id: ID!) { organization(id: $id) { name } }';
  const answer = vendors
    .query(query, { id: idOf(contracted, nativeId) }, client.signal)
    .catch((error: unknown) => error);
  await until(() => reads().length === 1);
  client.abort();
  await until(() => reads()[0]?.aborted === true);
  expect(await answer).toMatchObject({ name: 'AbortError' });
  // Giving up is no fault of the vendor's, and nothing is repeated.
  const { data } = await vendors.query('{ sources { health { lastError { code } circuit } } }');
  expect(JSON.stringify(data)).not.toMatch(/"code"|OPEN/);
  expect(reads()).toHaveLength(1);
});

it('calls that still wait for their turn are never made', async () => {
  const operations = ['getMembers', 'getDefinedHPO', 'getDefinedTransforms'];
  strike(vendors.sandbox, 'guardai-v1', operations, { kind: 'hang' });
  const graph = await startGraph([{ ...vendors.source('guardai'), maxConcurrency: 1 }]);
  const query = `{ organizationByNativeId(source: "guardai", nativeId: "1") { ... on GuardAIOrganization {
    members { id } hpoDefinitions { __typename } transformDefinitions { __typename }
  } } }`;
  const made = () =>
    vendors.sandbox.requests().filter(({ operationId }) => operations.includes(operationId ?? ''));
  const client = new AbortController();
  const answer = graph.query(query, {}, client.signal).catch((error: unknown) => error);
  await until(() => made().length === 1);
  client.abort();
  await until(() => made()[0]?.aborted === true);
  expect(await answer).toMatchObject({ name: 'AbortError' });
  const after = await graph.query('{ organizations { nodes { id } coverage { status } } }');
  expect(after.data).toMatchObject({ organizations: { coverage: [{ status: 'COMPLETE' }] } });
  expect(made()).toHaveLength(1);
});

it('a token that another request waits for too is still fetched', async () => {
  vendors.sandbox.addFault({ api: 'guardai-v1', operationId: 'login', kind: 'latency', ms: 400 });
  const query = '{ organizationByNativeId(source: "guardai", nativeId: "1") { nativeId } }';
  const client = new AbortController();
  const leaving = vendors.query(query, {}, client.signal).catch((error: unknown) => error);
  await until(() => seen({ operationId: 'login' }).length === 1);
  const staying = vendors.query(query);
  // Behind it on the way to the server.
  await vendors.query('{ __typename }');
  client.abort();
  expect(await leaving).toMatchObject({ name: 'AbortError' });
  expect((await staying).data).toEqual({ organizationByNativeId: { nativeId: '1' } });
  expect(seen({ operationId: 'login' })).toHaveLength(1);
});
