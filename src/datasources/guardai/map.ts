import type { Origin } from '../../core/source.ts';
import type {
  GuardAIFeature,
  GuardAIOrganization,
  GuardAIOrganizationFile,
  GuardAIOrganizationSettings,
} from '../../generated/graphql.ts';
import type { OrganizationOf } from '../../graphql/parent.ts';
import { word } from '../shared/words.ts';
import type { WireOrganization } from './wire.ts';

type FieldsWithCalls = 'members' | 'assets' | 'hpoDefinitions' | 'transformDefinitions';

export type GuardAIOrganizationModel = OrganizationOf<GuardAIOrganization, FieldsWithCalls | 'files'> & {
  readonly files: readonly GuardAIFileModel[] | null;
};

/** A file knows whose it is: it has no id of its own. `organizationId` is the native one. */
export type GuardAIFileModel = Omit<GuardAIOrganizationFile, 'usage' | 'downloadUrl'> & {
  readonly sourceName: string;
  readonly organizationId: string;
};

const features: readonly GuardAIFeature[] = ['ADV_CRAFTING', 'EVALUATION', 'ROBUSTNESS'];

export function toOrganization(wire: WireOrganization, origin: Origin): GuardAIOrganizationModel {
  return {
    __typename: 'GuardAIOrganization',
    ...origin,
    nativeId: String(wire.id),
    name: wire.name,
    createdAt: wire.creationDateTime,
    updatedAt: null,
    creationDateTime: wire.creationDateTime,
    settings: toSettings(wire.settings),
    stats: wire.stats ?? null,
    timeUsed: wire.timeUsed,
    files: toFiles(wire, origin.sourceName),
  };
}

function toSettings(wire: WireOrganization['settings']): GuardAIOrganizationSettings | null {
  if (!wire) return null;
  return {
    ...wire,
    disabledFeatures: wire.disabledFeatures.flatMap((feature) => word(feature, features) ?? []),
  };
}

/** The only kind of file that GuardAI lists in an organization's settings. */
const listedType = 'classmapping';

function toFiles({ id, settings }: WireOrganization, sourceName: string): readonly GuardAIFileModel[] | null {
  if (!settings) return null;
  const owner = { sourceName, organizationId: String(id) };
  return settings.classMappingFiles.map((entry) => ({ ...entry, ...owner, type: listedType }));
}
