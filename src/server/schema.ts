import { join } from 'node:path';
import { loadFilesSync } from '@graphql-tools/load-files';
import { makeExecutableSchema } from '@graphql-tools/schema';
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

const sdlFiles = join(import.meta.dirname, '../../schema/**/*.graphql');

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
    typeDefs: loadFilesSync<string>(sdlFiles),
    resolvers,
    inheritResolversFromInterfaces: true,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  return guard(audited(dryRuns(schema)));
}
