import type { Int64, Organization, Settings, User } from './model.ts';
import type { GuardaiModes } from './modes.ts';
import type { State } from './state.ts';

/** Turns records into what goes over the wire, in the server's configured manner. */
export interface Printer {
  readonly organization: (organization: Organization) => unknown;
  readonly user: (user: User) => unknown;
  /** The fields named by `keys`; unset ones are left out or null, as the mode says. */
  readonly fields: <T extends object>(
    record: T,
    keys: readonly (keyof T & string)[],
  ) => Record<string, unknown>;
}

export function createPrinter(state: State, modes: GuardaiModes): Printer {
  const fields: Printer['fields'] = (record, keys) => {
    const values = keys.map((key): [string, unknown] => [key, record[key] ?? null]);
    return Object.fromEntries(modes.unset === 'null' ? values : values.filter(([, value]) => value !== null));
  };

  const settingsOf = (settings: Settings): unknown =>
    fields(
      {
        ...settings,
        classMappingFiles: settings.classMappingFiles?.map((entry) =>
          fields(entry, ['contentType', 'datasetId', 'fileName', 'ref']),
        ),
      },
      ['classMappingFiles', 'disabledFeatures', 'maxItemCount', 'maxTimeAllocated', 'maxTimePerTask'],
    );

  const organization = (record: Organization): unknown =>
    fields(
      {
        ...record,
        creationDateTime: timestamp(record.creationDateTime, modes.timestamps),
        settings: record.settings && settingsOf(record.settings),
        stats: record.stats && fields(record.stats, ['datasetStorage', 'projectStorage']),
      },
      ['creationDateTime', 'id', 'name', 'settings', 'stats', 'timeUsed'],
    );

  const user = (record: User): unknown => {
    const { registered, memberOf, lastLoginDateTime } = record;
    const known = registered ? memberOf.flatMap((id) => state.organizations.get(id) ?? []) : [];
    return fields(
      {
        ...record,
        lastLoginDateTime: lastLoginDateTime && timestamp(lastLoginDateTime, modes.timestamps),
        organizations: known.map(organization),
        settings: record.settings && fields(record.settings, ['favoriteProjects', 'notifications']),
      },
      [
        'avatar',
        'email',
        'id',
        'lastLoginDateTime',
        'licenseAccepted',
        'name',
        'organizations',
        'registered',
        'roles',
        'settings',
        'timeUsed',
        'uid',
      ],
    );
  };

  return { organization, user, fields };
}

/** `utc` keeps the text; the other two are what zone-less Java types and old Spring set-ups print. */
function timestamp(utc: string, manner: GuardaiModes['timestamps']): string | Int64 {
  if (manner === 'zoneless') return utc.replace(/Z$/, '');
  return manner === 'epoch' ? Date.parse(utc) : utc;
}
