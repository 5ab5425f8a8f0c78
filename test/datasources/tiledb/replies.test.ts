import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explain } from '../../../src/datasources/tiledb/errors.ts';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { useStandInGraph } from '../../support/stand-in-graph.ts';
import type { Reply } from '../../support/stand-in.ts';

const vendors = useSandboxGraph({ shared: true });
const startGraph = useGraphs();
const vendor = useStandInGraph((baseUrl) => ({
  name: 'tiledb',
  api: 'tiledb-v1',
  baseUrl,
  auth: { type: 'api-key', key: 'stand-in-key' },
}));

const list = '{ organizations { nodes { name } totalCount coverage { status error { code } } } }';

async function listFrom(reply: Reply) {
  vendor.answer(reply);
  return (await vendor.query<{ organizations: unknown }>(list)).data.organizations;
}

describe('a TileDB source', () => {
  it.each(['', '/v1', '/v1/', '/'])('takes a base URL that ends with %j', async (end) => {
    const source = vendors.source('tiledb');
    const graph = await startGraph([{ ...source, baseUrl: `${source.baseUrl}${end}` }]);
    const { data } = await graph.query<{ organizations: { totalCount: number } }>(list);
    expect(data.organizations.totalCount).toBe(6);
    expect(vendors.sandbox.requests().map(({ path }) => path)).toEqual(['/v1/organizations']);
  });

  it('signs with its key', async () => {
    await vendors.query('{ organizations(filter: { vendors: [TILEDB] }) { totalCount } }');
    const [request] = vendors.sandbox.requests();
    expect(request?.headers).toMatchObject({
      'x-tiledb-rest-api-key': 'sandbox-tiledb-key-alice.h',
      accept: 'application/json',
    });
    expect(request?.headers).not.toHaveProperty('authorization');
  });

  it('signs with a user’s name and password', async () => {
    const auth = { type: 'basic', username: 'bruno.k', password: 'sandbox-tiledb-password-bruno.k' };
    const graph = await startGraph([{ ...vendors.source('tiledb'), auth }]);
    const { data } = await graph.query<{ organizations: { nodes: { name: string }[] } }>(list);
    expect(data.organizations.nodes.map(({ name }) => name)).toContain('acme-genomics');
    const [request] = vendors.sandbox.requests();
    expect(request?.headers['authorization']).toBe(
      `Basic ${btoa('bruno.k:sandbox-tiledb-password-bruno.k')}`,
    );
  });

  it.each([
    ['an empty list', { body: [] }],
    ['the null of a Go server', { body: 'null', headers: { 'content-type': 'application/json' } }],
  ])('has no organizations where the vendor sends %s', async (_what, reply) => {
    expect(await listFrom(reply)).toEqual({
      nodes: [],
      totalCount: 0,
      coverage: [{ status: 'COMPLETE', error: null }],
    });
  });

  it.each([
    ['an organization without a name', { body: [{ id: 'x' }] }],
    ['an object', { body: { organizations: [] } }],
    ['nothing', { body: '' }],
  ])('is FAILED where the vendor lists %s', async (_what, reply) => {
    expect(await listFrom(reply)).toMatchObject({
      coverage: [{ status: 'FAILED', error: { code: 'UPSTREAM_INVALID_RESPONSE' } }],
    });
  });

  it('has no organization where the vendor answers 404 with nothing', async () => {
    const { data, errors } = await vendors.query(
      '{ organizationByNativeId(source: "tiledb", nativeId: "no-such-name") { id } }',
    );
    expect([data, errors]).toEqual([{ organizationByNativeId: null }, []]);
    expect(vendors.sandbox.requests().map(({ status }) => status)).toEqual([404]);
  });

  it('is UPSTREAM_FORBIDDEN for an organization its account does not belong to', async () => {
    const { data, errors } = await vendors.query(
      '{ organizationByNativeId(source: "tiledb", nativeId: "ostra-maritime") { id } }',
    );
    expect(data).toEqual({ organizationByNativeId: null });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'UPSTREAM_FORBIDDEN',
      httpStatus: 403,
      source: 'tiledb',
    });
    expect(errors[0]?.extensions['requestId']).toEqual(expect.any(String));
  });

  it('finds what its list leaves out, as it does for those who asked by name', async () => {
    vendor.answer(({ path }) =>
      path === '/v1/organizations'
        ? { body: [{ id: 'a', name: 'listed' }] }
        : path.endsWith('/hidden')
          ? { body: { id: 'b', name: 'hidden' } }
          : { status: 404 },
    );
    const { data, errors } = await vendor.query<unknown>(
      `{ one: organizationByNativeId(source: "tiledb", nativeId: "listed") { nativeId }
         two: organizationByNativeId(source: "tiledb", nativeId: "hidden") { nativeId }
         three: organizationByNativeId(source: "tiledb", nativeId: "none") { nativeId } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ one: { nativeId: 'a' }, two: { nativeId: 'b' }, three: null });
    expect(
      vendor
        .received()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['/v1/organizations', '/v1/organizations/hidden', '/v1/organizations/none']);
  });
});

describe('an error body of TileDB', () => {
  const read = (body: unknown) =>
    explain({ status: 400, headers: {}, text: typeof body === 'string' ? body : JSON.stringify(body) });

  it('is read with its number, its place in the request and the request’s id', () => {
    expect(
      read({
        code: 605,
        message: "organization.name in body should match '^[\\w.\\-]+$'",
        request_id: '1c7f',
      }),
    ).toEqual({
      complaints: [
        {
          message: "organization.name in body should match '^[\\w.\\-]+$'",
          code: '605',
          location: 'organization.name',
        },
      ],
      requestId: '1c7f',
    });
  });

  it.each([
    ['a message alone', { message: 'no' }, [{ message: 'no' }], undefined],
    ['a code alone', { code: 5000 }, [], undefined],
    ['an id alone', { request_id: 'r' }, [], 'r'],
    ['nothing', '', [], undefined],
    ['text', 'upstream connect error', [], undefined],
  ])('may have %s', (_what, body, complaints, requestId) => {
    expect(read(body)).toEqual({ complaints, requestId });
  });

  it('never fails, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.jsonValue()), (body) => {
        expect(Array.isArray(read(body).complaints)).toBe(true);
      }),
    );
  });
});
