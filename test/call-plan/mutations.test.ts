import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getNamedType, isObjectType } from 'graphql';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { encodeGlobalId } from '../../src/core/ids.ts';
import { contractOf } from '../../src/contracts/contract.ts';
import { allCalls } from '../../src/resolvers/shared/vendor-calls.ts';
import { vendors } from '../../src/vendors.ts';
import { publishedSchema } from '../chaos/sandbox-values.ts';
import { apis } from '../contract/apis.ts';
import { mutationInputs, type MutationInput, type MutationName } from '../contract/operations/mutations.ts';
import { callNames, startGraph, type ListeningGraph } from '../support/graph.ts';
import { planAndRun, surprises, tell } from './asking.ts';

const schema = publishedSchema();
const calls = allCalls(vendors);
const names = Object.keys(mutationInputs) as MutationName[];

let sandbox: Sandbox;
let graph: ListeningGraph;
beforeAll(async () => {
  sandbox = await startSandbox({ strict: true });
  graph = await startGraph(sandbox.configuration().sources, { cache: { ttlSeconds: 60 } });
});
beforeEach(() => {
  sandbox.reset();
});
afterAll(async () => {
  await graph.stop();
  await sandbox.stop();
});

/** The mutation with everything of its payload that may take a call. */
async function asked(name: MutationName, dryRun: boolean) {
  const { source, nativeId, input = {} }: MutationInput = mutationInputs[name];
  const typename = apis.find((api) => api.source === source)?.typename ?? '';
  const target =
    nativeId === undefined
      ? { source }
      : {
          organizationId: encodeGlobalId({ typename, source, nativeId: await nativeIdOf(source, nativeId) }),
        };
  const field = schema.getMutationType()?.getFields()[name];
  const payload = field && getNamedType(field.type);
  if (!isObjectType(payload)) throw new Error(`${name} has no payload`);
  const inner = {
    organization: 'organization { name }',
    user: 'user { role }',
    awsAccessCredential: 'awsAccessCredential { name }',
    file: 'file { ref usage }',
  };
  const selected = Object.entries(inner).flatMap(([one, text]) => (one in payload.getFields() ? [text] : []));
  return {
    query: `mutation ($input: ${String(field?.args.find(({ name: each }) => each === 'input')?.type)}) {
      ${name}(input: $input, dryRun: ${String(dryRun)}) { ${selected.join(' ')} userErrors { message } }
    }`,
    variables: { input: { ...target, ...input } },
  };
}

/** TileDB takes an organization's name for its id; a global id holds the id. */
async function nativeIdOf(source: string, nativeId: string): Promise<string> {
  const { data } = await graph.query<{ organizationByNativeId: { nativeId: string } | null }>(
    'query ($source: String!, $nativeId: ID!) { organizationByNativeId(source: $source, nativeId: $nativeId) { nativeId } }',
    { source, nativeId },
  );
  return data.organizationByNativeId?.nativeId ?? nativeId;
}

describe.each(names)('%s', (name) => {
  it.each([false, true])('takes the calls that were planned (dryRun: %p)', async (dryRun) => {
    const { query, variables } = await asked(name, dryRun);
    const done = await planAndRun(graph.address, query, variables);
    expect(done?.errors).toBeUndefined();
    const { plan, upstream } = done ?? { plan: null, upstream: [] };
    expect(plan && surprises(plan, upstream, true)).toEqual([]);
    const written = upstream.some(({ operationId }) => operationId === calls.mutations[name]?.write);
    expect(written).toBe(!dryRun);
  });
});

it('a plan of a mutation writes nothing and reads nothing', async () => {
  const { query, variables } = await asked('deleteTileDBOrganization', false);
  sandbox.clearRequests();
  const { data, extensions } = await tell(graph.address, { query, variables, extensions: { plan: true } });
  expect(data).toBeNull();
  expect(extensions?.plan?.calls).toContainEqual({
    source: 'tiledb',
    operationId: 'deleteOrganization',
    method: 'DELETE',
    path: '/organizations/{organization}',
    min: 0,
    max: 1,
  });
  expect(callNames(sandbox.requests())).toEqual([]);
});

describe('what vendors say of their calls', () => {
  it('is said of every mutation', () => {
    expect(Object.keys(calls.mutations).sort()).toEqual(
      Object.keys(schema.getMutationType()?.getFields() ?? {}).sort(),
    );
  });

  it('is said of every field that has a resolver of its own, but for those that only make something of what is there', () => {
    const resolved = vendors.flatMap(({ resolvers }) =>
      resolvers.flatMap((types) =>
        Object.entries(types).flatMap(([type, fields]) =>
          type === 'Mutation' ? [] : Object.keys(fields as object).map((field) => `${type}.${field}`),
        ),
      ),
    );
    const silent = resolved.filter((field) => !(field in calls.fields));
    expect(silent).toEqual(['GuardAIOrganizationFile.downloadUrl']);
  });

  it('is about fields of the schema and operations of the contracts', async () => {
    for (const field of Object.keys(calls.fields)) {
      const [type = '', name = ''] = field.split('.');
      const found = schema.getType(type);
      expect([field, isObjectType(found) && name in found.getFields()]).toEqual([field, true]);
    }
    for (const { apis: own, calls: said } of vendors) {
      const known = new Set(
        (await Promise.all(own.map(({ api }) => contractOf(api)))).flatMap(({ operations }) => [
          ...operations.keys(),
        ]),
      );
      const named = [
        ...Object.values(said.fields).flat(),
        ...Object.values(said.mutations).flatMap(({ reads, write, looks }) => [...reads, write, ...looks]),
      ];
      expect(named.filter((operationId) => !known.has(operationId))).toEqual([]);
    }
  });
});
