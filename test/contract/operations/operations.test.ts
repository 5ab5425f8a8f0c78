/** Every operation of every contract has a row in docs/operations.md, and is driven from GraphQL to the vendor. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { startSandbox, type Sandbox } from '../../../sandbox/index.ts';
import { buildSchema } from '../../../src/server/schema.ts';
import { vendors } from '../../../src/vendors.ts';
import { useGraphs } from '../../support/graph.ts';
import { apis } from '../apis.ts';
import { drives } from './drives.ts';
import { contractOperations, documentedOperations } from './table.ts';

/** In the contract for the simulator's sake: nothing of orgraph's has a use for it. */
const notOurs = ['rockset-v1 ping'];

const rows = documentedOperations();
const driven = contractOperations().filter((name) => !notOurs.includes(name));

describe('docs/operations.md', () => {
  it('has one row for each operation of the contracts, and no other', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(contractOperations().sort());
  });

  it('names fields that the schema has', () => {
    const { schema } = buildSchema(vendors);
    const missing = rows
      .flatMap(({ fields }) => fields)
      .filter((name) => {
        const [typename = '', field = ''] = name.split('.');
        const type = schema.getType(typename);
        return !isObjectType(type) || !(field in type.getFields());
      });
    expect(missing).toEqual([]);
  });

  it('has a field for every operation but those that give tokens', () => {
    const without = rows.filter(({ fields }) => fields.length === 0).map(({ name }) => name);
    const signing = apis.flatMap(({ api, token }) => (token ? [`${api} ${token.operationId}`] : []));
    const stsToken = 'confluent-org-v2 exchangeStsV1OauthToken';
    expect(without.toSorted()).toEqual([...signing, stsToken, ...notOurs].toSorted());
  });
});

describe('driven from GraphQL', () => {
  let sandbox: Sandbox;
  const start = useGraphs();

  beforeAll(async () => {
    sandbox = await startSandbox({ strict: true });
  });
  beforeEach(() => {
    sandbox.reset();
  });
  afterAll(() => sandbox.stop());

  it.each(driven)('%s arrives at the vendor, well-formed, and succeeds', async (name) => {
    const { baseUrls, idpTokenUrl } = sandbox;
    const idp = { tokenUrl: idpTokenUrl, clientId: 'sandbox-idp-client', clientSecret: 'sandbox-idp-secret' };
    const sts = {
      name: 'confluent-sts',
      api: 'confluent-org-v2',
      baseUrl: baseUrls['confluent-org-v2'],
      auth: { type: 'sts', identityPoolId: 'pool-a1B2', idp },
    };
    const graph = await start([...sandbox.configuration().sources, sts]);
    const drive = drives[name];
    if (!drive) throw new Error(`nothing drives ${name}`);

    await drive(graph);

    const [api, operationId] = name.split(' ');
    const arrived = sandbox.requests().filter((seen) => seen.api === api && seen.operationId === operationId);
    expect(arrived.length).toBeGreaterThan(0);
    // The sandbox refuses what breaks the contract, so a 2xx says that the request kept it.
    expect(arrived.every(({ status }) => status !== null && status >= 200 && status < 300)).toBe(true);
  });
});
