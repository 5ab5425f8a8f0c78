import { UpstreamError, type VendorComplaint } from '../../core/errors.ts';
import type { UserError, UserErrorCode } from '../../generated/graphql.ts';

/** What a vendor's refusal means to a caller who can mend the request. Everything else is a GraphQL error. */
const codeOfStatus: Readonly<Record<number, UserErrorCode>> = {
  400: 'INVALID',
  402: 'LIMIT_EXCEEDED',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  422: 'INVALID',
};

/** How vendors call input fields where that is not our name in their spelling: their name → our path. */
export type FieldNames = Readonly<Record<string, readonly string[]>>;

export interface WriteOptions {
  /** The mutation's input: vendors' complaints are pinned to its fields. */
  readonly input: object;
  readonly fields?: FieldNames;
  /** Mistakes seen before anything is sent; then nothing is. */
  readonly problems?: readonly UserError[];
}

/** Does a write; what the caller can mend about it becomes `userErrors`, and the payload holds nothing else. */
export async function writing<Payload extends object>(
  { input, fields = {}, problems = [] }: WriteOptions,
  write: () => Promise<Payload>,
): Promise<Partial<Payload> & { readonly userErrors: readonly UserError[] }> {
  if (problems.length > 0) return { userErrors: problems } as Partial<Payload> & { userErrors: UserError[] };
  try {
    return { ...(await write()), userErrors: [] };
  } catch (error) {
    const userErrors = userErrorsOf(error, input, fields);
    if (userErrors) return { userErrors } as Partial<Payload> & { userErrors: UserError[] };
    throw error;
  }
}

export function invalid(message: string, ...field: readonly string[]): UserError {
  return { code: 'INVALID', message, field };
}

function userErrorsOf(error: unknown, input: object, fields: FieldNames): readonly UserError[] | null {
  if (!(error instanceof UpstreamError) || error.code !== 'UPSTREAM_REJECTED') return null;
  const code = error.httpStatus === undefined ? undefined : codeOfStatus[error.httpStatus];
  if (code === undefined) return null;
  if (error.complaints.length === 0) return [{ code, message: error.message, field: null }];
  return error.complaints.map((complaint) => ({
    code,
    message: complaint.message,
    field: fieldOf(complaint, input, fields),
  }));
}

/** `/settings/max_item_count`, `organization.name` and `type` alike: the first part that the input has, and on. */
function fieldOf({ location }: VendorComplaint, input: object, fields: FieldNames): readonly string[] | null {
  const parts = (location ?? '').split(/[/.]/).filter((part) => part !== '');
  for (const [index, part] of parts.entries()) {
    const named = Object.hasOwn(fields, part) ? fields[part] : undefined;
    if (named) return [...named, ...parts.slice(index + 1).map(camelCase)];
    if (Object.hasOwn(input, camelCase(part))) return parts.slice(index).map(camelCase);
  }
  return null;
}

function camelCase(name: string): string {
  return name.replace(/_([a-z\d])/g, (_match, letter: string) => letter.toUpperCase());
}
