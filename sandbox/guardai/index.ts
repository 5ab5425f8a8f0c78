import type { Answer, Handler, Simulator, SimulatorContext } from '../core/simulator.ts';
import { isAcceptable } from './accept.ts';
import { callerOf } from './access.ts';
import { administrator } from './accounts.ts';
import { createContentStore } from './contents.ts';
import { readOnlyHandlers } from './definitions.ts';
import { fileHandlers } from './files.ts';
import { loginHandlers } from './login.ts';
import { withDefaults } from './modes.ts';
import { organizationHandlers } from './organizations.ts';
import { createPrinter } from './print.ts';
import { Problem, problemAnswer } from './problem.ts';
import { refuse } from './refusals.ts';
import { createState } from './state.ts';
import { createTokens } from './tokens.ts';
import type { World } from './world.ts';

const loginPath = '/api/v1/login';

/** GuardAI as a Spring Boot server: security first, then routing, then the body and the parameters. */
export const simulator: Simulator = {
  name: 'guardai',
  apis: [{ api: 'guardai-v1', document: 'guardai-v1.yaml' }],
  start(context) {
    const world = createWorld(context);
    const { modes, now } = world;
    const printer = createPrinter(world.state, modes);
    const handlers = {
      ...loginHandlers(world, printer),
      ...organizationHandlers(world, printer),
      ...readOnlyHandlers(world, printer),
      ...fileHandlers(world),
    };
    return {
      handlers: Object.fromEntries(
        Object.entries(handlers).map(([id, handler]) => [id, explained(handler, now)]),
      ),
      order: ['authenticate', 'route', 'body', 'validate'],
      authenticate: (request) =>
        request.path === loginPath || callerOf(world, request)
          ? null
          : problemAnswer(401, '', request, now()),
      refuse: (refusal, request) => refuse(refusal, request, now()),
      finish(answer, request) {
        const isRead = request.method === 'GET' && answer.status < 300;
        if (!modes.strictAccept || !isRead || isAcceptable(request, answer)) return answer;
        answer.stream?.destroy();
        return problemAnswer(406, '', request, now());
      },
      sources: () => [
        {
          name: 'guardai',
          api: 'guardai-v1',
          baseUrl: context.baseUrl(),
          auth: { type: 'login', apiKeyId: administrator.apiKeyId, apiKey: administrator.apiKey },
        },
      ],
      actions: {
        'expire-tokens': () => {
          world.tokens.expireAll();
        },
      },
      stop: () => {
        world.contents.stop();
      },
    };
  },
};

function createWorld({ modes: given, now }: SimulatorContext): World {
  const modes = withDefaults(given);
  return {
    state: createState(),
    modes,
    tokens: createTokens(now, modes.tokenSeconds),
    contents: createContentStore(),
    now,
  };
}

/** What a handler throws as a problem becomes its answer; any other error is a defect of the simulator. */
function explained(handler: Handler, now: () => Date): Handler {
  return async (request): Promise<Answer> => {
    try {
      return await handler(request);
    } catch (error) {
      if (error instanceof Problem) return problemAnswer(error.status, error.message, request, now());
      throw error;
    }
  };
}
