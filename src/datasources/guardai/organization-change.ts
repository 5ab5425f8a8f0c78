/** What may be said about a new organization or a change, as it is asked of us. Left out: not named; null: cleared. */
export interface OrganizationChange {
  readonly name?: string | undefined;
  readonly settings?: SettingsChange | undefined;
}

export interface SettingsChange {
  readonly classMappingFiles?: readonly FileEntryChange[] | null;
  readonly disabledFeatures?: readonly string[] | null;
  readonly maxItemCount?: number | null;
  readonly maxTimeAllocated?: number | null;
  readonly maxTimePerTask?: number | null;
}

interface FileEntryChange {
  readonly ref?: string | null;
  readonly fileName?: string | null;
  readonly contentType?: string | null;
  readonly datasetId?: number | bigint | null;
}

/** The body of GuardAI's add, update and copy. */
export interface OrganizationRequest {
  readonly name?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** An organization as GuardAI sent it, members that we do not know included. */
export interface CurrentOrganization {
  readonly name?: string | null | undefined;
  readonly settings?: CurrentSettings | null | undefined;
}

interface CurrentSettings {
  readonly classMappingFiles?: readonly (CurrentFileEntry | null)[] | null | undefined;
  readonly [member: string]: unknown;
}

interface CurrentFileEntry {
  readonly ref?: string | null | undefined;
  readonly [member: string]: unknown;
}

export function isNoChange({ name, settings = {} }: OrganizationChange): boolean {
  return name === undefined && Object.keys(settings).length === 0;
}

/** For an organization that is yet to be. */
export function newOrganization({ name, settings }: OrganizationChange): OrganizationRequest {
  return { ...(name !== undefined && { name }), ...(settings && { settings: withListsEmptied(settings) }) };
}

/**
 * The whole organization as it shall be: GuardAI does not say whether its PUT keeps what is left out, so everything
 * goes back. Member by member, what the change does not name stays, members and file entries' members that we do not
 * know included.
 */
export function changedOrganization(
  current: CurrentOrganization,
  { name = current.name ?? undefined, settings }: OrganizationChange,
): OrganizationRequest {
  const before = current.settings ?? undefined;
  if (!settings) return { ...(name !== undefined && { name }), ...(before && { settings: before }) };
  const { classMappingFiles } = settings;
  return {
    ...(name !== undefined && { name }),
    settings: {
      ...before,
      ...withListsEmptied(settings),
      ...(classMappingFiles && {
        classMappingFiles: changedEntries(before?.classMappingFiles ?? [], classMappingFiles),
      }),
    },
  };
}

function changedEntries(
  before: readonly (CurrentFileEntry | null)[],
  entries: readonly FileEntryChange[],
): readonly object[] {
  return entries.map((entry) => {
    const same = entry.ref == null ? undefined : before.find((one) => one?.ref === entry.ref);
    return { ...same, ...entry };
  });
}

/** A list is cleared by an empty one: null may count as left out. A number has only null for it. */
function withListsEmptied(settings: SettingsChange): Readonly<Record<string, unknown>> {
  return {
    ...settings,
    ...(settings.classMappingFiles === null && { classMappingFiles: [] }),
    ...(settings.disabledFeatures === null && { disabledFeatures: [] }),
  };
}
