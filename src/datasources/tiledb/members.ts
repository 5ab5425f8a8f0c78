import type { Opening } from '../shared/organization-source.ts';
import { fromRole, toMember, type Role, type TileDBMember } from './map.ts';
import { memberClient } from './member-client.ts';
import { openParts, type Namespace, type Parts } from './parts.ts';
import type { Write } from './write.ts';

/** Members of organizations. Writes go by the organization's name, and are sent once. */
export interface Members extends Parts<TileDBMember> {
  add(organization: string, username: string, role: Role): Promise<void>;
  changeRole(organization: string, username: string, role: Role): Promise<void>;
  remove(organization: string, username: string): Promise<void>;
}

/** `all`: reads the organization itself, since TileDB lists the members nowhere else. */
export function openMembers(
  { connection, signal }: Opening,
  write: Write,
  all: (namespace: Namespace) => Promise<readonly TileDBMember[] | null>,
): Members {
  const client = memberClient(connection);
  const parts = openParts<TileDBMember>({
    all,
    async one({ name }, username) {
      const wire = await client.get(name, username, signal);
      return wire && toMember(wire);
    },
    nameOf: ({ username }) => username,
    // An organization always has an owner: an answer without any members does not tell them.
    mayLeaveOutAll: true,
  });
  return {
    ...parts,
    add: (organization, username, role) =>
      write((writing) => client.add(organization, { username, role: fromRole(role) }, writing)),
    changeRole: (organization, username, role) =>
      write((writing) => client.update(organization, { username, role: fromRole(role) }, writing)),
    remove: (organization, username) => write((writing) => client.remove(organization, username, writing)),
  };
}
