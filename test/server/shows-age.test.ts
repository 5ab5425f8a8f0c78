import { expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { showsAge } from '../../src/server/answers/shows-age.ts';

it.each([
  ['{ organizations { nodes { name createdAt } coverage { status } } }', false],
  ['{ organization(id: "stale") { stalemate: name } }', false],
  ['{ organization(id: "1") { stale } }', true],
  ['{ organization(id: "1") { name: fetchedAt } }', true],
  ['{ organizations { coverage { stale } } }', true],
  [
    'query One { a { ...Old } } query Two { b } fragment Old on Organization { ... on X { fetchedAt } }',
    true,
  ],
])('looks for fields that say how old something is: %s', (query, shows) => {
  const document = parse(query);
  expect(showsAge(document)).toBe(shows);
  expect(showsAge(document)).toBe(shows);
});
