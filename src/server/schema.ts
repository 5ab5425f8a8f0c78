import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { buildASTSchema, concatAST, parse, Source, type GraphQLSchema } from 'graphql';
import { audited } from '../audit/audited.ts';
import { dryRuns } from '../dry-run/dry-runs.ts';
import { scalars } from '../graphql/scalars.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { auditLogResolvers } from '../resolvers/shared/audit-log.ts';
import { entityResolvers } from '../resolvers/shared/entities.ts';
import { nodeResolvers } from '../resolvers/shared/node.ts';
import { organizationResolvers } from '../resolvers/shared/organizations.ts';
import { sourceResolvers } from '../resolvers/shared/sources.ts';
import type { VendorModule } from '../resolvers/shared/vendor-module.ts';
import { guard, type GuardedSchema } from '../security/guard.ts';

const folder = join(import.meta.dirname, '../../schema');

const built = new WeakMap<readonly VendorModule[], GuardedSchema>();

/** The whole schema, whichever sources are configured: it never changes while the process runs, and is built once. */
export function buildSchema(vendors: readonly VendorModule[]): GuardedSchema {
  const schema = built.get(vendors) ?? build(vendors);
  built.set(vendors, schema);
  return schema;
}

function build(vendors: readonly VendorModule[]): GuardedSchema {
  const resolvers: Resolvers[] = [
    scalars,
    nodeResolvers,
    organizationResolvers,
    sourceResolvers,
    auditLogResolvers,
    entityResolvers,
    ...vendors.flatMap((vendor) => vendor.resolvers),
  ];
  const schema = makeExecutableSchema({
    typeDefs: declared(),
    resolvers,
    // Nobody else has it yet.
    updateResolversInPlace: true,
    inheritResolversFromInterfaces: true,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  return guard(audited(dryRuns(schema)));
}

/** What the files of `schema/` say, without resolvers. Whether it is valid SDL, codegen and a test have seen before. */
function declared(): GraphQLSchema {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    // macOS leaves a `._x.graphql` beside a file that it has copied.
    .filter((file) => file.endsWith('.graphql') && !basename(file).startsWith('.'))
    .toSorted();
  const documents = files.map((file) =>
    parse(new Source(readFileSync(join(folder, file), 'utf8'), file), { noLocation: true }),
  );
  return buildASTSchema(concatAST(documents), { assumeValidSDL: true });
}
