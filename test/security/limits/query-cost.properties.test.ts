import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { costMemory } from '../../../src/security/limits/cost-memory.ts';
import { costOf } from '../../../src/security/limits/query-cost.ts';
import { cpuTimer } from '../../support/cpu-time.ts';
import { costed, fragmentBomb } from './support.ts';

/** Selections on `Query`, of any shape. */
const selection: fc.Arbitrary<string> = fc.letrec<{ query: string; pet: string; list: string }>((tie) => {
  const several = (each: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.array(each, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
  return {
    pet: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('name', '... on Cat { photo { url } }', '... on Dog { tricks { name } }'),
      tie('pet').map((inner) => `friends { ${inner} }`),
    ),
    list: fc.oneof(
      several(tie('pet')).map((pets) => `nodes { ${pets} }`),
      several(tie('pet')).map((pets) => `edges { node { ${pets} } }`),
      fc.constant('tags { name }'),
    ),
    query: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('count', 'heavy', '__typename'),
      several(tie('pet')).map((pets) => `unknown { ${pets} }`),
      several(tie('list')).map((lists) => `pets(first: $n) { ${lists} }`),
      several(tie('query')).map((inner) => `self { ${inner} }`),
    ),
  };
}).query;

/** Repeats get names of their own, so that GraphQL sees no conflict between them. */
function apart(selections: readonly string[]): string {
  return selections.map((each, index) => `part${index}: self { ${each} }`).join(' ');
}

function cost(selections: string, n: number): number {
  return costOf(
    costed(`query ($n: Int) { ${selections} anchor: pets(first: $n) { nodes { name } } }`, { n }),
  );
}

describe('the cost', () => {
  it('never falls when a list gets longer', () => {
    fc.assert(
      fc.property(selection, fc.nat(1000), fc.nat(1000), (each, n, more) => {
        expect(cost(each, n + more)).toBeGreaterThanOrEqual(cost(each, n) + more);
      }),
    );
  });

  it('of several aliases is the sum of each', () => {
    fc.assert(
      fc.property(fc.array(selection, { minLength: 1, maxLength: 6 }), fc.nat(50), (all, n) => {
        const anchor = cost('count', n);
        const each = all.map((one) => cost(apart([one]), n) - anchor);
        expect(cost(apart(all), n) - anchor).toBe(each.reduce((sum, one) => sum + one, 0));
      }),
    );
  });

  it('does not change when a selection moves into a fragment', () => {
    fc.assert(
      fc.property(selection, fc.nat(50), (each, n) => {
        const text = `query ($n: Int) { ...F anchor: pets(first: $n) { nodes { name } } } fragment F on Query { ${each} }`;
        expect(costOf(costed(text, { n }))).toBe(cost(each, n));
      }),
    );
  });

  it('is the same where it is remembered, whatever was asked before', () => {
    const remembered = costMemory();
    const query = costed(
      'query ($n: Int, $yes: Boolean = true) { pets(first: $n) @include(if: $yes) { nodes { name } } }',
    );
    const value = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.boolean(), fc.string(), fc.constant(null));
    const variables = fc.dictionary(fc.constantFrom('n', 'yes', 'other'), value);
    fc.assert(
      fc.property(variables, (given) => {
        const now = { ...query, variables: given };
        expect(remembered(now)).toBe(costOf(now));
      }),
      { numRuns: 500 },
    );
  });

  it('is never negative, and always a number that JSON can hold', () => {
    fc.assert(
      fc.property(selection, fc.oneof(fc.integer(), fc.double(), fc.constant(null)), (each, n) => {
        const total = costOf(
          costed(`query ($n: Int) { ${each} x: pets(first: $n) { nodes { name } } }`, { n }),
        );
        expect(Number.isSafeInteger(total)).toBe(true);
        expect(total).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the time it takes to know the cost', () => {
  it.each([
    ['spreads', fragmentBomb(150, 2, 'Query', 'heavy')],
    ['lists in spreads', fragmentBomb(150, 2, 'Query', 'unknown { name }')],
  ])('does not grow with what fragments multiply to: %s', (_name, text) => {
    const query = costed(text);
    const time = cpuTimer();
    expect(costOf(query)).toBe(Number.MAX_SAFE_INTEGER);
    expect(time()).toBeLessThan(200);
  });

  it('grows with the length of the document alone, types inside types too', () => {
    const nested = (levels: number): string => {
      const fragments = Array.from(
        { length: levels },
        (_, i) =>
          `fragment F${i} on Pet { friends { ...F${i + 1} ... on Cat { friends { ...F${i + 1} } } } }`,
      );
      return `{ pet { ...F0 } } ${fragments.join(' ')} fragment F${levels} on Pet { name }`;
    };
    /** How many fields were looked at. */
    const steps = (levels: number): number => {
      let looked = 0;
      const { rules, ...query } = costed(nested(levels));
      const ofField: typeof rules.ofField = (field) => {
        looked += 1;
        return rules.ofField(field);
      };
      costOf({ ...query, rules: { ...rules, ofField } });
      return looked;
    };
    const [ten, twenty, forty] = [steps(10), steps(20), steps(40)];
    expect(forty - twenty).toBe(2 * (twenty - ten));
  });
});
