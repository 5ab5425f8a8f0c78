import type { OpenSource } from '../shared/api.ts';
import type { OrganizationReader } from '../shared/organization-reader.ts';
import type { Opening } from '../shared/organization-source.ts';
import type { Write } from '../shared/writes.ts';
import {
  addOrganization,
  copyOrganization,
  deleteOrganization,
  getOrganizationToChange,
  updateOrganization,
  updateOrgStats,
} from './client.ts';
import type { FileAddress } from './files/address.ts';
import { deleteOrganizationFile, renameOrganizationFile } from './files/client.ts';
import type { GuardAIFileModel, GuardAIOrganizationModel } from './map.ts';
import { checkId } from './native-id.ts';
import {
  changedOrganization,
  isNoChange,
  newOrganization,
  type OrganizationChange,
} from './organization-change.ts';

/** The organization after a write that is done: read when it is asked for, and null where it is no more. */
export type ReadBack = () => Promise<GuardAIOrganizationModel | null>;

interface FileWriting {
  readonly source: OpenSource<GuardAIOrganizationModel>;
  readonly write: Write;
}

interface OrganizationWriting extends FileWriting {
  readonly opening: Opening;
  readonly reader: OrganizationReader<GuardAIOrganizationModel>;
}

/** Writes about organizations; each is sent once. */
export function organizationWrites({ opening, source, reader, write }: OrganizationWriting) {
  /** From the answer where it has the organization, else by looking it up: by the id that the answer tells, if any. */
  function readBack(answered: GuardAIOrganizationModel | null, lookUp: ReadBack): ReadBack {
    if (!answered) return lookUp;
    // Only 200 promises the whole of it: a 201 may tell the new id and no more.
    if (answered.name === null) return () => source.organization(answered.nativeId);
    const organization = reader.know(answered);
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
      const answered = await write((writer) => addOrganization(writer, newOrganization(organization)));
      return readBack(answered, () => newest(organization.name));
    },

    /** Sends nothing where nothing is to change. */
    async update(id: string, named: OrganizationChange): Promise<ReadBack> {
      checkId(id);
      const lookUp = () => source.organization(id);
      if (isNoChange(named)) return lookUp;
      const current = await getOrganizationToChange(opening, id);
      const whole = changedOrganization(current, named);
      return readBack(await write((writer) => updateOrganization(writer, id, whole, current)), lookUp);
    },

    async copy(id: string, own: OrganizationChange): Promise<ReadBack> {
      checkId(id);
      const answered = await write((writer) => copyOrganization(writer, id, newOrganization(own)));
      return readBack(answered, () => newest(own.name));
    },

    async refreshStats(id: string): Promise<ReadBack> {
      checkId(id);
      await write((writer) => updateOrgStats(writer, id));
      return () => source.organization(id);
    },

    /** One that is gone already counts as deleted. */
    async remove(id: string): Promise<void> {
      checkId(id);
      await write((writer) => deleteOrganization(writer, id));
    },
  };
}

/** Writes about files; each is sent once. */
export function fileWrites({ source, write }: FileWriting) {
  return {
    /** As the organization's settings list it; null where they do not. */
    async file({ organizationId, type, ref }: FileAddress): Promise<GuardAIFileModel | null> {
      const organization = await source.organization(organizationId);
      return organization?.files?.find((file) => file.type === type && file.ref === ref) ?? null;
    },

    async renameFile(file: FileAddress, name: string): Promise<void> {
      checkId(file.organizationId);
      await write((writer) => renameOrganizationFile(writer, file, name));
    },

    /** One that is gone already counts as deleted. */
    async removeFile(file: FileAddress): Promise<void> {
      checkId(file.organizationId);
      await write((writer) => deleteOrganizationFile(writer, file));
    },
  };
}

function isNewer(one: GuardAIOrganizationModel, other: GuardAIOrganizationModel): boolean {
  return BigInt(one.nativeId) > BigInt(other.nativeId);
}
