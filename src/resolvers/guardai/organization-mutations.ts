import { encodeGlobalId } from '../../core/ids.ts';
import { isGuardAIOrganizations } from '../../datasources/guardai/index.ts';
import type { Resolvers, UpdateGuardAIOrganizationInput, UserError } from '../../generated/graphql.ts';
import { organizationTarget, sourceTarget } from '../shared/targets.ts';
import { invalid, writing } from '../shared/user-errors.ts';
import { fieldNames, writingOrganization } from './organization-writing.ts';
import { datasetIdProblems } from './settings-problems.ts';

export const organizationMutations: Resolvers = {
  Mutation: {
    addGuardAIOrganization(_root, { input }, context) {
      const source = sourceTarget(input.source, context, isGuardAIOrganizations);
      const { name, settings } = input;
      return writing({ input, fields: fieldNames, problems: datasetIdProblems(settings) }, async () => ({
        organization: await source.add({ name, settings: settings ?? undefined }),
      }));
    },

    updateGuardAIOrganization(_root, { input }, context) {
      const { source, nativeId } = organizationTarget(input.organizationId, context, isGuardAIOrganizations);
      const change = { name: input.name ?? undefined, settings: input.settings ?? undefined };
      return writingOrganization({ input, problems: updateProblems(input) }, async () => ({
        organization: await source.update(nativeId, change),
      }));
    },

    async deleteGuardAIOrganization(_root, { input }, context) {
      const { source, nativeId } = organizationTarget(input.organizationId, context, isGuardAIOrganizations);
      const { name, typename } = source.identity;
      const outcome = await writingOrganization({ input }, async () => {
        await source.remove(nativeId);
        return { deletedId: encodeGlobalId({ typename, source: name, nativeId }) };
      });
      return { deletedId: null, ...outcome };
    },

    copyGuardAIOrganization(_root, { input }, context) {
      const { source, nativeId } = organizationTarget(input.organizationId, context, isGuardAIOrganizations);
      const own = { name: input.name ?? undefined, settings: input.settings ?? undefined };
      return writingOrganization({ input, problems: datasetIdProblems(input.settings) }, async () => ({
        organization: await source.copy(nativeId, own),
      }));
    },

    refreshGuardAIOrganizationStats(_root, { input }, context) {
      const { source, nativeId } = organizationTarget(input.organizationId, context, isGuardAIOrganizations);
      return writingOrganization({ input }, async () => ({
        organization: await source.refreshStats(nativeId),
      }));
    },
  },
};

function updateProblems({ name, settings }: UpdateGuardAIOrganizationInput): UserError[] {
  const problems = datasetIdProblems(settings);
  if (name === null) problems.push(invalid('name cannot be cleared.', 'name'));
  if (settings === null) {
    problems.push(invalid('settings cannot be cleared as a whole; clear its members by null.', 'settings'));
  }
  return problems;
}
