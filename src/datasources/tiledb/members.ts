import type { Opening } from '../shared/organization-source.ts';
import { readFresh } from '../shared/reading.ts';
import { wishesOf } from '../shared/wishes.ts';
import type { Write } from '../shared/writes.ts';
import { fromRole, type Role, type TileDBMember } from './map.ts';
import { addMember, memberReading, removeMember, updateMember } from './member-client.ts';
import { openParts, type PartCalls, type Parts } from './parts.ts';

/** Members of organizations. Writes go by the organization's name, and are sent once. */
export interface Members extends Parts<TileDBMember> {
  add(organization: string, username: string, role: Role): Promise<void>;
  changeRole(organization: string, username: string, role: Role): Promise<void>;
  remove(organization: string, username: string): Promise<void>;
}

/** `reads`: of the organization itself, since TileDB lists the members nowhere else. */
export function openMembers(
  opening: Opening,
  write: Write,
  reads: Pick<PartCalls<TileDBMember>, 'all' | 'known'>,
): Members {
  const parts = openParts<TileDBMember>({
    ...reads,
    one: ({ name }, username) => readFresh(opening, memberReading(opening, name, username)),
    nameOf: ({ username }) => username,
    wishes: wishesOf(opening),
    inBatch: (size, work) => opening.connection.inBatch('members', size, work),
    // An organization always has an owner: an answer without any members does not tell them.
    mayLeaveOutAll: true,
  });
  return {
    ...parts,
    add: (organization, username, role) =>
      write((writer) => addMember(writer, organization, { username, role: fromRole(role) })),
    changeRole: (organization, username, role) =>
      write((writer) => updateMember(writer, organization, { username, role: fromRole(role) })),
    remove: (organization, username) => write((writer) => removeMember(writer, organization, username)),
  };
}
