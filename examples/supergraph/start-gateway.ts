import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, host } from './address.ts';
import { startProcess, type RunningProcess } from './processes.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

export const gateways = ['hive', 'apollo'] as const;
export type GatewayName = (typeof gateways)[number];

export interface RunningGateway {
  /** Where it answers GraphQL. */
  readonly url: string;
  stop(): Promise<void>;
}

interface GatewayOptions {
  readonly supergraphSdl: string;
  /** Without one, one that is free. */
  readonly port?: string | undefined;
}

/** Starts a gateway, a process too; all it has of the subgraphs is the supergraph's SDL. */
export async function startGateway(
  name: GatewayName,
  { supergraphSdl, ...options }: GatewayOptions,
): Promise<RunningGateway> {
  const port = options.port ?? String(await freePort());
  const folder = await makeTemporaryFolder();
  try {
    const file = join(folder.path, 'supergraph.graphql');
    await writeFile(file, supergraphSdl);
    const running = await start[name](file, port, folder.path);
    return {
      url: `http://${host}:${port}${paths[name]}`,
      async stop() {
        await running.stop();
        await folder.remove();
      },
    };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}

const paths: Readonly<Record<GatewayName, string>> = { hive: '/graphql', apollo: '/' };

type Start = (file: string, port: string, folder: string) => Promise<RunningProcess>;

const start: Readonly<Record<GatewayName, Start>> = {
  hive: (file, port, folder) =>
    startProcess([hiveProgram, 'supergraph', file, ...hiveOptions, '--host', host, '--port', port], {
      // It says so on this level only.
      ready: /Listening on/,
      env: { LOG_LEVEL: 'info' },
      folder,
    }),
  apollo: (file, port, folder) =>
    startProcess([apolloProgram, file], { ready: / is ready: /, env: { PORT: port }, folder }),
};

const hiveProgram = join(import.meta.dirname, 'node_modules/@graphql-hive/gateway/dist/bin.js');
const hiveOptions = [
  '--config-path',
  join(import.meta.dirname, 'gateways/hive.ts'),
  // Its other engine gives null for `spend` wherever an organization comes from elsewhere than billing.
  '--hive-router-runtime',
];
const apolloProgram = join(import.meta.dirname, 'gateways/apollo.ts');
