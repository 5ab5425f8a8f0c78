import type { Handler, SandboxRequest } from '../core/simulator.ts';
import { requireAdministrator, requireOrganization } from './access.ts';
import type { Definitions } from './model.ts';
import type { Printer } from './print.ts';
import { definitionsOf } from './seed/definitions.ts';
import type { World } from './world.ts';

/** What an organization may use, and who belongs to it: all of it read-only here. */
export function readOnlyHandlers(world: World, printer: Printer): Record<string, Handler> {
  const { state, modes } = world;
  const definitions = (request: SandboxRequest): Definitions =>
    definitionsOf(requireOrganization(world, request).id);

  return {
    getAssetDefinitions(request) {
      const { assets } = definitions(request);
      const values = Object.entries(assets as unknown as Record<string, string>);
      const shown = values.map(([key, text]) => [key, modes.assets === 'json' ? parsed(text) : text]);
      return { status: 200, json: Object.fromEntries(shown) as unknown };
    },

    getDefinedHPO(request) {
      const shown = definitions(request).hpo.map((one) =>
        printer.fields(one, ['description', 'enabled', 'id', 'name', 'params']),
      );
      return { status: 200, json: shown };
    },

    getDefinedTransforms(request) {
      const shown = definitions(request).transforms.map((one) =>
        printer.fields(one, [
          'apply_mapping',
          'codebase_name',
          'converted_target_format',
          'description',
          'enabled',
          'id',
          'name',
          'params',
          'target_format',
          'tasks',
        ]),
      );
      return { status: 200, json: shown };
    },

    getMembers(request) {
      requireAdministrator(world, request);
      const { id } = requireOrganization(world, request);
      const members = [...state.users.values()].filter(({ memberOf }) => memberOf.includes(id));
      return { status: 200, json: members.map(printer.user) };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
