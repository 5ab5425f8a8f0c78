import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { createRecorder } from '../audit/recorder.ts';
import type { AuditStore } from '../audit/store.ts';
import type { Configuration, SourceConfiguration } from '../config/configuration.ts';
import { maySee } from '../core/caller.ts';
import type { ConnectedSource } from '../datasources/shared/api.ts';
import { sourceRegistry } from '../datasources/shared/source-registry.ts';
import type { Context } from '../graphql/context.ts';
import type { KeyStore } from '../idempotency/store.ts';
import { createAuthenticator } from '../security/authenticator.ts';
import type { Store } from '../http/cache/store.ts';
import type { RedisLink } from '../redis/link.ts';
import type { CallerRate, RateSettings } from '../security/limits/caller-rate.ts';
import type { Metrics } from '../observability/metrics/metrics.ts';
import type { Tracing } from '../observability/tracing/tracing.ts';
import { createTrace } from '../trace/trace.ts';
import { equalQueries } from './answers/equal-queries.ts';
import { createApp, type App } from './app.ts';
import type { CompiledQueries } from './compiled-execution.ts';
import { downloads, filesPrefix } from './downloads.ts';
import { fileLinks, type FileLinkOptions } from './file-links.ts';
import { keySetOf, type KeySet, type KeySetSettings } from './key-set.ts';
import { named } from './named-plugin.ts';
import { callsDeadline } from './operation-deadline.ts';
import type { Overload } from './overload.ts';
import type { PlanningOptions } from './planned-execution.ts';
import type { PersistedDocuments } from './persisted-documents.ts';
import { startBorrowing, type Borrowing, type Pool } from './pool.ts';
import { mayInspect } from './traced-execution.ts';

/** What is of the process, and outlives any configuration. */
export interface ProcessParts {
  readonly schema: GraphQLSchema;
  readonly compiled: CompiledQueries;
  readonly planning: PlanningOptions;
  readonly logger: Logger;
  /** Where answers are kept, the vendors' and our own. */
  readonly store: Store;
  /** Of 32 random bytes: what is signed with it under one configuration is good under the next. */
  readonly linkKey: Uint8Array;
  readonly overload: Overload;
  /** Null: nothing is counted. */
  readonly metrics: Metrics | null;
  /** Null: there are no spans. */
  readonly tracing: Tracing | null;
  /** Where idempotency keys are kept. */
  readonly keys: KeyStore;
  /** What instances share; null: nothing. */
  readonly redis: RedisLink | null;
  readonly persisted: PersistedDocuments;
  /** Null: none is kept. */
  readonly auditLog: AuditStore | null;
  readonly sources: Pool<SourceConfiguration, ConnectedSource>;
  readonly keySets: Pool<KeySetSettings, KeySet>;
  readonly callerRates: Pool<RateSettings, CallerRate>;
}

/** Of an operation's time; whoever comes later has an operation of their own. */
const joinableShare = 0.05;

/** The app of one configuration. What is configured as before, it has in common with the app before. */
export function configuredApp(configuration: Configuration, parts: ProcessParts): App {
  const borrowing = startBorrowing();
  try {
    return assemble(configuration, parts, borrowing);
  } catch (error) {
    void borrowing.end();
    throw error;
  }
}

function assemble(configuration: Configuration, parts: ProcessParts, borrowing: Borrowing): App {
  const { access, limits, web } = configuration;
  const { schema, compiled, planning, logger, store, linkKey, overload, auditLog } = parts;
  const sources = sourceRegistry(
    configuration.sources.map((source) => borrowing.borrow(parts.sources, source)),
  );
  const links = fileLinks({ keys: linkKeys(web.files.signingKeys, linkKey) });
  const keySet = keySetOf(access);
  const answers = equalQueries({ store, joinableMs: limits.operationTimeoutMs * joinableShare });
  const app = createApp<Context>({
    schema,
    compiled,
    planning,
    answers,
    authenticator: createAuthenticator({
      access,
      issuerKeys: keySet && borrowing.borrow(parts.keySets, keySet).keys,
    }),
    idempotency: { keys: parts.keys, ttlMs: configuration.idempotency.ttlSeconds * 1000 },
    context: ({
      caller,
      origin,
      arrivedAt,
      startedAt,
      asked,
      faults,
      signal,
      cacheWish,
      observe,
      basis,
      ...operation
    }) => {
      const trace = asked && mayInspect(caller) ? createTrace(startedAt) : null;
      const recorder = auditLog && createRecorder(auditLog, { caller, ...operation }, logger);
      return {
        caller,
        sources: sources.open(
          {
            // What is only planned could not make a call if it tried.
            signal: asked?.plan ? AbortSignal.abort() : signal,
            cacheWish,
            deadline: callsDeadline(limits.operationTimeoutMs, arrivedAt),
            observe(call) {
              observe(call);
              recorder?.observe(call);
              trace?.observe(call);
            },
            observeRead: trace?.observeRead,
            observeBegun: trace?.observeBegun,
            faults,
            basis,
          },
          // For this caller there are no others.
          (identity) => maySee(caller, identity),
        ),
        logger,
        downloadUrl(file) {
          basis?.passing();
          return (web.publicUrl ?? origin) + filesPrefix + links.sign(file);
        },
        basis,
        recorder,
        auditLog,
        federation: web.federation,
        asked,
        trace,
      };
    },
    simulated: configuration.sandbox ? configuration.sources.map(({ name }) => name) : null,
    persisted: parts.persisted,
    callerRate: limits.rate && borrowing.borrow(parts.callerRates, limits.rate),
    limits,
    web,
    overload,
    metrics: parts.metrics,
    tracing: parts.tracing,
    slowMs: configuration.logging.slowMs,
    logger,
    // A vendor that is down is no reason to send callers elsewhere: coverage and errors tell them.
    ready: () => ({ ready: true }),
  });
  app.fastify.register(named(downloads), { links, open: (operation) => sources.open(operation) });
  app.fastify.addHook('onClose', () => {
    answers.close();
    return borrowing.end();
  });
  return app;
}

/** The process's own goes last: links that it has signed stay good when the configuration gets a key. */
function linkKeys(configured: readonly string[], own: Uint8Array): FileLinkOptions['keys'] {
  const [first, ...others] = configured.map((text) => Buffer.from(text, 'utf8'));
  return first ? [first, ...others, own] : [own];
}
