import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import { parse } from 'graphql';
import { addressOf } from '../address.ts';

/** Serves the subgraph of a name at the port that `PORT` has, and says so on standard output. */
export async function serve(name: string, resolvers: GraphQLResolverMap<unknown>): Promise<void> {
  const typeDefs = parse(readFileSync(join(import.meta.dirname, `${name}.graphql`), 'utf8'));
  const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
  const { url } = await startStandaloneServer(new ApolloServer({ schema }), {
    listen: addressOf(process.env),
  });
  console.log(`${name} is ready: ${url}`);
}
