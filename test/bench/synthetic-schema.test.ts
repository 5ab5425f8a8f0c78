import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { syntheticSchema, typesPerGroup } from '../../bench/start/synthetic-schema.ts';
import { decide } from '../../src/security/decisions.ts';
import { interfaceDecisions } from '../../src/security/interface-decisions.ts';

const root = new URL('../../', import.meta.url);
const printed = readFileSync(new URL('src/generated/schema.graphql', root), 'utf8');
const own = globSync(new URL('schema/**/*.graphql', root).pathname).map((file) => readFileSync(file, 'utf8'));

function typesWith(groups: number): number {
  const { sdl } = syntheticSchema(groups, printed);
  const schema = makeExecutableSchema({ typeDefs: [...own, sdl] });
  // Throws where the server would refuse to start.
  decide(schema, interfaceDecisions);
  return Object.keys(schema.getTypeMap()).length;
}

describe('a schema grown by made-up vendors', () => {
  it('is one that the server accepts, with as many types more as was said', () => {
    // The first group also brings the scalar Float, which nobody else needs.
    expect(typesWith(3) - typesWith(1)).toBe(2 * typesPerGroup);
  });
});
