/** The process: reads its surroundings, starts orgraph, and ends on a signal. */
import { setFlagsFromString } from 'node:v8';
import { checkConfiguration } from './config/check-configuration.ts';
import { ConfigurationError, type Configuration } from './config/configuration.ts';
import { environment } from './config/environment.ts';
import { loadConfiguration } from './config/load-configuration.ts';
import { createLogger } from './observability/logger.ts';
import { createOrgraph } from './server/orgraph.ts';
import { superviseProcess } from './server/process-end.ts';
import { vendors } from './vendors.ts';

// The buffers of a streamed file are garbage at once, but V8 lets 64 MiB of them lie before it looks, and it asks this
// flag how much: 4 stands for 8 MiB. The room for other young objects was measured out before and stays as it is.
setFlagsFromString('--scavenger-max-new-space-capacity-mb=4');

const surroundings = { ...environment(), apis: vendors.flatMap(({ apis }) => apis) };

/** What nobody waits for when the process ends. */
interface Demonstration {
  readonly configuration: Configuration;
  readonly controlUrl: string;
  stop(): Promise<void>;
}

/** Without a configuration, every API is there as a simulator, on real HTTP. */
async function startDemonstration(): Promise<Demonstration> {
  const { startSandbox } = await import('../sandbox/index.ts');
  const sandbox = await startSandbox();
  const configuration = await checkConfiguration(
    { introspection: true, graphiql: true, ...sandbox.configuration() },
    { ...surroundings, sandbox: true },
  );
  return { configuration, controlUrl: sandbox.controlUrl, stop: () => sandbox.stop() };
}

async function start(): Promise<void> {
  const found = await loadConfiguration(surroundings);
  const sandbox = found.file === null ? await startDemonstration() : null;
  const configuration = sandbox?.configuration ?? found;
  const logger = createLogger({ level: configuration.logLevel });
  for (const warning of configuration.warnings) logger.warn(warning);

  const orgraph = createOrgraph({ configuration, vendors, logger });
  superviseProcess({
    drain: async () => {
      await orgraph.drain();
      await sandbox?.stop();
    },
    stop: () => orgraph.stop(),
    logger,
    grace: configuration.shutdownGraceMs,
  });
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
}

try {
  await start();
} catch (error) {
  if (!(error instanceof ConfigurationError) && !isListenError(error)) throw error;
  console.error(error.message);
  // A sandbox that is already running would keep the process.
  process.exit(1);
}

/** The address is taken, or not ours to take: the operator's to mend, so no stack. */
function isListenError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && error.syscall === 'listen';
}
