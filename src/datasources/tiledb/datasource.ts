import type { OpenSource } from '../shared/api.ts';
import { organizationReads, type Opening } from '../shared/organization-source.ts';
import { organizationBody, type OrganizationFields } from './bodies.ts';
import { openCredentials, type Credentials } from './credentials.ts';
import { toMember, toOrganization, type TileDBOrganizationModel } from './map.ts';
import { openMembers, type Members } from './members.ts';
import { organizationClient } from './organization-client.ts';
import type { Namespace } from './parts.ts';
import type { WireOrganization } from './wire.ts';
import type { Write } from './write.ts';

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
  const { connection, signal, identity } = opening;
  const client = organizationClient(connection);
  // A write to a member leaves the organization's name as it is, so several in one operation look it up once.
  const names = new Map<string, string>();

  /** What there is to learn of an answer beside the organization itself. */
  function take(wire: WireOrganization): TileDBOrganizationModel {
    const organization = toOrganization(wire, identity.name);
    names.set(organization.nativeId, wire.name);
    // A list may leave the members out, and TileDB does not say whether it does: none is no news there.
    if (wire.users.length > 0) members.know(organization.nativeId, wire.users.map(toMember));
    return organization;
  }

  const { source, reader } = organizationReads<TileDBOrganizationModel>(opening, {
    pageSize: null,
    references: ({ nativeId, name }) => (name === null ? [nativeId] : [nativeId, name]),
    async get(nameOrId) {
      const wire = await client.get(nameOrId, signal);
      if (!wire) return null;
      const organization = take(wire);
      members.know(organization.nativeId, wire.users.map(toMember));
      return organization;
    },
    async page() {
      const organizations = (await client.list(signal)).map(take);
      return { organizations, next: null, total: organizations.length };
    },
  });

  const write: Write = async (send) => {
    try {
      await send(opening.writeSignal());
    } finally {
      // Also after a failure: a write that nobody answered may have been done.
      reader.forget();
      members.forget();
      credentials.forget();
    }
  };
  const members = openMembers(opening, write, async ({ nativeId }) => {
    const wire = await client.get(nativeId, signal);
    return wire && wire.users.map(toMember);
  });
  const credentials = openCredentials(opening, write);

  return Object.assign(source, {
    members,
    credentials,
    async namespace(nativeId: string) {
      const name = names.get(nativeId) ?? (await source.organization(nativeId))?.name;
      return name == null ? null : { nativeId, name };
    },
    create: (name: string, fields: OrganizationFields) =>
      write((writing) => client.create(organizationBody(name, fields), writing)),
    update(nativeId: string, name: string, fields: OrganizationFields) {
      names.delete(nativeId);
      return write((writing) => client.update(nativeId, organizationBody(name, fields), writing));
    },
    delete(nativeId: string) {
      names.delete(nativeId);
      return write((writing) => client.delete(nativeId, writing));
    },
  });
}
