import { describe, expect, it } from '@jest/globals';
import { operationToRun } from '../../../graphiql/src/upstream/operation-to-run.ts';

describe('the operation that a run names', () => {
  it.each([
    {
      name: 'is the only one, whatever was chosen',
      query: 'query Now { a }',
      chosen: 'Before',
      named: 'Now',
    },
    { name: 'is none where the only one has no name', query: '{ a }', chosen: 'Before', named: null },
    {
      name: 'is not a fragment',
      query: 'query Now { ...F } fragment F on T { a }',
      chosen: 'F',
      named: 'Now',
    },
    { name: 'is the chosen one of several', query: 'query A { a } query B { b }', chosen: 'B', named: 'B' },
    {
      name: 'is the chosen one where the text is no GraphQL',
      query: 'query Now {',
      chosen: 'Now',
      named: 'Now',
    },
    {
      name: 'is none where nothing is chosen',
      query: 'query A { a } query B { b }',
      chosen: null,
      named: null,
    },
  ])('$name', ({ query, chosen, named }) => {
    expect(operationToRun(query, chosen)).toBe(named);
  });
});
