import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import {
  startSandbox,
  type RecordedRequest,
  type Sandbox,
  type SandboxOptions,
} from '../../sandbox/index.ts';
import { checkConfiguration } from '../../src/config/check-configuration.ts';
import type { ConfigurationChange } from '../../src/config/configuration-change.ts';
import type { Configuration } from '../../src/config/configuration.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { createOrgraph, type OrgraphOptions } from '../../src/server/orgraph.ts';
import { vendors } from '../../src/vendors.ts';
import type { Clock } from './clock.ts';
import { compileAt as usuallyCompiledAt } from './executor.ts';

/** One entry of `sources` in orgraph.yaml. */
export interface SourceInput {
  readonly name: string;
  readonly api: string;
  readonly baseUrl: string;
  readonly auth: Readonly<Record<string, unknown>>;
  readonly previousNames?: readonly string[];
  readonly timeoutMs?: number;
  readonly maxConcurrency?: number;
  readonly maxResponseBytes?: number;
}

export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface GraphAnswer<Data> {
  readonly data: Data;
  /** Empty where the answer has none. */
  readonly errors: readonly GraphError[];
  /** The whole answer as it came. */
  readonly text: string;
}

/** A whole orgraph on a free port, asked over real HTTP. */
export interface Graph {
  query<Data = Readonly<Record<string, unknown>>>(
    text: string,
    variables?: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
    headers?: Readonly<Record<string, string>>,
  ): Promise<GraphAnswer<Data>>;
  /** Every line logged so far, as it was written. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

export interface ListeningGraph extends Graph {
  /** Without a trailing slash. */
  readonly address: string;
  /** Has it go on with another configuration, made of the same as for `startGraph`. */
  readonly reload: (...configuration: Parameters<typeof startGraph>) => Promise<ConfigurationChange>;
}

interface GraphOptions extends Pick<
  Partial<OrgraphOptions>,
  'compileAt' | 'now' | 'storage' | 'metrics' | 'tracing'
> {
  /** Whether its sources are known to be simulators. */
  readonly simulated?: boolean;
}

/** How busy the machine is that tests run on is no matter of theirs. */
const unbounded = { eventLoopDelay: 0, heapBytes: 0, rssBytes: 0, sampleInterval: 1_000 };

/**
 * Checks the configuration as the real program does. `defaults` are the options of every source, `rest` the other
 * keys. Unless told otherwise nothing is repeated, so that calls can be counted and failures come at once, and
 * `executor.ts` says how queries are run. Nothing is kept of what vendors answer. `now`: the clock by which answers grow
 * old.
 */
export async function startGraph(
  sources: readonly SourceInput[],
  defaults: Readonly<Record<string, unknown>> = {},
  rest: Readonly<Record<string, unknown>> = {},
  { compileAt = usuallyCompiledAt, simulated = false, ...parts }: GraphOptions = {},
): Promise<ListeningGraph> {
  const configuration = await configurationOf(sources, defaults, rest, { simulated });
  const log: string[] = [];
  const destination = { write: (line: string) => void log.push(line) };
  const orgraph = createOrgraph({
    configuration,
    vendors,
    logger: createLogger({ level: 'debug', destination }),
    compileAt,
    overload: unbounded,
    ...parts,
  });
  const address = await orgraph.listen({ host: '127.0.0.1', port: 0 });
  const query = async (
    text: string,
    variables = {},
    signal?: AbortSignal,
    headers = {},
  ): Promise<GraphAnswer<unknown>> => {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: text, variables }),
      ...(signal && { signal }),
    });
    const answer = await response.text();
    const { data, errors = [] } = JSON.parse(answer) as { data: unknown; errors?: readonly GraphError[] };
    return { data, errors, text: answer };
  };
  return {
    address,
    query: query as Graph['query'],
    log,
    reload: async (...next) => orgraph.reload(await configurationOf(...next)),
    stop: () => orgraph.stop(),
  };
}

function configurationOf(
  ...[sources, defaults = {}, rest = {}, { simulated = false } = {}]: Parameters<typeof startGraph>
): Promise<Configuration> {
  const apis = vendors.flatMap((vendor) => vendor.apis);
  return checkConfiguration(
    { sources, defaults: { retries: 0, cache: { ttlSeconds: 0 }, ...defaults }, ...rest },
    { env: {}, cwd: '/', apis, sandbox: simulated },
  );
}

/** Starts graphs inside one test; they are stopped when it ends. */
export function useGraphs(): typeof startGraph {
  const running: Graph[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((graph) => graph.stop()));
  });
  return async (...args) => {
    const graph = await startGraph(...args);
    running.push(graph);
    return graph;
  };
}

export interface SandboxGraph {
  readonly sandbox: Sandbox;
  readonly graph: Graph;
  query: Graph['query'];
  /** Names of the calls the sandbox saw, oldest first: those for organizations, not those for tokens. */
  calls(): string[];
  /** The sandbox's own entry for a source, to be changed and configured. */
  source(name: string): SourceInput;
}

const tokenCalls: readonly (string | null)[] = [
  'login',
  'exchangePartnerOauthToken',
  'exchangeStsV1OauthToken',
  'issueSubjectToken',
];

export function callNames(requests: readonly RecordedRequest[]): string[] {
  return requests
    .filter(({ operationId }) => !tokenCalls.includes(operationId))
    .map(({ api, method, path, operationId }) => `${api} ${operationId ?? `${method} ${path}`}`);
}

interface SandboxGraphOptions extends SandboxOptions {
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** By which vendors' answers grow old. */
  readonly clock?: Clock;
  /** Whether the graph knows that it asks simulators. */
  readonly simulated?: boolean;
  /** One graph for all tests, which is quicker: for those that do not mind what its sources have learnt before. */
  readonly shared?: boolean;
}

/**
 * A strict sandbox for the test file or `describe` block this is called in, reset before each test, and a graph over
 * it that is new in each test: nothing that a source learns in one test is known in the next.
 */
export function useSandboxGraph(options: SandboxGraphOptions = {}): SandboxGraph {
  let sandbox: Sandbox | undefined;
  let started: Promise<Graph> | undefined;
  let log: readonly string[] = [];
  const { defaults, clock, shared = false, simulated = false, ...sandboxOptions } = options;
  const running = (): Sandbox => {
    if (sandbox === undefined) throw new Error('the sandbox runs only inside tests');
    return sandbox;
  };
  /** Not every test asks it. */
  const start = async (): Promise<Graph> => {
    const graph = await startGraph(running().configuration().sources, defaults, {}, { ...clock, simulated });
    ({ log } = graph);
    return graph;
  };
  const query = async (...asked: Parameters<Graph['query']>) => (await (started ??= start())).query(...asked);
  const stop = async (): Promise<void> => {
    await (await started)?.stop();
    started = undefined;
    log = [];
  };
  const graph: Graph = {
    query: query as Graph['query'],
    get log() {
      return log;
    },
    stop,
  };
  beforeAll(async () => {
    sandbox = await startSandbox({ strict: true, ...sandboxOptions });
  });
  beforeEach(() => {
    running().reset();
  });
  afterEach(async () => {
    if (!shared) await stop();
  });
  afterAll(async () => {
    await stop();
    await sandbox?.stop();
  });
  return {
    get sandbox() {
      return running();
    },
    graph,
    query: query as Graph['query'],
    calls: () => callNames(running().requests()),
    source(name) {
      const found = running()
        .configuration()
        .sources.find((source) => source.name === name);
      if (!found) throw new Error(`the sandbox has no source ${name}`);
      return { ...found };
    },
  };
}
