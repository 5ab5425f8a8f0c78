import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseYaml } from '../../src/config/yaml-text.ts';

function valueOf(text: string): unknown {
  const parsed = parseYaml(text);
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.value;
}

function problemsIn(text: string): readonly string[] {
  const parsed = parseYaml(text);
  return 'problems' in parsed ? parsed.problems : [];
}

describe('reading YAML', () => {
  it('takes ${NAME} without quotes, also in braces and brackets', () => {
    expect(valueOf('a: ${X}\nb: { c: ${Y}, d: x${Y}z }\ne: [${Z}, "${Q}"]\nf: $${NOT}')).toEqual({
      a: '${X}',
      b: { c: '${Y}', d: 'x${Y}z' },
      e: ['${Z}', '${Q}'],
      f: '$${NOT}',
    });
  });

  it('gives back any data that was written as YAML', () => {
    const data = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,6}$/),
      fc.oneof(fc.string(), fc.integer(), fc.boolean()),
    );
    fc.assert(
      fc.property(data, (value) => {
        expect(valueOf(stringify(value))).toEqual({ ...value });
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['a duplicate key', 'a: 1\na: 2', 'line 2, column 1: this mapping has the same key twice'],
    [
      'a tag',
      'a: !thing hunter2',
      'line 1, column 4: tags (!name) are not allowed; text that starts with ! needs quotes',
    ],
    [
      'a standard tag',
      'a: !!binary aGk=',
      'line 1, column 4: tags (!name) are not allowed; text that starts with ! needs quotes',
    ],
    ['a second document', 'a: 1\n---\nb: hunter2', 'line 2, column 1: only one document (---) is allowed'],
    ['an open quote', 'a: "hunter2', 'line 1, column 12: a quote, bracket, comma or colon is missing'],
    ['a colon in a value', 'a: hunter2: x', 'line 1, column 4: text with ": " in it needs quotes'],
    [
      'a template left unfilled',
      'a: {{ hunter2 }}',
      'line 1, column 5: a mapping or list cannot be a key; {{ … }} of a template must be filled in before',
    ],
    [
      'an unknown alias',
      'a: *hunter2',
      'line 1, column 4: an alias (*name) has no anchor (&name) before it; text that starts with * or & needs quotes',
    ],
  ])('refuses %s, saying where but not what stands there', (_what, text, problem) => {
    expect(problemsIn(text)).toEqual([problem]);
  });

  it('refuses aliases that multiply', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefgh'.split('').map((key, index) => {
        const before = 'abcdefg'[index];
        return `${key}: &${key} [*${before}, *${before}, *${before}, *${before}, *${before}]`;
      }),
    ].join('\n');
    expect(problemsIn(bomb)).toEqual(['uses aliases (*name) for more than 100 parts']);
  });

  it('refuses bottomless nesting instead of running out of stack', () => {
    expect(problemsIn('['.repeat(100_000)).length).toBeGreaterThan(0);
  });

  it('keeps to YAML 1.2 where the file asks for 1.1', () => {
    expect(valueOf('%YAML 1.1\n---\na: no\nb: 0o10')).toEqual({ a: 'no', b: 8 });
  });

  it('finds the place of a value, and of what is above a missing one', () => {
    const parsed = parseYaml('sources:\n  - name: x\n    auth: &a { key: y }\n  - auth: *a\n');
    if ('problems' in parsed) throw new Error('must parse');
    expect(parsed.locate(['sources', 0, 'name'])).toEqual({ line: 2, column: 5 });
    expect(parsed.locate(['sources', 0, 'auth', 'key'])).toEqual({ line: 3, column: 16 });
    expect(parsed.locate(['sources', 0, 'api'])).toEqual({ line: 2, column: 5 });
    expect(parsed.locate(['sources', 1, 'auth', 'key'])).toEqual({ line: 3, column: 16 });
    expect(parsed.locate(['nothing'])).toBeUndefined();
  });
});
