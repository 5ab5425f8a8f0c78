import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { interpolate } from '../../src/config/interpolation.ts';

const env = { A: 'one', EMPTY: '', LOOKS_LIKE: '${A}: [x]' };

describe('variables in values', () => {
  it.each([
    ['${A}', 'one'],
    ['x-${A}-${A}', 'x-one-one'],
    ['${EMPTY}', ''],
    ['$${A}', '${A}'],
    ['$$${A}', '$${A}'],
    ['${LOOKS_LIKE}', '${A}: [x]'],
    ['$A $ {A} $', '$A $ {A} $'],
  ])('make %s into %s', (written, value) => {
    expect(interpolate({ key: [written] }, env)).toMatchObject({ value: { key: [value] }, problems: [] });
  });

  it('leave keys and everything that is not text alone', () => {
    const value = { '${A}': 1, b: [true, null, 2.5] };
    expect(interpolate(value, env).value).toEqual(value);
  });

  it('are all named where they are missing, each with its path', () => {
    expect(interpolate({ a: '${NO}', b: ['${toString}${NO}'] }, env).problems).toEqual([
      { path: ['a'], text: 'needs the environment variable NO, which is not set' },
      { path: ['b', 0], text: 'needs the environment variable toString, which is not set' },
      { path: ['b', 0], text: 'needs the environment variable NO, which is not set' },
    ]);
  });

  it.each(['${', '${}', '${A', '${A-b}', '${A:-x}'])('are refused when written as %s', (written) => {
    expect(interpolate(written, env).problems).toEqual([{ path: [], text: expect.stringContaining('${') }]);
  });

  it('are listed, set or not, with where they are used', () => {
    const { variables } = interpolate({ a: '${A}-${NO}', b: 'file:${A}/x', c: '$${A}' }, env);
    expect(variables).toEqual([
      { name: 'A', path: ['a'], isSet: true },
      { name: 'NO', path: ['a'], isSet: false },
      { name: 'A', path: ['b'], isSet: true },
    ]);
  });

  it('end at a value that contains itself, and at great depth', () => {
    const loop: Record<string, unknown> = {};
    loop['again'] = loop;
    expect(interpolate(loop, env).problems).toEqual([{ path: ['again'], text: 'contains itself' }]);
    let deep: unknown = 'x';
    for (let depth = 0; depth < 10_000; depth++) deep = [deep];
    expect(interpolate(deep, env).problems).toMatchObject([{ text: 'is nested too deeply' }]);
  });

  it('come out as they are, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: fc.constantFrom('a', '$', ' ') }), (content, around) => {
        const before = around.replace(/\$+$/, '');
        expect(interpolate(`${before}\${V}${around}`, { V: content }).value).toBe(before + content + around);
      }),
    );
  });
});
