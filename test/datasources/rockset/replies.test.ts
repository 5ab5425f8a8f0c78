import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeGlobalId } from '../../../src/core/ids.ts';
import { explain } from '../../../src/datasources/rockset/errors.ts';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { useStandInGraph } from '../../support/stand-in-graph.ts';
import type { Reply } from '../../support/stand-in.ts';

const vendors = useSandboxGraph({ shared: true });
const startGraph = useGraphs();
const vendor = useStandInGraph((baseUrl) => ({
  name: 'rockset',
  api: 'rockset-v1',
  baseUrl,
  auth: { type: 'api-key', key: 'stand-in-key' },
}));

const byReference = `query ($nativeId: ID!) {
  organizationByNativeId(source: "rockset", nativeId: $nativeId) { id nativeId }
}`;

describe('a Rockset source', () => {
  it('signs with its key, in the vendor’s own scheme', async () => {
    await vendors.query(byReference, { nativeId: 'self' });
    const [request] = vendors.sandbox.requests();
    expect(request?.path).toBe('/v1/orgs/self');
    expect(request?.headers['authorization']).toBe(`ApiKey ${'sandboxrockset'.padEnd(64, '0')}`);
    expect(request?.headers).not.toHaveProperty('organization');
  });

  it('signs with a person’s token, saying which organization is meant', async () => {
    const auth = { type: 'bearer', token: 'sandbox-rockset-id-token', organization: 'tidewater-labs' };
    const graph = await startGraph([{ ...vendors.source('rockset'), auth }]);
    const { data, errors } = await graph.query(byReference, { nativeId: 'tidewater-labs' });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ organizationByNativeId: { nativeId: 'tidewater-labs' } });
    expect(vendors.sandbox.requests()[0]?.headers).toMatchObject({
      authorization: 'Bearer sandbox-rockset-id-token',
      organization: 'tidewater-labs',
    });
  });

  it.each(['somebody-else', 'Tidewater-Labs', 'SELF', 'tidewater-labs ', '..'])(
    'has no organization %j: there is only its own',
    async (nativeId) => {
      const { data, errors } = await vendors.query(byReference, { nativeId });
      expect([data, errors]).toEqual([{ organizationByNativeId: null }, []]);
      expect(vendors.calls()).toEqual(['rockset-v1 getOrganization']);
    },
  );

  it('has no organization by the id of another', async () => {
    const id = encodeGlobalId({ typename: 'RocksetOrganization', source: 'rockset', nativeId: 'other' });
    expect((await vendors.query('query ($id: ID!) { node(id: $id) { id } }', { id })).data).toEqual({
      node: null,
    });
  });

  it('keeps one id, by whichever way it was found', async () => {
    const ids = await Promise.all(
      ['self', 'tidewater-labs'].map(
        async (nativeId) => (await vendors.query(byReference, { nativeId })).data,
      ),
    );
    expect(ids[0]).toEqual(ids[1]);
  });

  it.each<[string, Reply, Readonly<Record<string, unknown>>]>([
    [
      'a gateway’s page',
      {
        status: 502,
        headers: { 'content-type': 'text/html' },
        body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
      },
      { code: 'UPSTREAM_UNAVAILABLE', httpStatus: 502, retryable: true },
    ],
    [
      'an error with its members null',
      {
        status: 503,
        body: {
          message: 'The service is not ready.',
          type: 'NOT_READY',
          line: null,
          trace_id: 't-1',
          error_id: null,
        },
      },
      { code: 'UPSTREAM_UNAVAILABLE', httpStatus: 503, requestId: 't-1' },
    ],
    [
      'no such path',
      { status: 404, body: { message: 'Resource not found.', type: 'NOTFOUND' } },
      { code: 'UPSTREAM_REJECTED', httpStatus: 404 },
    ],
    ['no envelope', { body: { id: 'tidewater-labs' } }, { code: 'UPSTREAM_INVALID_RESPONSE' }],
    ['null in its envelope', { body: { data: null } }, { code: 'UPSTREAM_INVALID_RESPONSE' }],
  ])('is an error where the vendor answers with %s', async (_what, reply, extensions) => {
    vendor.answer(reply);
    const { data, errors } = await vendor.query(byReference, { nativeId: 'self' });
    expect(data).toEqual({ organizationByNativeId: null });
    expect(errors[0]?.extensions).toMatchObject({ source: 'rockset', ...extensions });
  });
});

describe('an error body of Rockset', () => {
  const read = (body: unknown) =>
    explain({ status: 400, headers: {}, text: typeof body === 'string' ? body : JSON.stringify(body) });

  it.each([
    [
      { message: 'no', type: 'NOTFOUND', trace_id: 't', error_id: 'e' },
      [{ message: 'no', code: 'NOTFOUND' }],
      't',
    ],
    [{ message: 'no', type: null, trace_id: null, error_id: 'e' }, [{ message: 'no' }], 'e'],
    [{ message: null, type: 'NOTFOUND', trace_id: 't' }, [], 't'],
    ['<html></html>', [], undefined],
    ['', [], undefined],
  ])('is read from %j', (body, complaints, requestId) => {
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
