import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { apis, idOf } from '../contract/apis.ts';
import type { Meaningful } from './arbitrary-operation.ts';

/** The schema as clients see it; a new one each time, for tests that change it. */
export function publishedSchema(): GraphQLSchema {
  const file = join(import.meta.dirname, '../../src/generated/schema.graphql');
  return buildSchema(readFileSync(file, 'utf8'));
}

const ids = apis.map((api) => idOf(api, api.nativeId));
const sources = apis.map(({ source }) => source);

/** What the sandbox has something for. */
export const sandboxValues: Meaningful = {
  id: ids,
  ids,
  organizationId: ids,
  source: sources,
  sources,
  name: sources,
  nativeId: apis.map(({ nativeId }) => nativeId),
  first: [1, 20, 200],
  username: ['alice.h', 'bob'],
  representations: apis.flatMap(({ typename, nativeId, source }, index) => [
    { __typename: 'Organization', id: ids[index] },
    { __typename: typename, source: { name: source }, nativeId },
  ]),
};
