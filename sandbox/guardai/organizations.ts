import type { Answer, Handler } from '../core/simulator.ts';
import { organizationId, requireAdministrator, requireOrganization } from './access.ts';
import { copyFiles, dropFiles, totalSize } from './file-records.ts';
import type { Organization } from './model.ts';
import type { Printer } from './print.ts';
import { badRequest } from './problem.ts';
import { readOrganizationInput, type OrganizationInput } from './settings.ts';
import type { World } from './world.ts';

export function organizationHandlers(world: World, printer: Printer): Record<string, Handler> {
  const { state, modes, now } = world;
  const written = (organization: Organization): Answer => {
    state.organizations.set(organization.id, organization);
    return modes.created ? { status: 201 } : { status: 200, json: printer.organization(organization) };
  };
  const added = (
    input: OrganizationInput & { name: string },
    ledger: Organization['ledger'],
  ): Organization => ({
    ...input,
    id: state.nextOrganizationId++,
    creationDateTime: now().toISOString(),
    stats: { datasetStorage: 0, projectStorage: 0 },
    timeUsed: 0,
    ledger,
  });

  return {
    getOrganizations(request) {
      requireAdministrator(world, request);
      return { status: 200, json: [...state.organizations.values()].map(printer.organization) };
    },

    addOrganization(request) {
      requireAdministrator(world, request);
      const { name, settings } = readOrganizationInput(request.text);
      if (name === undefined) throw badRequest('The name of an organization is required');
      const ledger = { datasetBytes: 0, projectBytes: 0, pendingSeconds: 0 };
      return written(added({ name, ...(settings ? { settings } : {}) }, ledger));
    },

    getOrganization(request) {
      return { status: 200, json: printer.organization(requireOrganization(world, request)) };
    },

    updateOrganization(request) {
      requireAdministrator(world, request);
      return written({ ...requireOrganization(world, request), ...readOrganizationInput(request.text) });
    },

    deleteOrganization(request) {
      requireAdministrator(world, request);
      const id = Number(organizationId(request));
      if (modes.repeatedDelete === 404) requireOrganization(world, request);
      state.organizations.delete(id);
      dropFiles(state, world.contents, id);
      return { status: modes.created ? 204 : 200 };
    },

    copyOrganization(request) {
      requireAdministrator(world, request);
      const source = requireOrganization(world, request);
      const input = readOrganizationInput(request.text);
      const { name = `${source.name} (copy)`, settings = source.settings } = input;
      const copy = added(
        { name, ...(settings ? { settings } : {}) },
        { ...source.ledger, pendingSeconds: 0 },
      );
      copyFiles(state, source.id, copy.id);
      return written({ ...copy, ...(source.stats ? { stats: source.stats } : {}) });
    },

    updateOrgStats(request) {
      requireAdministrator(world, request);
      const organization = requireOrganization(world, request);
      const { datasetBytes, projectBytes, pendingSeconds } = organization.ledger;
      state.organizations.set(organization.id, {
        ...organization,
        stats: {
          datasetStorage: datasetBytes + totalSize(state, organization.id),
          projectStorage: projectBytes,
        },
        timeUsed: organization.timeUsed + pendingSeconds,
        ledger: { ...organization.ledger, pendingSeconds: 0 },
      });
      return { status: 200 };
    },
  };
}
