import { checkConfiguration } from './config/check-configuration.ts';
import { ConfigurationError, type Configuration } from './config/configuration.ts';
import { demonstration } from './config/demonstration.ts';
import { environment } from './config/environment.ts';
import { loadConfiguration } from './config/load-configuration.ts';
import { openObservability } from './observability/open-observability.ts';
import type { Hangups } from './server/hangups.ts';
import { listenFailure } from './server/listen-failure.ts';
import { createOrgraph } from './server/orgraph.ts';
import { superviseProcess } from './server/process-end.ts';
import { readAgain } from './server/reload.ts';
import { openStorage } from './storage/open-storage.ts';
import { StorageError } from './storage/storage.ts';
import { vendors } from './vendors.ts';

/** Simulators of every API. */
interface Sandbox {
  readonly controlUrl: string;
  configuration(): object;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly hangups: Hangups;
  readonly startSandbox: () => Promise<Sandbox>;
}

/** Milliseconds that a collector has to take the last spans; less than closing may take: `process-end.ts`. */
const flushMs = 3_000;

const surroundings = { ...environment(), apis: vendors.flatMap(({ apis }) => apis) };

/** What nobody waits for when the process ends. */
interface Demonstration {
  readonly configuration: Configuration;
  readonly controlUrl: string;
  stop(): Promise<void>;
}

/** Without a configuration, every API is there as a simulator, on real HTTP. */
async function startDemonstration({ startSandbox }: StartOptions): Promise<Demonstration> {
  const sandbox = await startSandbox();
  const configuration = await checkConfiguration(demonstration(sandbox.configuration()), {
    ...surroundings,
    sandbox: true,
  });
  return { configuration, controlUrl: sandbox.controlUrl, stop: () => sandbox.stop() };
}

async function start(options: StartOptions): Promise<void> {
  const found = await loadConfiguration(surroundings);
  const sandbox = found.file === null ? await startDemonstration(options) : null;
  const configuration = sandbox?.configuration ?? found;
  const { logger, metrics, tracing } = await openObservability(configuration);
  for (const warning of configuration.warnings) logger.warn(warning);

  const storage = openStorage(configuration.audit, logger);
  const orgraph = createOrgraph({ configuration, vendors, logger, storage, metrics, tracing });
  superviseProcess({
    leave: () => {
      orgraph.leave();
    },
    drain: async () => {
      await orgraph.drain();
      await sandbox?.stop();
      await tracing?.close(flushMs);
    },
    stop: () => orgraph.stop(),
    logger,
    // Nothing that would have to notice stands in front of a sandbox.
    delay: sandbox ? 0 : configuration.shutdownDelayMs,
    grace: configuration.shutdownGraceMs,
  });
  await storage.opened;
  const address = await orgraph.listen(configuration.server);
  logger.info(
    { address, configuration: configuration.file, sources: configuration.sources.map(({ name }) => name) },
    'listening',
  );
  const source = sandbox
    ? `the sandbox (faults and requests: ${sandbox.controlUrl})`
    : `${configuration.sources.length} configured source(s)`;
  const addresses = [`${address}/graphql`, ...(configuration.web.graphiql ? [`${address}/graphiql`] : [])];
  console.log(`orgraph is ready: ${addresses.join(' and ')}, reading ${source}`);
  options.hangups.each(() =>
    readAgain({ file: configuration.file, read: () => loadConfiguration(surroundings), orgraph, logger }),
  );
}

/** Starts orgraph as this process's environment says; where it cannot, says why and ends the process with 1. */
export async function startProcess(options: StartOptions): Promise<void> {
  try {
    await start(options);
  } catch (error) {
    const isTold = error instanceof ConfigurationError || error instanceof StorageError;
    const message = isTold ? error.message : listenFailure(error);
    if (message === null) throw error;
    // The operator's to mend, so no stack.
    console.error(message);
    // A sandbox that is already running would keep the process.
    process.exit(1);
  }
}
