import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { configurationChange, isChange, type ConfigurationChange } from '../config/configuration-change.ts';
import type { Configuration } from '../config/configuration.ts';
import { watchGenerations } from '../http/cache/generations.ts';
import { createStore } from '../http/cache/store.ts';
import type { RedisLink } from '../redis/link.ts';
import { createRedisLink } from '../redis/redis-link.ts';
import { createSeal } from '../redis/sealed.ts';
import { allCalls } from '../resolvers/shared/vendor-calls.ts';
import type { VendorModule } from '../resolvers/shared/vendor-module.ts';
import type { Metrics } from '../observability/metrics/metrics.ts';
import { severalMeters } from '../observability/several-meters.ts';
import type { Tracing } from '../observability/tracing/tracing.ts';
import { memoryStorage } from '../storage/memory.ts';
import { createRedisKeys } from '../storage/redis-keys.ts';
import type { Storage } from '../storage/storage.ts';
import { callerRate } from '../security/limits/caller-rate.ts';
import { configuredApp, type ProcessParts } from './configured-app.ts';
import { connectSource, type ConnectOptions } from './connect-source.ts';
import { createKeySet } from './key-set.ts';
import { usualOverloadLimits, watchOverload, type OverloadLimits } from './overload.ts';
import { createPersistedDocuments } from './persisted-documents.ts';
import { createPool } from './pool.ts';
import { buildSchema } from './schema.ts';
import { createServer, type Server } from './server.ts';
import { watchedSource } from './watched-source.ts';

export interface OrgraphOptions {
  readonly configuration: Configuration;
  readonly vendors: readonly VendorModule[];
  readonly logger: Logger;
  /** Where the audit log and idempotency keys are kept: in memory, if not told otherwise. Closed with the server. */
  readonly storage?: Storage;
  /** What the process counts; null, and if not told otherwise: nothing. */
  readonly metrics?: Metrics | null;
  /** Null, and if not told otherwise: there are no spans. */
  readonly tracing?: Tracing | null;
  /** Which time a query is asked for is the first that it is compiled for: compiling takes milliseconds. */
  readonly compileAt?: number;
  /** Milliseconds of a clock that never goes back: it says how old vendors' answers are. */
  readonly now?: () => number;
  /** Beyond which load requests are refused: that of a process of its own, if not told otherwise. */
  readonly overload?: OverloadLimits;
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
  metrics = null,
  tracing = null,
  compileAt = usuallyCompiledAt,
  now,
  overload = usualOverloadLimits(),
}: OrgraphOptions): Orgraph {
  const store = createStore(configuration.cache.maxBytes, now);
  const redis = configuration.redis && createRedisLink(configuration.redis, logger);
  const shared = redis && { link: redis, generations: watchGenerations(redis) };
  const peers = peersOf(redis, configuration);
  const sharedKeys = peers && createRedisKeys(peers);
  const parts: ProcessParts = {
    ...processParts(vendors, { store, logger, redis, shared, peers, metrics, tracing }),
    ...executables(vendors, compileAt),
    overload: watchOverload(overload),
    // What was kept in the file before there was Redis still has an end.
    keys: sharedKeys ? { ...sharedKeys, expire: (lifetime) => storage.expire(lifetime) } : storage,
    auditLog: configuration.audit && storage,
  };
  metrics?.watchOverload(() => parts.overload.reasons().length > 0);
  const server = createServer(configuredApp(configuration, parts), { logger });
  let current = configuration;
  let number = 1;
  const end = async (): Promise<void> => {
    parts.overload.stop();
    await storage.close();
    await sharedKeys?.close();
    shared?.generations.stop();
    await redis?.close();
  };
  return {
    get isEnding() {
      return server.isEnding;
    },
    async listen(at) {
      await redis?.settled();
      const address = await server.listen(at);
      parts.overload.start();
      return address;
    },
    leave() {
      server.leave();
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
      current = { ...next, audit: current.audit, redis: current.redis, metrics: current.metrics };
      return { ...change, number };
    },
  };
}

function peersOf(link: RedisLink | null, { redis }: Configuration): ConnectOptions['peers'] {
  const [first, ...others] = redis?.encryptionKeys ?? [];
  return link && { link, seal: first ? createSeal([first, ...others]) : null };
}

function executables(
  vendors: readonly VendorModule[],
  compileAt: number,
): Pick<ProcessParts, 'schema' | 'compiled' | 'planning'> {
  const guarded = buildSchema(vendors);
  const { schema, decisions } = guarded;
  return { schema, compiled: { ...guarded, compileAt }, planning: { calls: allCalls(vendors), decisions } };
}

function processParts(
  vendors: readonly VendorModule[],
  {
    store,
    logger,
    redis,
    shared,
    peers,
    metrics,
    tracing,
  }: Pick<ProcessParts, 'logger' | 'redis' | 'store' | 'metrics' | 'tracing'> &
    Pick<ConnectOptions, 'shared' | 'peers'>,
): Omit<ProcessParts, 'keys' | 'auditLog' | 'overload' | 'schema' | 'compiled' | 'planning'> {
  const apis = vendors.flatMap((vendor) => vendor.apis);
  const meter = severalMeters(metrics?.calls, tracing?.calls);
  return {
    logger,
    redis,
    persisted: createPersistedDocuments(peers ?? null),
    store,
    metrics,
    tracing,
    linkKey: randomBytes(32),
    sources: createPool(
      (source) =>
        watchedSource(connectSource(source, { apis, store, shared, peers, logger, meter }), metrics),
      (source) => source.close(),
    ),
    keySets: createPool(
      (settings) => createKeySet(settings, logger),
      (keySet) => keySet.close(),
    ),
    callerRates: createPool(
      (settings) => callerRate(settings, redis),
      () => Promise.resolve(),
    ),
  };
}
