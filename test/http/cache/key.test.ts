import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readKey } from '../../../src/http/cache/key.ts';
import type { UpstreamRequest } from '../../../src/http/types.ts';
import { codePoint } from '../../support/code-point.ts';

const names = fc.constantFrom('a', 'b', 'c', '__proto__x', 'ä');
const values = fc.dictionary(names, fc.oneof(fc.string(), fc.string({ unit: codePoint })), { maxKeys: 3 });
const request: fc.Arbitrary<UpstreamRequest> = fc.record({
  operationId: fc.constantFrom('getThing', 'listThings'),
  method: fc.constant('GET'),
  path: fc.constant('/things'),
  params: values,
  query: values,
});

function same(one: UpstreamRequest, other: UpstreamRequest): boolean {
  const parts = ({ operationId, params = {}, query = {} }: UpstreamRequest) => [
    operationId,
    Object.entries(params).toSorted(),
    Object.entries(query).toSorted(),
  ];
  return JSON.stringify(parts(one)) === JSON.stringify(parts(other));
}

describe('the key of a read', () => {
  it('is that of another just when operation, parameters and query are', () => {
    fc.assert(
      fc.property(request, request, (one, other) => {
        expect(readKey(one) === readKey(other)).toBe(same(one, other));
      }),
    );
  });

  it('does not mind the order in which they are named, or queries that are left out', () => {
    const one = { operationId: 'getThing', method: 'GET', path: '/things' } as const;
    const written = { ...one, params: { a: '1', b: '2' }, query: { size: 100, token: undefined } };
    const again = { ...one, query: { size: '100' }, params: { b: '2', a: '1' } };
    expect(readKey(written)).toBe(readKey(again));
  });

  it.each([
    ['a parameter', { params: { a: '2' } }],
    ['a parameter that is a query', { params: {}, query: { a: '1' } }],
    ['a query', { query: { token: 'x' } }],
    ['a header', { headers: { organization: 'x' } }],
    ['what is accepted', { accept: '*/*' }],
    ['the operation', { operationId: 'getOther' }],
  ])('tells reads apart by %s', (_what, other) => {
    const one = { operationId: 'getThing', method: 'GET', path: '/things/{a}', params: { a: '1' } } as const;
    expect(readKey({ ...one, ...other })).not.toBe(readKey(one));
  });
});
