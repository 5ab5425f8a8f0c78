import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planParts } from '../../../src/datasources/tiledb/parts-plan.ts';

describe('the call for members or credentials of one organization', () => {
  it('gets the one that alone is wanted, however often', () => {
    expect(planParts(['bruno.k'])).toEqual({ call: 'one', name: 'bruno.k' });
    expect(planParts(['bruno.k', 'bruno.k'])).toEqual({ call: 'one', name: 'bruno.k' });
  });

  it('gets one that has an empty name by its name', () => {
    expect(planParts([''])).toEqual({ call: 'one', name: '' });
  });

  it('gets all for two that are different', () => {
    expect(planParts(['bruno.k', 'ewa.n'])).toEqual({ call: 'all' });
  });

  it('gets all when all are wanted, whoever else is', () => {
    expect(planParts([null])).toEqual({ call: 'all' });
    expect(planParts(['bruno.k', null])).toEqual({ call: 'all' });
    expect(planParts([null, 'bruno.k'])).toEqual({ call: 'all' });
  });

  it('answers everything that was wanted, in any order', () => {
    const names = fc.array(fc.option(fc.constantFrom('a', 'b', 'c')), { minLength: 1 });
    fc.assert(
      fc.property(names, (wanted) => {
        const plan = planParts(wanted);
        const answered = wanted.every((name) => plan.call === 'all' || plan.name === name);
        const needsAll = wanted.includes(null) || new Set(wanted).size > 1;
        expect({ answered, all: plan.call === 'all' }).toEqual({ answered: true, all: needsAll });
      }),
    );
  });
});
