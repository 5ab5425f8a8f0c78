import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { run, type Running } from '../processes.ts';
import { sourcesAt } from '../stub/accounts.ts';
import { freePort } from '../../test/support/free-port.ts';
import { peersFile } from './peers.ts';
import { hive, own, type Language } from './languages.ts';

/** Where contenders run. */
export interface Place {
  /** Origin of the stub upstream. */
  readonly upstream: string;
  /** For files. */
  readonly folder: string;
  /** The only core a contender may use; null: any. */
  readonly core: number | null;
  /** Hive Gateway's composed schema. */
  readonly supergraph: string;
}

/** How a contender is started beyond what it is. */
export interface Tuning {
  readonly nodeFlags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Server extends Running {
  /** Where it takes GraphQL, e.g. `http://127.0.0.1:4000/graphql`. */
  readonly endpoint: string;
}

export interface Contender {
  readonly name: string;
  readonly title: string;
  readonly language: Language;
  /** Resolves when it says that it listens. */
  start(place: Place, tuning?: Tuning): Promise<Server>;
}

/** What every contender is started with: nobody measures a development mode. */
const production = { NODE_ENV: 'production' };

const originIn = (line: string): string => /http:\/\/[\d.:]+/.exec(line)?.[0] ?? '';

function orgraph(name: string, title: string, options: Readonly<Record<string, unknown>>): Contender {
  return {
    name,
    title,
    language: own,
    async start({ upstream, folder: shared, core }, { nodeFlags = [], env = {} } = {}) {
      // What it writes there belongs to one process.
      const folder = join(shared, name);
      await mkdir(folder, { recursive: true });
      const file = join(folder, 'orgraph.yaml');
      await writeFile(file, stringify({ sources: sourcesAt(upstream), ...options }));
      const settings = { ...production, ORGRAPH_CONFIG: file, ...env };
      const running = await run('src/main.ts', /orgraph is ready/, folder, settings, { core, nodeFlags });
      return { ...running, endpoint: `${originIn(running.line)}/graphql` };
    },
  };
}

function ofPeers(name: string, title: string): Contender {
  return {
    name,
    title,
    language: own,
    async start({ upstream, folder, core }, { nodeFlags = [], env = {} } = {}) {
      const settings = { ...production, UPSTREAM: upstream, ...env };
      const running = await run(peersFile(`${name}.ts`), /^http:/, folder, settings, { core, nodeFlags });
      return { ...running, endpoint: `${originIn(running.line)}/graphql` };
    },
  };
}

function hiveGateway(name: string, title: string, extra: readonly string[]): Contender {
  const program = peersFile('node_modules/@graphql-hive/gateway/dist/bin.js');
  return {
    name,
    title,
    language: hive,
    async start({ supergraph, folder, core }, { nodeFlags = [], env = {} } = {}) {
      const port = String(await freePort());
      const options = ['--host', '127.0.0.1', '--port', port, ...extra];
      // It says that it listens on this level only; requests it does not log at all.
      const settings = { ...production, ...env, LOG_LEVEL: 'info' };
      const running = await run(program, /Listening on/, folder, settings, {
        core,
        nodeFlags,
        arguments: ['supergraph', supergraph, ...options],
      });
      return { ...running, endpoint: `http://127.0.0.1:${port}/graphql` };
    },
  };
}

/** What the others are compared to. */
export const limitName = 'limit';

export const contenders: readonly Contender[] = [
  ofPeers(limitName, 'the limit: by hand, no GraphQL'),
  orgraph('orgraph-warm', 'orgraph, as shipped', {}),
  orgraph('orgraph-cold', 'orgraph, caches off', { defaults: { cache: { ttlSeconds: 0 } } }),
  ofPeers('mercurius', 'mercurius + JIT + undici'),
  hiveGateway('hive', 'Hive Gateway, as it comes', []),
  hiveGateway('hive-tuned', 'Hive Gateway, router runtime, deduplication', [
    '--hive-router-runtime',
    '--config-path',
    peersFile('hive/gateway.config.ts'),
  ]),
];
