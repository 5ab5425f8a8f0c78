import type { GuardAIOrganizationSettingsInput, UserError } from '../../generated/graphql.ts';
import { invalid } from '../shared/user-errors.ts';

/** GuardAI's contract declares 64 bits; GraphQL's own types see to all other limits. */
export function datasetIdProblems(
  settings: GuardAIOrganizationSettingsInput | null | undefined,
): UserError[] {
  return (settings?.classMappingFiles ?? []).flatMap(({ datasetId }, index) => {
    if (datasetId == null || BigInt.asIntN(64, BigInt(datasetId)) === BigInt(datasetId)) return [];
    const path = ['settings', 'classMappingFiles', String(index), 'datasetId'];
    return invalid('datasetId must be a 64-bit integer.', ...path);
  });
}
