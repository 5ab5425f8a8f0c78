import type { OpenSource } from '../shared/api.ts';
import type { OrganizationReader } from '../shared/organization-reader.ts';
import type { Opening } from '../shared/organization-source.ts';
import {
  addOrganization,
  copyOrganization,
  deleteOrganization,
  getOrganizationToChange,
  updateOrganization,
  updateOrgStats,
} from './client.ts';
import { deleteOrganizationFile, renameOrganizationFile, type FileAddress } from './files/client.ts';
import { toOrganization, type GuardAIFileModel, type GuardAIOrganizationModel } from './map.ts';
import { checkId } from './native-id.ts';
import {
  changedOrganization,
  isNoChange,
  newOrganization,
  type OrganizationChange,
} from './organization-change.ts';
import type { Caller } from './read.ts';
import type { WireOrganization } from './wire.ts';

/** The organization after a write that is done: read when it is asked for, and null where it is no more. */
export type ReadBack = () => Promise<GuardAIOrganizationModel | null>;

interface Reads {
  readonly opening: Opening;
  readonly source: OpenSource<GuardAIOrganizationModel>;
  readonly reader: OrganizationReader<GuardAIOrganizationModel>;
  /** Drops all that this operation has read. */
  readonly forget: () => void;
}

/** Writes about organizations; each is sent once. */
export function organizationWrites({ opening, source, reader, forget }: Reads) {
  const change = changing(opening, forget);

  /** From the answer where it has the organization, else by looking it up: by the id that the answer tells, if any. */
  function readBack(answered: WireOrganization | null, lookUp: ReadBack): ReadBack {
    if (!answered) return lookUp;
    // Only 200 promises the whole of it: a 201 may tell the new id and no more.
    if (answered.name === null) return () => source.organization(String(answered.id));
    const organization = reader.know(toOrganization(answered, opening.identity.name));
    return () => Promise.resolve(organization);
  }

  /** Of those with the name, or of all: GuardAI counts its ids up. */
  async function newest(name: string | undefined): Promise<GuardAIOrganizationModel> {
    const { organizations } = await source.organizations(null);
    const found = organizations
      .filter((one) => name === undefined || one.name === name)
      .reduce<GuardAIOrganizationModel | null>(
        (best, one) => (best && !isNewer(one, best) ? best : one),
        null,
      );
    if (found) return found;
    throw opening.connection.invalid('getOrganizations', 'the new organization is not among them');
  }

  return {
    async add(organization: OrganizationChange): Promise<ReadBack> {
      const answered = await change((caller) => addOrganization(caller, newOrganization(organization)));
      return readBack(answered, () => newest(organization.name));
    },

    /** Sends nothing where nothing is to change. */
    async update(id: string, named: OrganizationChange): Promise<ReadBack> {
      checkId(id);
      const lookUp = () => source.organization(id);
      if (isNoChange(named)) return lookUp;
      const current = await getOrganizationToChange(opening, id);
      const whole = changedOrganization(current, named);
      return readBack(await change((caller) => updateOrganization(caller, id, whole)), lookUp);
    },

    async copy(id: string, own: OrganizationChange): Promise<ReadBack> {
      checkId(id);
      const answered = await change((caller) => copyOrganization(caller, id, newOrganization(own)));
      return readBack(answered, () => newest(own.name));
    },

    async refreshStats(id: string): Promise<ReadBack> {
      checkId(id);
      await change((caller) => updateOrgStats(caller, id));
      return () => source.organization(id);
    },

    /** One that is gone already counts as deleted. */
    async remove(id: string): Promise<void> {
      checkId(id);
      await change((caller) => deleteOrganization(caller, id));
    },
  };
}

/** Writes about files; each is sent once. */
export function fileWrites({ opening, source, forget }: Omit<Reads, 'reader'>) {
  const change = changing(opening, forget);
  return {
    /** As the organization's settings list it; null where they do not. */
    async file({ organizationId, type, ref }: FileAddress): Promise<GuardAIFileModel | null> {
      const organization = await source.organization(organizationId);
      return organization?.files?.find((file) => file.type === type && file.ref === ref) ?? null;
    },

    async renameFile(file: FileAddress, name: string): Promise<void> {
      checkId(file.organizationId);
      await change((caller) => renameOrganizationFile(caller, file, name));
    },

    /** One that is gone already counts as deleted. */
    async removeFile(file: FileAddress): Promise<void> {
      checkId(file.organizationId);
      await change((caller) => deleteOrganizationFile(caller, file));
    },
  };
}

/** What was read before a write is old, also when the write failed: nobody knows how far it came. */
export function changing(opening: Opening, forget: () => void) {
  return async <Answer>(write: (caller: Caller) => Promise<Answer>): Promise<Answer> => {
    try {
      return await write({ connection: opening.connection, signal: opening.writeSignal() });
    } finally {
      forget();
    }
  };
}

function isNewer(one: GuardAIOrganizationModel, other: GuardAIOrganizationModel): boolean {
  return BigInt(one.nativeId) > BigInt(other.nativeId);
}
