import { randomUUID } from 'node:crypto';
import { asCaller } from './authentication.ts';
import { conflict, notFound, notFoundWithoutBody } from './failures.ts';
import { demand } from './permission.ts';
import { applyUpdate } from './organization-update.ts';
import { emptyOrganization, findOrganization, isNameTaken, memberOf } from './state.ts';
import { requiredMember } from './validation-error.ts';
import { organizationBody } from './wire.ts';
import type { OrganizationFields } from './organization-update.ts';
import type { Organization, State } from './state.ts';
import type { Answer, Handler, SimulatorContext } from '../core/simulator.ts';

const done: Answer = { status: 204 };

export function organizationHandlers(
  state: State,
  { now, modes }: SimulatorContext,
): Record<string, Handler> {
  const existing = (nameOrId: string | undefined): Organization => {
    const organization = findOrganization(state, nameOrId ?? '');
    if (organization === undefined) throw notFound(`organization ${nameOrId ?? ''} not found`);
    return organization;
  };

  return {
    getAllOrganizations: asCaller(state, (caller) => ({
      status: 200,
      json: state.organizations
        .filter((organization) => memberOf(organization, caller.username) !== undefined)
        .map((organization) =>
          organizationBody(organization, caller, { withUsers: modes.tiledb?.listWithUsers ?? false }),
        ),
    })),

    createOrganization: asCaller(state, (caller, request) => {
      const fields = request.body as OrganizationFields & { readonly name: string };
      if (isNameTaken(state, fields.name))
        throw conflict(`organization name ${fields.name} is already taken`);
      const organization = emptyOrganization(randomUUID(), fields.name, now());
      organization.members = [{ account: caller, role: 'owner' }];
      applyUpdate(organization, fields);
      state.organizations.push(organization);
      return done;
    }),

    getOrganization: asCaller(state, (caller, { params }) => {
      const organization = findOrganization(state, params['organization'] ?? '');
      if (organization === undefined) throw notFoundWithoutBody();
      demand(organization, caller, 'read');
      return { status: 200, json: organizationBody(organization, caller, { withUsers: true }) };
    }),

    updateOrganization: asCaller(state, (caller, request) => {
      const organization = existing(request.params['organization']);
      demand(organization, caller, 'edit_organization');
      const fields = request.body as OrganizationFields;
      if (modes.tiledb?.patchRequiresName === true && typeof fields.name !== 'string')
        return requiredMember('name', request);
      const name = fields.name ?? organization.name;
      if (name !== organization.name && isNameTaken(state, name))
        throw conflict(`organization name ${name} is already taken`);
      applyUpdate(organization, fields);
      organization.updatedAt = now();
      return done;
    }),

    deleteOrganization: asCaller(state, (caller, { params }) => {
      const organization = existing(params['organization']);
      demand(organization, caller, 'delete_organization');
      state.organizations = state.organizations.filter((other) => other !== organization);
      return done;
    }),
  };
}
