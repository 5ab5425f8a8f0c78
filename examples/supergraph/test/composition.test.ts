import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { composeByApollo, composeByGuild, composeByWundergraph, type Subgraph } from '../compose.ts';
import { printedSchema } from './printed-schema.ts';

const folder = join(import.meta.dirname, '..');

async function others(): Promise<Subgraph[]> {
  const sdl = (name: string) => readFile(join(folder, `subgraphs/${name}.graphql`), 'utf8');
  const names = ['billing', 'people'];
  return Promise.all(names.map(async (name) => ({ name, url: `http://${name}`, sdl: await sdl(name) })));
}

function orgraph(sdl: string): Subgraph {
  return { name: 'orgraph', url: 'http://orgraph', sdl };
}

const supergraphBy = {
  '@apollo/composition': composeByApollo,
  '@theguild/federation-composition': composeByGuild,
};
const composers = { ...supergraphBy, '@wundergraph/composition': composeByWundergraph };

describe('the schema that orgraph prints', () => {
  let withAuth = '';
  let withoutAuth = '';
  let neighbours: Subgraph[] = [];
  before(async () => {
    [withAuth, withoutAuth, neighbours] = await Promise.all([
      printedSchema(),
      printedSchema('--no-auth'),
      others(),
    ]);
  });

  for (const [name, compose] of Object.entries(composers)) {
    it(`composes by ${name}, with the access directives and without`, () => {
      assert.ok(compose([orgraph(withAuth), ...neighbours]));
      assert.ok(compose([orgraph(withoutAuth), ...neighbours]));
    });

    it(`composes by ${name} with a subgraph that has pages of its own`, () => {
      const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@shareable"])
        type Query { more: PageInfo }
        type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }`;
      assert.ok(compose([orgraph(withoutAuth), { name: 'pages', url: 'http://pages', sdl }]));
    });

    it(`does not compose by ${name} with another subgraph's Query.node`, () => {
      const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
        type Query { node(id: ID!): Node }
        interface Node { id: ID! }
        type Other implements Node @key(fields: "id") { id: ID! }`;
      assert.throws(
        () => compose([orgraph(withoutAuth), { name: 'other', url: 'http://other', sdl }]),
        /node/,
      );
    });
  }

  for (const [name, compose] of Object.entries(supergraphBy)) {
    it(`tells a supergraph by ${name} who may have what, where it is printed with the access directives`, () => {
      assert.match(
        compose([orgraph(withAuth), ...neighbours]),
        /@requiresScopes\(scopes: \[\["members:read"\]\]\)/,
      );
      assert.doesNotMatch(compose([orgraph(withoutAuth), ...neighbours]), /@requiresScopes|@authenticated/);
    });
  }
});
