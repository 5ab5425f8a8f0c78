import { startControl } from './control.ts';
import type { ApiId, SourceEntry } from './api.ts';
import { createFaultStore, type Fault } from './faults.ts';
import { createRequestLog, type RecordedRequest, type RequestFilter } from './request-log.ts';
import type { Modes } from './modes.ts';
import type { Simulator, VendorName } from './simulator.ts';
import { startVendorServer, type VendorServer } from './vendor-server.ts';

export interface SandboxOptions {
  /** Check every answer against openapi/ too; a breach is answered with 599 and the errors. Default false. */
  readonly strict?: boolean;
  /** Default: the system's clock. */
  readonly now?: () => Date;
  /** Default: free ones. */
  readonly ports?: Partial<Record<VendorName | 'control', number>>;
  /** Whose simulators are started; default all. */
  readonly vendors?: readonly VendorName[];
  readonly modes?: Modes;
  /** How many organizations Confluent's org/v2 lists, the seed's first; default the seed's alone. */
  readonly organizations?: number;
}

export interface Sandbox {
  /** Of the vendors that were started. No trailing slash; both Confluent APIs are one host. */
  readonly baseUrls: Readonly<Record<ApiId, string>>;
  /** Fake identity provider for Confluent's STS: hands out subject tokens for client credentials. */
  readonly idpTokenUrl: string;
  readonly controlUrl: string;
  /** An orgraph.yaml with one source per API and the default credentials. */
  configuration(): { sources: SourceEntry[] };
  /** Calls seen, oldest first; narrow by any property. */
  requests(filter?: RequestFilter): RecordedRequest[];
  clearRequests(): void;
  /** Adds a fault; returns a function that removes it. */
  addFault(fault: Fault): () => void;
  clearFaults(): void;
  /** Makes something happen at a vendor: `expire-tokens` at Confluent and GuardAI. Throws for a name it does not know. */
  perform(api: ApiId, action: string): void;
  /** Seed data again, no faults, empty log. */
  reset(): void;
  stop(): Promise<void>;
}

/** Starts one server for each simulator that is wanted, and the control server, all on loopback. */
export async function startSimulators(
  simulators: readonly Simulator[],
  options: SandboxOptions,
): Promise<Sandbox> {
  const { strict = false, now = () => new Date(), ports = {}, vendors, modes = {}, organizations } = options;
  const wanted = vendors ? simulators.filter(({ name }) => vendors.includes(name)) : simulators;
  const log = createRequestLog();
  const faults = createFaultStore();
  const context = { now, modes, organizations };
  const started = await Promise.allSettled(
    wanted.map(async (simulator) => {
      const port = ports[simulator.name] ?? 0;
      return [simulator, await startVendorServer(simulator, { port, strict, log, faults, context })] as const;
    }),
  );
  const servers = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const stopAll = async (): Promise<void> => {
    await Promise.all(servers.map(([, server]) => server.stop()));
  };
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    await stopAll();
    throw failed.reason;
  }

  const baseUrls = baseUrlsOf(servers);
  const idpTokenUrl = extraUrl(servers, 'issueSubjectToken');
  const reset = (): void => {
    faults.clear();
    log.clear();
    for (const [, server] of servers) server.reset();
  };
  const perform = (api: ApiId, action: string): void => {
    const server = servers.find(([{ apis }]) => apis.some((one) => one.api === api))?.[1];
    const act = server?.running().actions?.[action];
    if (!act) throw new Error(`${api} has no action ${action}`);
    act();
  };
  const describe = (): Record<string, unknown> => ({
    name: 'orgraph sandbox: simulators of the organization APIs',
    baseUrls,
    idpTokenUrl,
  });
  const control = await startControl({
    port: ports.control ?? 0,
    log,
    faults,
    reset,
    perform,
    describe,
  }).catch(async (error: unknown) => {
    await stopAll();
    throw error;
  });
  return {
    baseUrls,
    idpTokenUrl,
    controlUrl: control.url,
    configuration: () => ({ sources: servers.flatMap(([, server]) => server.running().sources()) }),
    requests: (filter) => log.list(filter),
    clearRequests: () => {
      log.clear();
    },
    addFault(fault) {
      const id = faults.add(fault);
      return () => {
        faults.remove(id);
      };
    },
    clearFaults: () => {
      faults.clear();
    },
    perform,
    reset,
    async stop() {
      await Promise.all([stopAll(), control.stop()]);
    },
  };
}

function baseUrlsOf(servers: readonly (readonly [Simulator, VendorServer])[]): Record<ApiId, string> {
  const entries = servers.flatMap(([{ apis }, { url }]) => apis.map(({ api }) => [api, url]));
  return Object.fromEntries(entries) as Record<ApiId, string>;
}

function extraUrl(servers: readonly (readonly [Simulator, VendorServer])[], operationId: string): string {
  const urls = servers.flatMap(([{ extraRoutes = [] }, { url }]) =>
    extraRoutes.filter((route) => route.operationId === operationId).map(({ path }) => `${url}${path}`),
  );
  return urls[0] ?? '';
}
