import type { UserError } from '../../generated/graphql.ts';
import { writing, type FieldNames, type WriteOptions } from '../shared/user-errors.ts';

/** GuardAI's names for what the inputs call differently. */
export const fieldNames: FieldNames = { id: ['organizationId'] };

/** As `writing`, for an organization as a whole: where there is no such thing, it is the organization. */
export async function writingOrganization<Payload extends object>(
  options: Omit<WriteOptions, 'fields'>,
  write: () => Promise<Payload>,
): Promise<Partial<Payload> & { readonly userErrors: readonly UserError[] }> {
  const { userErrors, ...payload } = await writing({ ...options, fields: fieldNames }, write);
  const pinned = userErrors.map((error) =>
    error.code === 'NOT_FOUND' ? { ...error, field: error.field ?? ['organizationId'] } : error,
  );
  return { ...(payload as Partial<Payload>), userErrors: pinned };
}
