import { identify, unauthenticated } from './authentication.ts';
import { credentialsHandlers } from './credentials.ts';
import { memberHandlers } from './members.ts';
import { organizationHandlers } from './organizations.ts';
import { refuse } from './refusals.ts';
import { defaultUsername } from './seed-accounts.ts';
import { seedState } from './seed.ts';
import type { Simulator } from '../core/simulator.ts';

/** TileDB Cloud: organizations, their members and AWS credentials, with roles that are enforced. */
export const simulator: Simulator = {
  name: 'tiledb',
  apis: [{ api: 'tiledb-v1', document: 'tiledb-v1.yaml' }],
  start: (context) => {
    const state = seedState();
    const key = state.accounts.find(({ username }) => username === defaultUsername)?.token;
    return {
      handlers: {
        ...organizationHandlers(state, context),
        ...memberHandlers(state),
        ...credentialsHandlers(state, context),
      },
      order: ['route', 'authenticate', 'body', 'validate'],
      authenticate: (request) => (identify(state, request) === null ? unauthenticated : null),
      refuse,
      sources: () => [
        { name: 'tiledb', api: 'tiledb-v1', baseUrl: context.baseUrl(), auth: { type: 'api-key', key } },
      ],
    };
  },
};
