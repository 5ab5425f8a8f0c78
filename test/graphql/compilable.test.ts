import { describe, expect, it } from '@jest/globals';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { isCompilable } from '../../src/graphql/compilable.ts';
import { compiledSize } from '../../src/graphql/compiled-size.ts';

const schema = buildSchema(`
  scalar Any
  input Wrapped { any: Any, word: String }
  interface Pet { name: String, friend: Pet }
  type Cat implements Pet { name: String, friend: Pet, lives: Int }
  type Dog implements Pet { name: String, friend: Pet }
  type Query { pet(any: Any, anys: [Any!], wrapped: Wrapped, words: [String]): Pet, me: Query, count: Int }
`);

describe('a document can be compiled', () => {
  it.each([
    '{ pet(any: { a: [1] }) { name } }',
    'query ($any: Any) { pet(any: $any) { name } }',
    'query ($any: Any) { pet(wrapped: { any: $any }) { name } }',
    'query ($word: String) { pet(wrapped: { word: $word }, words: [$word]) { name } }',
  ])('%s', (text) => {
    expect(isCompilable(schema, parse(text))).toBe(true);
  });

  it.each([
    'query ($id: ID) { pet(any: { id: $id }) { name } }',
    'query ($id: ID) { pet(anys: [{ id: $id }]) { name } }',
    'query ($id: ID) { pet(wrapped: { any: [$id] }) { name } }',
    'query ($id: ID) { me { ...F } } fragment F on Query { pet(any: [[$id]]) { name } }',
    'query ($toString: Any) { pet(any: $toString) { name } }',
    'query ($__proto__: Any) { pet(any: $__proto__) { name } }',
    '{ constructor: count }',
  ])('but not where graphql-jit would answer otherwise: %s', (text) => {
    expect(isCompilable(schema, parse(text))).toBe(false);
  });
});

describe('the size of compiled code', () => {
  const sizeOf = (text: string): number => {
    const document = parse(text);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('no operation');
    return compiledSize(schema, document, operation);
  };

  it.each([
    ['{ count a: count me { count } }', 4],
    ['{ pet { name } }', 1 + 2],
    ['{ pet { name friend { name } } }', 1 + 2 * (1 + 1 + 2)],
    ['{ pet { ... on Cat { lives } ... on Pet { name } } }', 1 + 1 + 2],
    ['{ ...F a: me { ...F } } fragment F on Query { count b: count }', 2 + 1 + 2],
  ])('counts each field for each type and each spread: %s', (text, size) => {
    expect(sizeOf(text)).toBe(size);
  });

  it('is known at once of a short document that stands for billions', () => {
    const levels = Array.from(
      { length: 40 },
      (_, level) =>
        `fragment F${level} on Pet { a: friend { ...F${level + 1} } b: friend { ...F${level + 1} } }`,
    );
    const text = ['{ pet { ...F0 } }', ...levels, 'fragment F40 on Pet { name }'].join('\n');
    expect(sizeOf(text)).toBeGreaterThan(4 ** 40);
  });
});
