import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { IResolvers } from '@graphql-tools/utils';
import { pino } from 'pino';
import type { Operation } from '../../src/core/source.ts';
import { createAuthenticator } from '../../src/security/authenticator.ts';
import { callerRate, type RateSettings } from '../../src/security/limits/caller-rate.ts';
import { createApp } from '../../src/server/app.ts';
import type { AppOptions } from '../../src/server/app-options.ts';
import type { ListenerTimeouts } from '../../src/server/listener.ts';
import { usualOverloadLimits, watchOverload, type OverloadLimits } from '../../src/server/overload.ts';
import { createServer, type Server } from '../../src/server/server.ts';

export type LogLine = Readonly<Record<string, unknown>>;

export interface TestContext {
  readonly signal: AbortSignal;
}

export interface RunningServer extends Server {
  readonly address: string;
  readonly url: string;
  readonly log: LogLine[];
  /** The next line with this message, or the one that is already there. */
  logged(message: string): Promise<LogLine>;
}

type TestedOptions = Omit<AppOptions<TestContext>, 'schema' | 'logger' | 'overload' | 'callerRate'>;

export interface ServerUnderTest extends Partial<TestedOptions> {
  readonly typeDefs?: string;
  readonly resolvers?: IResolvers<unknown, TestContext>;
  /** Adds to the server before it listens. */
  readonly prepare?: (fastify: ReturnType<typeof createApp>['fastify']) => void;
  readonly rate?: RateSettings;
  readonly overload?: OverloadLimits;
  readonly timeouts?: Partial<ListenerTimeouts>;
}

/** A real server on loopback, over a schema of the test's own. */
export async function startServer({
  typeDefs,
  resolvers,
  prepare,
  rate,
  overload: overloadLimits = usualOverloadLimits(),
  timeouts = {},
  ...options
}: ServerUnderTest = {}): Promise<RunningServer> {
  const log: LogLine[] = [];
  const waiting = new Map<unknown, (line: LogLine) => void>();
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const line = JSON.parse(chunk.toString()) as LogLine;
      log.push(line);
      waiting.get(line['msg'])?.(line);
      done();
    },
  });
  const logger = pino({ level: 'debug' }, destination);
  const overload = watchOverload(overloadLimits);
  const app = createApp<TestContext>({
    schema: makeExecutableSchema({
      typeDefs: typeDefs ?? 'type Query { hello(name: String): String }',
      resolvers: resolvers ?? {
        Query: { hello: (_root, { name }: { name?: string }) => `Hello, ${name ?? 'you'}!` },
      },
    }),
    logger,
    context: ({ signal }: Operation) => ({ signal }),
    authenticator: createAuthenticator({
      access: { mode: 'open' },
      issuerKeys: null,
    }),
    ready: () => ({ ready: true }),
    callerRate: rate ? callerRate(rate) : null,
    overload,
    ...options,
  });
  prepare?.(app.fastify);
  app.fastify.addHook('onClose', async () => {
    overload.stop();
  });
  const server = createServer(app, { logger, timeouts });
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  overload.start();
  return {
    ...server,
    address,
    url: `${address}/graphql`,
    log,
    logged(message) {
      const seen = log.find((line) => line['msg'] === message);
      return seen ? Promise.resolve(seen) : new Promise((resolve) => waiting.set(message, resolve));
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: GraphQLAnswer;
}

export interface GraphQLAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly locations?: readonly unknown[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

export async function request(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = text !== '' && response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? (JSON.parse(text) as GraphQLAnswer) : {},
  };
}

export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
  });
}

/** Sends bytes as they are and resolves to all that came back once the connection is closed. */
export function sendBytes(address: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(answer);
    });
    socket.write(bytes);
  });
}
