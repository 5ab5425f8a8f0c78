/**
 * Prints the schema as composition wants that of a subgraph. With --no-auth it lacks @authenticated and @requiresScopes,
 * which some routers know and others refuse.
 */
import { subgraphSdl } from '../src/graphql/subgraph-sdl.ts';
import { buildSchema } from '../src/server/schema.ts';
import { vendors } from '../src/vendors.ts';

const { schema } = buildSchema(vendors);
process.stdout.write(subgraphSdl(schema, { authDirectives: !process.argv.includes('--no-auth') }));
