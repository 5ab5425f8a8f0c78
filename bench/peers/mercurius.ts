/**
 * A gateway as one would write it for speed: mercurius with graphql-jit (compiled from the second request on, parsed
 * and validated once), undici, and one DataLoader an operation, so that nothing is asked twice in it. The schema is the
 * part of orgraph's that the workloads need. No logs, no limits, no callers to tell apart, no retries.
 */
import DataLoader from 'dataloader';
import { fastify } from 'fastify';
import { mercurius, type IResolvers } from 'mercurius';
import { sourceNames } from '../stub/accounts.ts';
import {
  parseGlobalId,
  readList,
  readOne,
  toTileDB,
  toTileDBMembers,
  type Organization,
} from './organizations.ts';
import { upstream, type WireTileDBWithUsers } from './upstream.ts';

const schema = `
  enum Role { OWNER ADMIN READ_WRITE READ_ONLY }
  interface Node { id: ID! }
  interface Organization implements Node { id: ID! nativeId: ID! name: String createdAt: String }
  type ConfluentOrganization implements Node & Organization {
    id: ID! nativeId: ID! name: String createdAt: String
    jitEnabled: Boolean
    metadata: ConfluentObjectMetadata
  }
  type ConfluentObjectMetadata { resourceName: String }
  type TileDBOrganization implements Node & Organization {
    id: ID! nativeId: ID! name: String createdAt: String
    role: Role
    description: String
    numOfArrays: Int!
    users: [TileDBOrganizationUser!]
  }
  type TileDBOrganizationUser { username: String role: Role userEmail: String }
  type RocksetOrganization implements Node & Organization {
    id: ID! nativeId: ID! name: String createdAt: String
    rocksetUser: String
    clusters: [RocksetCluster!]!
  }
  type RocksetCluster { awsRegion: String apiserverUrl: String }
  type GuardAIOrganization implements Node & Organization {
    id: ID! nativeId: ID! name: String createdAt: String
    timeUsed: Int
    settings: GuardAIOrganizationSettings
  }
  type GuardAIOrganizationSettings { maxItemCount: Int disabledFeatures: [String!]! }
  input OrganizationFilter { sources: [String!] }
  type OrganizationConnection { nodes: [Organization!]! }
  type Query {
    organization(id: ID!): Organization
    nodes(ids: [ID!]!): [Node]!
    organizations(first: Int, filter: OrganizationFilter): OrganizationConnection!
  }
`;

/** A TileDB organization that was read by itself carries its members. */
type Loaded = Organization & { readonly wire?: WireTileDBWithUsers };
type Loader = DataLoader<string, Loaded>;

async function load(id: string): Promise<Loaded> {
  const { source, nativeId } = parseGlobalId(id);
  if (source === sourceNames.tiledb) {
    const wire = await upstream.tiledb(nativeId);
    return { ...toTileDB(wire), wire };
  }
  const read = readOne[source];
  if (!read) throw new Error(`There is no source ${source}.`);
  return read(nativeId);
}

const createLoader = (): Loader => new DataLoader((ids) => Promise.all(ids.map(load)));
interface Context {
  readonly organizations: Loader;
}

const resolvers = {
  Query: {
    organization: (_root: unknown, { id }: { id: string }, { organizations }: Context) =>
      organizations.load(id),
    nodes: (_root: unknown, { ids }: { ids: string[] }, { organizations }: Context) =>
      ids.map((id) => organizations.load(id)),
    async organizations(_root: unknown, { first, filter }: { first: number; filter: { sources: string[] } }) {
      const lists = await Promise.all(filter.sources.map((name) => readList[name]?.() ?? []));
      return { nodes: lists.flat().slice(0, first) };
    },
  },
  TileDBOrganization: {
    users: ({ wire }: Loaded) => wire && toTileDBMembers(wire).users,
  },
};

const app = fastify();
void app.register(mercurius, {
  schema,
  resolvers: resolvers as unknown as IResolvers,
  jit: 1,
  context: () => ({ organizations: createLoader() }),
});
console.log(
  await app.listen({ port: Number(process.env['PORT']), host: process.env['HOST'] ?? '127.0.0.1' }),
);
