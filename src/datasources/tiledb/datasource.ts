import type { OpenSource } from '../shared/api.ts';
import { organizationReads, type Opening } from '../shared/organization-source.ts';
import { readFresh } from '../shared/reading.ts';
import { writes } from '../shared/writes.ts';
import { organizationBody, type OrganizationFields } from './bodies.ts';
import { openCredentials, type Credentials } from './credentials.ts';
import type { TileDBMember, TileDBOrganizationModel } from './map.ts';
import { openMembers, type Members } from './members.ts';
import {
  createOrganization,
  deleteOrganization,
  organizationReadings,
  updateOrganization,
} from './organization-client.ts';
import type { Namespace } from './parts.ts';

/** One operation's data source for TileDB Cloud. What is read after a write is the new state. */
export interface TileDBOrganizations extends OpenSource<TileDBOrganizationModel> {
  readonly members: Members;
  readonly credentials: Credentials;
  /** How the organization's members and credentials are addressed. Null: there is no such organization. */
  namespace(nativeId: string): Promise<Namespace | null>;
  create(name: string, fields: OrganizationFields): Promise<void>;
  /** `name`: the new one or the present one. */
  update(nativeId: string, name: string, fields: OrganizationFields): Promise<void>;
  delete(nativeId: string): Promise<void>;
}

export function isTileDBOrganizations(source: OpenSource): source is TileDBOrganizations {
  return source.identity.api === 'TILEDB_V1';
}

export function openOrganizations(opening: Opening): TileDBOrganizations {
  const readings = organizationReadings(opening);
  const { source, reader } = organizationReads<TileDBOrganizationModel>(opening, readings);
  // A write to a member leaves the organization's name as it is, so several in one operation look it up once.
  const names = new Map<string, string>();

  /** As they came with the organization, which must then say itself whether it is stale. */
  function knownMembers(nativeId: string): readonly TileDBMember[] | null {
    const seen = reader.seen(nativeId);
    const fresh = seen.filter(({ stale }) => !stale);
    return (fresh.length > 0 ? fresh : seen).find(({ members }) => members !== null)?.members ?? null;
  }

  const write = writes(opening, () => {
    reader.forget();
    members.forget();
    credentials.forget();
  });
  const members = openMembers(opening, write, {
    all: async ({ nativeId }) => (await readFresh(opening, readings.get(nativeId)))?.members ?? null,
    known: knownMembers,
  });
  const credentials = openCredentials(opening, write);

  return Object.assign(source, {
    members,
    credentials,
    async namespace(nativeId: string) {
      const name = names.get(nativeId) ?? (await source.organization(nativeId))?.name;
      if (name == null) return null;
      names.set(nativeId, name);
      return { nativeId, name };
    },
    create: (name: string, fields: OrganizationFields) =>
      write((writer) => createOrganization(writer, organizationBody(name, fields))),
    update(nativeId: string, name: string, fields: OrganizationFields) {
      names.delete(nativeId);
      return write((writer) => updateOrganization(writer, nativeId, organizationBody(name, fields)));
    },
    delete(nativeId: string) {
      names.delete(nativeId);
      return write((writer) => deleteOrganization(writer, nativeId));
    },
  });
}
