/** Apollo's gateway in front of the supergraph whose SDL is in the file that the command line names. */
import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { addressOf } from '../address.ts';
import { forwardedHeaders } from './forwarded-headers.ts';

interface Context {
  readonly headers: Readonly<Record<string, string>>;
}

function subgraphAt(url: string | undefined): GraphQLDataSource {
  return new RemoteGraphQLDataSource<Context>({
    ...(url !== undefined && { url }),
    willSendRequest({ request, context }) {
      // The gateway's own questions come from no client.
      const { headers = {} } = context as Partial<Context>;
      for (const [name, value] of Object.entries(headers)) request.http?.headers.set(name, value);
    },
  });
}

const [file = 'supergraph.graphql'] = process.argv.slice(2);
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(file, 'utf8'),
  buildService: ({ url }) => subgraphAt(url),
});
const { url } = await startStandaloneServer(new ApolloServer<Context>({ gateway }), {
  listen: addressOf(process.env),
  context: async ({ req }) => ({
    headers: forwardedHeaders((name) => [req.headers[name]].flat()[0]),
  }),
});
console.log(`the gateway is ready: ${url}`);
