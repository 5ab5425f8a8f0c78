import type { Organization, StoredFile, User } from './model.ts';
import { seedFiles } from './seed/files.ts';
import { seedOrganizations } from './seed/organizations.ts';
import { seedUsers } from './seed/users.ts';

/** Records are replaced, never changed in place. */
export interface State {
  readonly organizations: Map<number, Organization>;
  readonly users: Map<number, User>;
  /** By organization and reference; a copy of an organization has the same references. */
  readonly files: Map<number, Map<string, StoredFile>>;
  nextOrganizationId: number;
  nextProjectId: number;
  nextDigits: number;
}

export function createState(): State {
  return {
    organizations: new Map(seedOrganizations().map((organization) => [organization.id, organization])),
    users: new Map(seedUsers().map((user) => [user.id, user])),
    files: seedFiles(),
    nextOrganizationId: 13,
    nextProjectId: 1001,
    nextDigits: 20_221_014_000_001,
  };
}

/** The organization's files, in a map that may be written to. */
export function filesOf(state: State, organizationId: number): Map<string, StoredFile> {
  const known = state.files.get(organizationId);
  if (known) return known;
  const made = new Map<string, StoredFile>();
  state.files.set(organizationId, made);
  return made;
}
