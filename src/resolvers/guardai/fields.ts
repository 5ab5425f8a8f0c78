import { isGuardAIOrganizations, type GuardAIOrganizations } from '../../datasources/guardai/index.ts';
import type { Resolvers } from '../../generated/graphql.ts';
import type { Context } from '../../graphql/context.ts';
import { sourceTarget } from '../shared/targets.ts';

/** Fields that cost a call of their own. */
export const fields: Resolvers = {
  GuardAIOrganization: {
    members: ({ nativeId, ...parent }, _args, context) => sourceOf(parent, context).members(nativeId),
    assets: ({ nativeId, ...parent }, _args, context) => sourceOf(parent, context).assets(nativeId),
    hpoDefinitions: ({ nativeId, ...parent }, _args, context) =>
      sourceOf(parent, context).hpoDefinitions(nativeId),
    transformDefinitions: ({ nativeId, ...parent }, _args, context) =>
      sourceOf(parent, context).transformDefinitions(nativeId),
  },
  GuardAIOrganizationFile: {
    usage: ({ organizationId, type, ref, ...parent }, _args, context) =>
      ref === null ? null : sourceOf(parent, context).fileUsage({ organizationId, type, ref }),
  },
};

/** The source that its parent was read from. */
function sourceOf({ sourceName }: { readonly sourceName: string }, context: Context): GuardAIOrganizations {
  return sourceTarget(sourceName, context, isGuardAIOrganizations);
}
