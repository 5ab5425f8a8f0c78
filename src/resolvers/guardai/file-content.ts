import { isGuardAIOrganizations } from '../../datasources/guardai/index.ts';
import type { Resolvers, UploadGuardAIOrganizationFileInput, UserError } from '../../generated/graphql.ts';
import { organizationTarget } from '../shared/targets.ts';
import { invalid, writing } from '../shared/user-errors.ts';
import { fieldNames } from './organization-writing.ts';

/** Uploads, and links for downloads. */
export const fileContent: Resolvers = {
  GuardAIOrganizationFile: {
    downloadUrl({ sourceName, organizationId, type, ref, fileName, contentType }, _args, { downloadUrl }) {
      if (ref === null) return null;
      return downloadUrl({
        source: sourceName,
        organization: organizationId,
        type,
        ref,
        fileName,
        contentType,
      });
    },
  },

  Mutation: {
    uploadGuardAIOrganizationFile(_root, { input }, context) {
      const { source, nativeId } = organizationTarget(input.organizationId, context, isGuardAIOrganizations);
      return writing({ input, fields: fieldNames, problems: problemsOf(input) }, async () => {
        const file = await source.uploadFile({
          organizationId: nativeId,
          type: input.type,
          file: await input.file,
          datasetId: input.datasetId ?? undefined,
          ref: input.ref ?? undefined,
        });
        return { file, organization: () => source.organization(nativeId) };
      });
    },
  },
};

function problemsOf({ datasetId, ref }: UploadGuardAIOrganizationFileInput): UserError[] {
  const problems: UserError[] = [];
  if (datasetId != null && BigInt.asIntN(64, BigInt(datasetId)) !== BigInt(datasetId)) {
    problems.push(invalid('datasetId must be a 64-bit integer.', 'datasetId'));
  }
  // To a lenient vendor an empty reference is none, and the file a new one.
  if (ref === '') problems.push(invalid('ref must not be empty; leave it out for a new file.', 'ref'));
  return problems;
}
