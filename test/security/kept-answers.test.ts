/** What is kept for one caller is no way around what another may not have. */
import { expect, it } from '@jest/globals';
import { encodeGlobalId } from '../../src/core/ids.ts';
import { useGuardedSandbox } from './guarded-sandbox.ts';

const guarded = useGuardedSandbox(undefined, { cache: { ttlSeconds: 600 } });
const all = ['confluent', 'confluent-partner', 'tiledb', 'rockset', 'guardai'];
const id = encodeGlobalId({
  typename: 'TileDBOrganization',
  source: 'tiledb',
  nativeId: '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11',
});

const everything = `{
  node(id: "${id}") { id }
  organizations(first: 200) { totalCount nodes { source { name } } coverage { source { name } } }
}`;

interface Everything {
  readonly node: unknown;
  readonly organizations: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly source: { readonly name: string } }[];
    readonly coverage: readonly { readonly source: { readonly name: string } }[];
  };
}

it('sources that a caller may not see are not seen by what others have read of them', async () => {
  const whole = (await guarded.seeing(...all)(everything)).data as Everything;
  expect(whole.organizations.nodes.some(({ source }) => source.name === 'tiledb')).toBe(true);
  guarded.sandbox.clearRequests();

  const { data, errors } = await guarded.seeing('confluent', 'guardai')(everything);
  const { node, organizations } = data as Everything;
  expect(node).toBeNull();
  expect(errors).toMatchObject([{ path: ['node'], extensions: { code: 'BAD_USER_INPUT' } }]);
  expect([...new Set(organizations.nodes.map(({ source }) => source.name))]).toEqual([
    'confluent',
    'guardai',
  ]);
  expect(organizations.coverage.map(({ source }) => source.name)).toEqual(['confluent', 'guardai']);
  expect(organizations.totalCount).toBe(organizations.nodes.length);
  // And yet it was answered by what is kept.
  expect(guarded.calls()).toEqual([]);
});

it('fields that a caller may not have are refused, though their values are kept', async () => {
  const secret =
    '{ organizationByNativeId(source: "rockset", nativeId: "self") { name ... on RocksetOrganization { externalId } } }';
  const told = await guarded.as('organizations:read', 'credentials:read')(secret);
  expect(told.errors).toEqual([]);
  guarded.sandbox.clearRequests();
  const { data, errors } = await guarded.as('organizations:read')(secret);
  expect(data).toEqual({ organizationByNativeId: { name: 'Tidewater Labs', externalId: null } });
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(guarded.calls()).toEqual([]);
});

it('how reads were answered is for those who may know of sources', async () => {
  const query = '{ source(name: "tiledb") { name cache { hits } } }';
  const { data, errors } = await guarded.as('organizations:read')(query);
  expect(data).toEqual({ source: { name: 'tiledb', cache: null } });
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect((await guarded.as('sources:read')(query)).errors).toEqual([]);
});
