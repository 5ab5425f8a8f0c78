import { asCaller } from './authentication.ts';
import { conflict, invalid, notFound, notFoundWithoutBody } from './failures.ts';
import { demand } from './permission.ts';
import { findOrganizationByName, memberOf } from './state.ts';
import { memberBody } from './wire.ts';
import type { Role } from './roles.ts';
import type { Member, Organization, State } from './state.ts';
import type { Answer, Handler, SandboxRequest } from '../core/simulator.ts';

/** What counts in the body; the contract has checked it, and other members are ignored. */
interface UserFields {
  readonly username?: string;
  readonly user_id?: string;
  readonly role?: Role;
}

const done: Answer = { status: 204 };

/** These operations take the organization's name only, not its id. */
export function memberHandlers(state: State): Record<string, Handler> {
  const organizationOf = ({ params }: SandboxRequest): Organization => {
    const name = params['organization'] ?? '';
    const organization = findOrganizationByName(state, name);
    if (organization === undefined) throw notFound(`organization ${name} not found`);
    return organization;
  };

  return {
    addUserToOrganization: asCaller(state, (caller, request) => {
      const organization = organizationOf(request);
      demand(organization, caller, 'edit_organization');
      const { username, user_id: id, role } = request.body as UserFields;
      if (username === undefined && id === undefined) throw invalid('username is required');
      if (role === undefined) throw invalid('role is required');
      const account = state.accounts.find((other) =>
        username === undefined ? other.id === id : other.username === username,
      );
      if (account === undefined) throw notFound(`user ${username ?? id ?? ''} not found`);
      if (memberOf(organization, account.username) !== undefined)
        throw conflict(`user ${account.username} is already a member of ${organization.name}`);
      organization.members.push({ account, role });
      return done;
    }),

    getOrganizationUser: asCaller(state, (caller, { params }) => {
      const organization = findOrganizationByName(state, params['organization'] ?? '');
      if (organization === undefined) throw notFoundWithoutBody();
      demand(organization, caller, 'read');
      const member = memberOf(organization, params['username'] ?? '');
      if (member === undefined) throw notFoundWithoutBody();
      return { status: 200, json: memberBody(organization, member, caller) };
    }),

    updateUserInOrganization: asCaller(state, (caller, request) => {
      const organization = organizationOf(request);
      demand(organization, caller, 'edit_organization');
      const member = existingMember(organization, request);
      const { role = member.role } = request.body as UserFields;
      if (role !== 'owner') keepAnOwner(organization, member);
      member.role = role;
      return done;
    }),

    deleteUserFromOrganization: asCaller(state, (caller, request) => {
      const organization = organizationOf(request);
      // Everybody may leave.
      if (request.params['username'] !== caller.username) demand(organization, caller, 'edit_organization');
      const member = existingMember(organization, request);
      keepAnOwner(organization, member);
      organization.members = organization.members.filter((other) => other !== member);
      return done;
    }),
  };
}

function existingMember(organization: Organization, { params }: SandboxRequest): Member {
  const username = params['username'] ?? '';
  const member = memberOf(organization, username);
  if (member === undefined) throw notFound(`user ${username} is not a member of ${organization.name}`);
  return member;
}

/** Throws where `leaving` is the only owner. */
function keepAnOwner(organization: Organization, leaving: Member): void {
  const owners = organization.members.filter(({ role }) => role === 'owner');
  if (owners.length === 1 && owners[0] === leaving)
    throw invalid(`user ${leaving.account.username} is the last owner of ${organization.name}`);
}
