import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cpuTimer } from '../../support/cpu-time.ts';
import { fragmentBomb, shape } from './support.ts';

describe('the shape of a query', () => {
  it('has the levels of its deepest field, fragments not counted', () => {
    expect(shape('{ a }').depth).toBe(1);
    expect(shape('{ a { b { c } } d }').depth).toBe(3);
    expect(shape('{ a { ... { ...F } } } fragment F on X { b { c } }').depth).toBe(3);
  });

  it('has its root fields, whatever they stand in, repeats too', () => {
    expect(shape('{ a b { x y } a ... { c } ...F } fragment F on Query { d e }').rootFields).toBe(6);
  });

  it('has its aliases and directives at any depth, those of a fragment at each spread', () => {
    const text = `query Q($v: Int @note) @note { x: a { y: b @note } ...F ...F @note }
      fragment F on Query @note { z: c @note ... @note { d } }`;
    expect(shape(text)).toEqual({
      depth: 2,
      rootFields: 5,
      aliases: 4,
      aliasLength: 1,
      directives: 4 + 2 * 3,
    });
  });

  it('of an operation is that of this one alone', () => {
    expect(shape('query A { a } query B { x: a y: b }').aliases).toBe(0);
  });

  it('counts nothing for fragments that are not there or hold themselves, which GraphQL refuses', () => {
    expect(shape('{ ...F ...G } fragment F on Query { a: b ...F }')).toMatchObject({ aliases: 1 });
  });

  it('adds aliases up', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 5 }), (counts) => {
        const aliased = (count: number): string =>
          Array.from({ length: count }, (_, i) => `a${i}: x`).join(' ');
        const text = counts.map((count, index) => `f${index} { x ${aliased(count)} }`).join(' ');
        const sum = counts.reduce((total, count) => total + count, 0);
        expect(shape(`{ x ${text} }`).aliases).toBe(sum);
      }),
    );
  });

  it('is known at once for fragments that multiply beyond any number', () => {
    const time = cpuTimer();
    const { aliases, rootFields, depth } = shape(fragmentBomb(150, 3));
    expect(time()).toBeLessThan(200);
    expect({ aliases, rootFields, depth }).toEqual({
      aliases: Number.MAX_SAFE_INTEGER,
      rootFields: Number.MAX_SAFE_INTEGER,
      depth: 1,
    });
  });
});
