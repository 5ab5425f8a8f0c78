import type { Namespace, TileDBOrganizations } from '../../datasources/tiledb/index.ts';
import type { UserError, UserErrorCode } from '../../generated/graphql.ts';
import { invalid, writing, type WriteOptions } from '../shared/user-errors.ts';

/**
 * Which input field is wrong when TileDB refuses a write without naming a place: its framework names one, its
 * handlers' errors are a text and a status alone.
 */
export type Blame = Readonly<Partial<Record<UserErrorCode, readonly string[]>>>;

export interface TileDBWriteOptions extends WriteOptions {
  readonly blame: Blame;
}

/** A write, or why there was none. */
export type Outcome<Payload> = Partial<Payload> & { readonly userErrors: readonly UserError[] };

/** As `writing`, with the errors that have no place of their own put where `blame` says. */
export async function writingToTileDB<Payload extends object>(
  { blame, ...options }: TileDBWriteOptions,
  write: () => Promise<Payload>,
): Promise<Outcome<Payload>> {
  const outcome = await writing(options, write);
  const userErrors = outcome.userErrors.map((error) => ({
    ...error,
    field: error.field ?? blame[error.code] ?? null,
  }));
  return { ...outcome, userErrors };
}

/** A write that needs the organization's name, which is read first unless it is known. */
export async function writingInside<Payload extends object>(
  { source, nativeId }: { readonly source: TileDBOrganizations; readonly nativeId: string },
  options: TileDBWriteOptions,
  write: (namespace: Namespace) => Promise<Payload>,
): Promise<Outcome<Payload>> {
  if (options.problems?.length) return refused<Payload>(options.problems);
  const namespace = await source.namespace(nativeId);
  if (namespace) return writingToTileDB(options, () => write(namespace));
  const message = 'TileDB has no such organization, or none that this source can see.';
  return refused<Payload>([{ code: 'NOT_FOUND', message, field: ['organizationId'] }]);
}

function refused<Payload>(userErrors: readonly UserError[]): Outcome<Payload> {
  return { userErrors } as Outcome<Payload>;
}

/** For the keys of paths, which cannot be empty, and for secrets, where TileDB takes empty for absent. */
export function emptiness(field: string, value: string | null | undefined): UserError[] {
  return value === '' ? [invalid(`${field} must not be empty.`, field)] : [];
}

/** Fields of an object to be created; null says as much as absence. */
export function given<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Partial<Fields>;
}

/** TileDB cannot clear it, so null is refused; leaving it out keeps it. */
export function clearing(field: string, value: unknown): UserError[] {
  return value === null ? [invalid(`${field} cannot be cleared; leave it out to keep it.`, field)] : [];
}
