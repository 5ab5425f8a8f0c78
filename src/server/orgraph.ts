import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { configurationChange, isChange, type ConfigurationChange } from '../config/configuration-change.ts';
import type { Configuration } from '../config/configuration.ts';
import { createStore, type Store } from '../http/cache/store.ts';
import type { VendorModule } from '../resolvers/shared/vendor-module.ts';
import { memoryStorage } from '../storage/memory.ts';
import type { Storage } from '../storage/storage.ts';
import { callerRate } from '../security/limits/caller-rate.ts';
import { configuredApp, type ProcessParts } from './configured-app.ts';
import { connectSource } from './connect-source.ts';
import { fileLinks } from './file-links.ts';
import { createKeySet } from './key-set.ts';
import { watchOverload } from './overload.ts';
import { createPool } from './pool.ts';
import { buildSchema } from './schema.ts';
import { createServer, type Server } from './server.ts';

export interface OrgraphOptions {
  readonly configuration: Configuration;
  readonly vendors: readonly VendorModule[];
  readonly logger: Logger;
  /** Where the audit log and idempotency keys are kept: in memory, if not told otherwise. Closed with the server. */
  readonly storage?: Storage;
  /** Which time a query is asked for is the first that it is compiled for: compiling takes milliseconds. */
  readonly compileAt?: number;
  /** Milliseconds of a clock that never goes back: it says how old vendors' answers are. */
  readonly now?: () => number;
}

const usuallyCompiledAt = 3;

export interface Reloaded extends ConfigurationChange {
  /** Of the configuration that is served now: 1 is that of the start, and one that changes nothing has the last one's. */
  readonly number: number;
}

export interface Orgraph extends Omit<Server, 'replace'> {
  /**
   * Has requests that begin from now on answered by another configuration; those under way end with theirs. Resolves
   * with what is different, and the number that the log calls the configuration by. Rejects as `Server.replace` does. For one caller at a time.
   */
  reload(next: Configuration): Promise<Reloaded>;
}

/** The whole of orgraph but for its process: schema, sources and HTTP server. */
export function createOrgraph({
  configuration,
  vendors,
  logger,
  storage = memoryStorage(),
  compileAt = usuallyCompiledAt,
  now,
}: OrgraphOptions): Orgraph {
  const store = createStore(configuration.cache.maxBytes, now);
  const parts: ProcessParts = {
    ...processParts(vendors, store, logger),
    ...executables(vendors, compileAt),
    storage,
    auditLog: configuration.audit && storage,
  };
  const server = createServer(configuredApp(configuration, parts), { logger });
  let current = configuration;
  let number = 1;
  const end = async (): Promise<void> => {
    parts.overload.stop();
    await storage.close();
  };
  return {
    get isEnding() {
      return server.isEnding;
    },
    async listen(at) {
      const address = await server.listen(at);
      parts.overload.start();
      return address;
    },
    async drain() {
      await server.drain();
      await end();
    },
    async stop() {
      await server.stop();
      await end();
    },
    async reload(next) {
      const change = configurationChange(current, next);
      if (isChange(change)) number = await server.replace(configuredApp(next, parts));
      if (change.keys.includes('cache')) store.resize(next.cache.maxBytes);
      // What waits for the next start is as it was.
      current = { ...next, audit: current.audit };
      return { ...change, number };
    },
  };
}

function executables(
  vendors: readonly VendorModule[],
  compileAt: number,
): Pick<ProcessParts, 'schema' | 'compiled'> {
  const { schema, ...rest } = buildSchema(vendors);
  return { schema, compiled: { ...rest, compileAt } };
}

function processParts(
  vendors: readonly VendorModule[],
  store: Store,
  logger: Logger,
): Omit<ProcessParts, 'storage' | 'auditLog' | 'schema' | 'compiled'> {
  const apis = vendors.flatMap((vendor) => vendor.apis);
  return {
    logger,
    links: fileLinks({ key: randomBytes(32) }),
    overload: watchOverload(),
    sources: createPool(
      (source) => connectSource(source, { apis, store, logger }),
      (source) => source.close(),
    ),
    keySets: createPool(
      (settings) => createKeySet(settings, logger),
      (keySet) => keySet.close(),
    ),
    callerRates: createPool(callerRate, () => Promise.resolve()),
  };
}
