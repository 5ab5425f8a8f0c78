import { describe, expect, it } from '@jest/globals';
import { costByRootField, costOf } from '../../../src/security/limits/query-cost.ts';
import { costed } from './support.ts';

const cost = (text: string, variables?: Readonly<Record<string, unknown>>): number =>
  costOf(costed(text, variables));

describe('the cost of a query', () => {
  it.each([
    ['a plain value is free', '{ count __typename }', 0],
    ['an object is 1', '{ self { count } }', 1],
    ['a field has its own weight', '{ heavy self { heavy } }', 15],
    ['a type may have another weight', '{ pet { ... on Cat { photo { url } } } }', 1 + 10 + 5],
    ['a list of which nothing is known is 10 long', '{ unknown { name } }', 10],
    ['a field says how long its list is', '{ pet { ... on Cat { friends { name } } } }', 1 + 3],
    ['lists in lists multiply', '{ unknown { ... on Cat { friends { name } } } }', 10 * (1 + 3)],
    ['what is asked about the schema is free', '{ __schema { types { name } } }', 0],
    ['a mutation is 10', 'mutation { write { name } }', 10 + 1],
    ['unless it says otherwise', 'mutation { light { name } }', 1 + 1],
  ])('%s', (_rule, text, expected) => {
    expect(cost(text)).toBe(expected);
  });

  it('takes the dearest of the types that an object may be of', () => {
    const cat = '... on Cat { photo { url } }';
    const dog = '... on Dog { tricks { name } }';
    expect(cost(`{ pet { ${cat} } }`)).toBe(16);
    expect(cost(`{ pet { ${dog} } }`)).toBe(11);
    expect(cost(`{ pet { ${cat} ${dog} } }`)).toBe(16);
    expect(cost(`{ pet { ${dog} ...F } } fragment F on Pet { friends { name } ${cat} }`)).toBe(16 + 3);
  });

  it('counts what is selected twice twice', () => {
    expect(cost('{ a: heavy b: heavy }')).toBe(14);
    expect(cost('{ ...F ...F } fragment F on Query { heavy }')).toBe(14);
  });
});

describe('the size of a list', () => {
  const page = (args: string, variables?: Readonly<Record<string, unknown>>): number =>
    cost(
      `query ($n: Int, $d: Int = 5) { pets${args} { nodes { name } } count @skip(if: false) }`.replace(
        '($n: Int, $d: Int = 5)',
        args.includes('$') ? `(${args.includes('$n') ? '$n: Int' : '$d: Int = 5'})` : '',
      ),
      variables,
    );

  it('is what a slicing argument says, in the document or in a variable', () => {
    expect(page('(first: 7)')).toBe(1 + 7);
    expect(page('(first: $n)', { n: 8 })).toBe(1 + 8);
  });

  it('is the default of the variable, else of the argument, where nothing is said or null', () => {
    expect(page('(first: $d)')).toBe(1 + 5);
    expect(page('')).toBe(1 + 20);
    expect(page('(first: $n)')).toBe(1 + 20);
    expect(page('(first: null)')).toBe(1 + 20);
    expect(page('(first: $d)', { d: null })).toBe(1 + 20);
  });

  it('is that of each list that the argument is about, and of no other', () => {
    expect(cost('{ pets(first: 4) { nodes { name } edges { node { name } } tags { name } } }')).toBe(
      1 + 4 + 8 + 10,
    );
  });

  it('reaches through fragments', () => {
    const text = '{ pets(first: 4) { ...P } } fragment P on Page { ... { nodes { name } } }';
    expect(cost(text)).toBe(1 + 4);
  });

  it('is the largest of several slices, and never less than nothing', () => {
    expect(page('(first: 3, last: 30)')).toBe(1 + 30);
    expect(page('(first: -5)')).toBe(1);
  });

  it.each(['many', 1.5, {}, [3], true])('is not taken from %j, which is no whole number', (n) => {
    expect(page('(first: $n)', { n })).toBe(1 + 10);
  });

  it('is that of the list that names its entries', () => {
    expect(cost('{ named(ids: ["a", "b"]) { name } }')).toBe(2 * (10 + 1));
    expect(cost('{ named(ids: "a") { name } }')).toBe(10 + 1);
    expect(cost('query ($ids: [ID!]!) { named(ids: $ids) { name } }', { ids: Array(50).fill('x') })).toBe(
      550,
    );
  });

  it('needs exactly one slicing argument where the schema says so', () => {
    expect(cost('{ strict(first: 2) { name } }')).toBe(2);
    expect(() => cost('{ strict { name } }')).toThrow('exactly one of the arguments "first", "last"');
    expect(() => cost('{ strict(first: 1, last: 1) { name } }')).toThrow('exactly one');
  });
});

describe('what is left out', () => {
  it('by @skip or @include costs nothing', () => {
    const text = 'query ($no: Boolean = false) { heavy @include(if: $no) self @skip(if: true) { heavy } }';
    expect(cost(text)).toBe(0);
    expect(cost(text, { no: true })).toBe(7);
  });

  it('by a variable that is no boolean counts: the query is refused anyway', () => {
    expect(cost('query ($no: Boolean!) { heavy @include(if: $no) }', { no: 'false' })).toBe(7);
  });
});

it('tells what each root field costs, under the name that the answer has it', () => {
  const text = '{ a: heavy ...F self { heavy } } fragment F on Query { b: unknown { name } }';
  expect(costByRootField(costed(text))).toEqual([
    { name: 'a', cost: 7 },
    { name: 'b', cost: 10 },
    { name: 'self', cost: 8 },
  ]);
});
