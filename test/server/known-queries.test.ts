import { describe, expect, it } from '@jest/globals';
import { knownQueries } from '../../src/server/answers/known-queries.ts';

const query = 'query A { a } query B { b }';

describe('a document that has been run as a query', () => {
  it.each([
    [{ query }, { query, variables: { a: 1 } }],
    [
      { query, operationName: 'A' },
      { query, operationName: 'A', variables: null },
    ],
    [{ documentId: 'sha256:1' }, { documentId: 'sha256:1', variables: {} }],
    [
      { extensions: { persistedQuery: { version: 1, sha256Hash: '1' } } },
      { extensions: { persistedQuery: { version: 1, sha256Hash: '1' } }, variables: {} },
    ],
  ])('is known whatever its variables: %j', (run, asked) => {
    const queries = knownQueries();
    expect(queries.has(asked)).toBe(false);
    queries.add(run);
    expect(queries.has(asked)).toBe(true);
  });

  it.each([
    [
      { query, operationName: 'A' },
      { query, operationName: 'B' },
    ],
    [{ query, operationName: 'A' }, { query }],
    [{ documentId: 'sha256:1' }, { documentId: 'sha256:2' }],
    [{ query }, { query, extensions: { persistedQuery: { sha256Hash: '1' } } }],
  ])('does not stand for another: %j', (run, asked) => {
    const queries = knownQueries();
    queries.add(run);
    expect(queries.has(asked)).toBe(false);
  });

  it.each([
    [{ query, extensions: { trace: true } }],
    [{ query, extensions: { persistedQuery: {}, cost: true } }],
    [{ query, extensions: [1] }],
    [{ query, more: 1 }],
    [[{ query }]],
    ['query'],
    [null],
    [undefined],
  ])('is not what a request for more asks for: %j', (asked) => {
    const queries = knownQueries();
    queries.add(asked);
    expect(queries.has(asked)).toBe(false);
  });
});
