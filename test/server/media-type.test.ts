import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseMediaType } from '../../src/server/media-type.ts';

const json = 'application/json';
const graphql = 'application/graphql-response+json';

describe('chooseMediaType', () => {
  it.each([
    [undefined, json],
    ['', json],
    ['*/*', json],
    ['application/*', json],
    ['APPLICATION/JSON', json],
    ['application/json; charset=utf-8', json],
    [graphql, graphql],
    [`${graphql}; charset=utf-8`, graphql],
    [`${graphql}, application/json;q=0.9`, graphql],
    [`${graphql}, application/json`, graphql],
    [`application/json, ${graphql}`, json],
    [`application/json;q=0.5,${graphql};q=0.7`, graphql],
    [`${graphql}, */*`, graphql],
    ['application/json;q=0, */*', graphql],
    ['text/html,application/xhtml+xml,*/*;q=0.8', json],
    ['text/html', null],
    ['*/*;q=0', null],
    ['application/json;q=nonsense', null],
    ['multipart/mixed;deferSpec=20220824, application/json', json],
  ])('%p gets %p', (accept, expected) => {
    expect(chooseMediaType(accept)).toBe(expected);
  });

  it('survives any text', () => {
    fc.assert(fc.property(fc.string(), (accept) => [json, graphql, null].includes(chooseMediaType(accept))));
  });

  it('takes whichever of the two has the higher weight', () => {
    const weight = fc.integer({ min: 1, max: 1000 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(weight, weight, (a, b) => {
        fc.pre(a !== b);
        expect(chooseMediaType(`${json};q=${a}, ${graphql};q=${b}`)).toBe(a > b ? json : graphql);
      }),
    );
  });
});
