import type { SourceIdentity } from '../../core/source.ts';
import type { SourceStatus } from '../../datasources/shared/api.ts';
import type { Resolvers } from '../../generated/graphql.ts';
import type { Context } from '../../graphql/context.ts';

function statusOf({ name }: SourceIdentity, { sources }: Context): SourceStatus {
  const source = sources.find(name);
  if (source) return source.status();
  throw new TypeError(`The source "${name}" is not of this process.`);
}

export const sourceResolvers: Resolvers = {
  Query: {
    sources: (_root, _args, { sources }) => sources.all().map(({ identity }) => identity),
    source: (_root, { name }, { sources }) => sources.find(name)?.identity ?? null,
  },
  Source: {
    health: (identity, _args, context) => statusOf(identity, context).health,
    rateLimit: (identity, _args, context) => statusOf(identity, context).rateLimit,
    cache(identity, _args, context) {
      const { counts, entries, bytes } = statusOf(identity, context).cache;
      return {
        hits: counts.HIT,
        stale: counts.STALE,
        misses: counts.MISS,
        shared: counts.COALESCED,
        bypassed: counts.BYPASS,
        entries,
        bytes,
      };
    },
  },
};
