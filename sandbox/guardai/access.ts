import type { SandboxRequest } from '../core/simulator.ts';
import type { Organization, User } from './model.ts';
import { badRequest, forbidden, notFound, Problem } from './problem.ts';
import type { World } from './world.ts';

/** The signed-in user, or null. Only `Bearer` tokens count. */
export function callerOf({ tokens, state }: World, request: SandboxRequest): User | null {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers['authorization'] ?? '') ?? [];
  const id = token === undefined ? null : tokens.verify(token);
  return id === null ? null : (state.users.get(id) ?? null);
}

function isAdministrator(user: User): boolean {
  return user.roles.split(',').includes('ROLE_ADMIN');
}

export function requireAdministrator(world: World, request: SandboxRequest): void {
  if (!isAdministrator(requireCaller(world, request))) throw forbidden('Administrator rights are required');
}

/** The organization the path names: 404 where there is none, 403 for those who are not its members. */
export function requireOrganization(world: World, request: SandboxRequest): Organization {
  const caller = requireCaller(world, request);
  const id = organizationId(request);
  const organization = world.state.organizations.get(Number(id));
  if (!organization) throw notFound(`Organization ${String(id)} was not found`);
  if (!isAdministrator(caller) && !caller.memberOf.includes(organization.id)) {
    throw forbidden('Membership of the organization is required');
  }
  return organization;
}

function requireCaller(world: World, request: SandboxRequest): User {
  const caller = callerOf(world, request);
  if (!caller) throw new Problem(401, '');
  return caller;
}

/** The contract's check takes `1e3` and numbers of any length; a Java `long` does not. */
export function organizationId(request: SandboxRequest): bigint {
  return int64(request.params['id'] ?? '', 'id');
}

export function int64(text: string, parameter: string): bigint {
  if (/^[+-]?\d{1,19}$/.test(text)) {
    const value = BigInt(text.replace(/^\+/, ''));
    if (BigInt.asIntN(64, value) === value) return value;
  }
  throw badRequest(`Parameter '${parameter}' must be a 64-bit integer`);
}
