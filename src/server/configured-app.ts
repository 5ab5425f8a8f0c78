import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { createRecorder } from '../audit/recorder.ts';
import type { AuditStore } from '../audit/store.ts';
import type { Configuration, SourceConfiguration } from '../config/configuration.ts';
import { maySee } from '../core/caller.ts';
import type { ConnectedSource } from '../datasources/shared/api.ts';
import { sourceRegistry } from '../datasources/shared/source-registry.ts';
import type { Context } from '../graphql/context.ts';
import { createAuthenticator } from '../security/authenticator.ts';
import type { CallerRate, RateSettings } from '../security/limits/caller-rate.ts';
import type { Storage } from '../storage/storage.ts';
import { createApp, type App } from './app.ts';
import type { CompiledQueries } from './compiled-execution.ts';
import { downloads, filesPrefix } from './downloads.ts';
import type { FileLinks } from './file-links.ts';
import { keySetOf, type KeySet, type KeySetSettings } from './key-set.ts';
import { callsDeadline } from './operation-deadline.ts';
import type { Overload } from './overload.ts';
import { startBorrowing, type Borrowing, type Pool } from './pool.ts';

/** What is of the process, and outlives any configuration. */
export interface ProcessParts {
  readonly schema: GraphQLSchema;
  readonly compiled: CompiledQueries;
  readonly logger: Logger;
  /** A link that was given out under one configuration is good under the next. */
  readonly links: FileLinks;
  readonly overload: Overload;
  readonly storage: Storage;
  /** Null: none is kept. */
  readonly auditLog: AuditStore | null;
  readonly sources: Pool<SourceConfiguration, ConnectedSource>;
  readonly keySets: Pool<KeySetSettings, KeySet>;
  readonly callerRates: Pool<RateSettings, CallerRate>;
}

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
  const { schema, compiled, logger, links, overload, storage, auditLog } = parts;
  const sources = sourceRegistry(
    configuration.sources.map((source) => borrowing.borrow(parts.sources, source)),
  );
  const keySet = keySetOf(access);
  const app = createApp<Context>({
    schema,
    compiled,
    authenticator: createAuthenticator({
      access,
      issuerKeys: keySet && borrowing.borrow(parts.keySets, keySet).keys,
    }),
    idempotency: { keys: storage, ttlMs: configuration.idempotency.ttlSeconds * 1000 },
    context: ({ caller, origin, arrivedAt, signal, cacheWish, observe, ...operation }) => {
      const recorder = auditLog && createRecorder(auditLog, { caller, ...operation }, logger);
      return {
        caller,
        sources: sources.open(
          {
            signal,
            cacheWish,
            deadline: callsDeadline(limits.operationTimeoutMs, arrivedAt),
            observe(call) {
              observe(call);
              recorder?.observe(call);
            },
          },
          // For this caller there are no others.
          (identity) => maySee(caller, identity),
        ),
        logger,
        downloadUrl: (file) => origin + filesPrefix + links.sign(file),
        recorder,
        auditLog,
        federation: web.federation,
      };
    },
    callerRate: limits.rate && borrowing.borrow(parts.callerRates, limits.rate),
    limits,
    web,
    overload,
    logger,
    // A vendor that is down is no reason to send callers elsewhere: coverage and errors tell them.
    ready: () => ({ ready: true }),
  });
  app.fastify.register(downloads, { links, open: (operation) => sources.open(operation) });
  app.fastify.addHook('onClose', () => borrowing.end());
  return app;
}
