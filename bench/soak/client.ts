import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface GraphError {
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly GraphError[];
}

export interface Client {
  /** Rejects when there is no answer. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  close(): void;
}

/** More than any operation may take. */
const patienceMs = 40_000;

/** Asks over connections that are kept. */
export function connectTo(origin: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    async ask(query, variables = {}) {
      const body = JSON.stringify({ query, variables });
      const response = await new Promise<Parameters<typeof text>[0] & { statusCode?: number }>(
        (resolve, reject) => {
          request(`${origin}/graphql`, {
            method: 'POST',
            agent,
            headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
            signal: AbortSignal.timeout(patienceMs),
          })
            .once('response', resolve)
            .once('error', reject)
            .end(body);
        },
      );
      const { data = null, errors = [] } = JSON.parse(await text(response)) as Partial<Answer>;
      return { status: response.statusCode ?? 0, data, errors };
    },
    close() {
      agent.destroy();
    },
  };
}
