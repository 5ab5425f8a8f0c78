import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ask } from '../ask.ts';
import { composeByApollo } from '../compose.ts';
import { gateways, startGateway } from '../start-gateway.ts';
import { startSubgraphs } from '../start-subgraphs.ts';
import { startSupergraph, type RunningSupergraph } from '../start-supergraph.ts';
import { printedSchema } from './printed-schema.ts';
import { vendorCalls } from './vendor-calls.ts';

/** orgraph keeps vendors' answers for a while; with this it asks them anew. */
const anew = { 'cache-control': 'no-cache' };

const everyList = [
  'getAllOrganizations',
  'getOrganization',
  'getOrganizations',
  'listOrgV2Organizations',
  'listPartnerV2Organizations',
];

interface Organization {
  readonly __typename: string;
  readonly name: string;
  readonly vendor: string;
  readonly spend: { readonly cents: number };
  readonly owner?: { readonly name: string } | null;
}

for (const name of gateways) {
  describe(`the supergraph, served by ${name}`, () => {
    let supergraph: RunningSupergraph;
    before(async () => {
      supergraph = await startSupergraph(name);
    });
    after(() => supergraph.stop());

    it("lists every vendor's organizations with what billing and people know of them, for one call to each API", async () => {
      const calls = await vendorCalls(supergraph.sandboxUrl);
      const { organizations } = await ask<{ organizations: { nodes: Organization[] } }>(
        supergraph.url,
        `{ organizations(first: 200) { nodes {
          __typename name spend { cents } ... on TileDBOrganization { owner { name } }
        } } }`,
        anew,
      );
      const { nodes } = organizations;
      assert.equal(nodes.length, 47);
      assert.ok(nodes.every(({ spend }) => spend.cents > 0));
      assert.deepEqual(
        nodes.filter(({ __typename: type }) => type === 'TileDBOrganization').map(({ owner }) => owner?.name),
        ['Amina Yusuf', 'Jonas Weber', undefined, 'Amina Yusuf', undefined, undefined],
      );
      assert.deepEqual((await calls()).sort(), everyList);
    });

    it("finds what people names by TileDB's own ids with one call, and what billing knows of it by the id", async () => {
      const calls = await vendorCalls(supergraph.sandboxUrl);
      const { people } = await ask<{ people: { name: string; owns: Organization[] }[] }>(
        supergraph.url,
        '{ people { name owns { name spend { cents } } } }',
        anew,
      );
      assert.deepEqual(
        people.map((person) => [person.name, person.owns.map((organization) => organization.name)]),
        [
          ['Amina Yusuf', ['acme-genomics', 'paperbark-health']],
          ['Jonas Weber', ['vela-imaging']],
        ],
      );
      assert.ok(people.every(({ owns }) => owns.every(({ spend }) => spend.cents > 0)));
      assert.deepEqual(await calls(), ['getAllOrganizations']);
    });
  });

  it(`finds 47 organizations of four vendors, which billing names by id, with five calls when served by ${name}`, async () => {
    // Where nothing is kept yet: Hive asks orgraph for the types first, and for the fields when it has them.
    const supergraph = await startSupergraph(name);
    try {
      const calls = await vendorCalls(supergraph.sandboxUrl);
      const { topSpenders } = await ask<{ topSpenders: Organization[] }>(
        supergraph.url,
        '{ topSpenders(first: 47) { __typename name vendor spend { cents } } }',
      );
      assert.equal(topSpenders.length, 47);
      assert.equal(new Set(topSpenders.map(({ __typename: type }) => type)).size, 5);
      assert.equal(new Set(topSpenders.map(({ vendor }) => vendor)).size, 4);
      const cents = topSpenders.map(({ spend }) => spend.cents);
      assert.deepEqual(
        cents,
        cents.toSorted((one, other) => other - one),
      );
      assert.deepEqual((await calls()).sort(), everyList);
    } finally {
      await supergraph.stop();
    }
  });
}

describe("Apollo's gateway", () => {
  it('does not start on a supergraph with the access directives', async () => {
    const running = await startSubgraphs();
    try {
      const sdl = await printedSchema();
      const supergraphSdl = composeByApollo(
        running.subgraphs.map((subgraph) => (subgraph.name === 'orgraph' ? { ...subgraph, sdl } : subgraph)),
      );
      await assert.rejects(startGateway('apollo', { supergraphSdl }), /requiresScopes/);
    } finally {
      await running.stop();
    }
  });
});
