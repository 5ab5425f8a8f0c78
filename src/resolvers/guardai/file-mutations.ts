import { isGuardAIOrganizations } from '../../datasources/guardai/index.ts';
import type { Resolvers } from '../../generated/graphql.ts';
import { organizationTarget } from '../shared/targets.ts';
import { writing } from '../shared/user-errors.ts';
import { fieldNames } from './organization-writing.ts';

export const fileMutations: Resolvers = {
  Mutation: {
    renameGuardAIOrganizationFile(_root, { input }, context) {
      const { source, nativeId } = organizationTarget(input.organizationId, context, isGuardAIOrganizations);
      const file = { organizationId: nativeId, type: input.type, ref: input.ref };
      return writing({ input, fields: fieldNames }, async () => {
        await source.renameFile(file, input.name);
        return { file: () => source.file(file), organization: () => source.organization(nativeId) };
      });
    },

    async deleteGuardAIOrganizationFile(_root, { input }, context) {
      const { source, nativeId } = organizationTarget(input.organizationId, context, isGuardAIOrganizations);
      const { type, ref } = input;
      const outcome = await writing({ input, fields: fieldNames }, async () => {
        await source.removeFile({ organizationId: nativeId, type, ref });
        return { deletedId: ref, organization: () => source.organization(nativeId) };
      });
      return { deletedId: null, ...outcome };
    },
  },
};
