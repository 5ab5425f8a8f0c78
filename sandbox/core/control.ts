import type { IncomingMessage } from 'node:http';
import { apiIds, type ApiId } from './api.ts';
import { readFault } from './fault-input.ts';
import type { FaultStore } from './faults.ts';
import { listen, type Listening } from './listen.ts';
import { createServer } from './node-http.ts';
import { toOutgoing } from './outgoing.ts';
import { firstValues, readBody } from './read-body.ts';
import { masked, type RequestLog } from './request-log.ts';
import { send } from './send.ts';
import type { Answer } from './simulator.ts';

export interface ControlOptions {
  readonly port: number;
  readonly log: RequestLog;
  readonly faults: FaultStore;
  readonly reset: () => void;
  /** Throws for what it does not know. */
  readonly perform: (api: ApiId, action: string) => void;
  readonly describe: () => Readonly<Record<string, unknown>>;
}

interface ControlCall {
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Last segment of `/faults/{id}`. */
  readonly id: string;
}
type Action = (call: ControlCall) => Answer;

const done: Answer = { status: 204 };

/** The server that shows the log, switches faults and resets; JSON throughout. */
export async function startControl(options: ControlOptions): Promise<Listening> {
  const actions = actionsOf(options);
  const server = createServer((raw, response) => {
    answerControl(actions, raw)
      .then(async (answer) => send(response, toOutgoing(answer)))
      .catch(() => response.destroy());
  });
  return await listen(server, options.port);
}

async function answerControl(
  actions: Readonly<Record<string, Action>>,
  raw: IncomingMessage,
): Promise<Answer> {
  const [path = '/', search = ''] = (raw.url ?? '/').split('?');
  const id = /^\/faults\/([^/]+)$/.exec(path)?.[1];
  const action = actions[`${raw.method ?? 'GET'} ${id === undefined ? path : '/faults/{id}'}`];
  if (!action) return problem(404, `there is no ${raw.method ?? 'GET'} ${path}; GET / says what there is`);
  const read = await readBody(raw, { 'content-type': 'application/json' });
  if (read.malformed !== null) return problem(400, `the body is no JSON: ${read.malformed}`);
  if (read.tooLarge !== null) return problem(413, `the body is larger than ${String(read.tooLarge)} bytes`);
  return action({ query: firstValues(new URLSearchParams(search)), body: read.body, id: id ?? '' });
}

function actionsOf({ log, faults, reset, perform, describe }: ControlOptions): Record<string, Action> {
  const actions: Record<string, Action> = {
    'GET /': () => ({ status: 200, json: { ...describe(), endpoints: Object.keys(actions) } }),
    'GET /requests': ({ query }) => listRequests(log, query),
    'DELETE /requests': () => {
      log.clear();
      return done;
    },
    'GET /faults': () => ({ status: 200, json: faults.list() }),
    'POST /faults': ({ body }) => {
      const read = readFault(body);
      if ('errors' in read) return problem(400, ...read.errors);
      return { status: 201, json: { id: faults.add(read.fault) } };
    },
    'DELETE /faults': () => {
      faults.clear();
      return done;
    },
    'DELETE /faults/{id}': ({ id }) => (faults.remove(id) ? done : problem(404, `there is no fault ${id}`)),
    'POST /actions': ({ body }) => {
      const { api, action } = (body ?? {}) as { readonly api?: unknown; readonly action?: unknown };
      if (!isApiId(api) || typeof action !== 'string') return problem(400, 'send {"api", "action"}');
      try {
        perform(api, action);
      } catch (error) {
        return problem(404, error instanceof Error ? error.message : String(error));
      }
      return done;
    },
    'POST /reset': () => {
      reset();
      return done;
    },
  };
  return actions;
}

function listRequests(
  log: RequestLog,
  { api, operationId, method, ...unknown }: Readonly<Record<string, string>>,
): Answer {
  const [name] = Object.keys(unknown);
  if (name !== undefined)
    return problem(400, `unknown parameter ${name}; there are api, operationId and method`);
  if (api !== undefined && !isApiId(api)) return problem(400, `api must be one of ${apiIds.join(', ')}`);
  const filter = { ...(api && { api }), ...(operationId && { operationId }), ...(method && { method }) };
  return { status: 200, json: log.list(filter).map(masked) };
}

function isApiId(value: unknown): value is ApiId {
  return apiIds.some((api) => api === value);
}

function problem(status: number, ...errors: readonly string[]): Answer {
  return { status, json: { errors } };
}
