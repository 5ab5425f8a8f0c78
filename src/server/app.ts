import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { createApollo } from './apollo.ts';
import { limitArrival } from './arrival-limit.ts';
import { refuseOtherHosts } from './authenticate.ts';
import { allowOrigins } from './cross-origin.ts';
import { front } from './front.ts';
import { graphiql } from './graphiql.ts';
import { graphqlRoute } from './graphql-route.ts';
import { health } from './health.ts';
import type { Readiness } from './health.ts';
import { metricsRoute } from './metrics-route.ts';
import { named } from './named-plugin.ts';
import { countRefusals, watchOperations } from './operation-watch.ts';
import { shedLoad } from './overload.ts';
import { observeRequests } from './request-hooks.ts';
import { securityHeaders } from './security-headers.ts';
import { Traffic } from './traffic.ts';
import { mostMultipartBytes } from './uploads.ts';
import { defaultLimits, openWeb, type AppOptions, type WebOptions } from './app-options.ts';
import { bareFastify } from './bare-fastify.ts';

/** What answers requests, made for one configuration. It has no socket of its own. */
export interface App {
  /** Resolves once it can answer. */
  start(): Promise<void>;
  handle(request: IncomingMessage, response: ServerResponse): void;
  readonly traffic: Traffic;
  /** Gives back what it holds; for when its traffic has ended, or is to end. */
  close(): Promise<void>;
}

/** `fastify`: for routes and hooks to be added before it starts. */
export function createApp<Context extends object>(
  options: AppOptions<Context>,
): App & { readonly fastify: FastifyInstance } {
  const traffic = new Traffic();
  const { logger, overload, authenticator, metrics = null, tracing = null, slowMs = 5_000 } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const web = { ...openWeb, ...options.web };
  const persisted = web.persistedQueries ? (options.persisted ?? null) : null;
  const fastify = bareFastify(logger, limits, web.trustProxy);
  const apollo = createApollo<Context>({
    schema: options.schema,
    compiled: options.compiled,
    planning: options.planning,
    idempotency: options.idempotency,
    logger,
    introspection: web.introspection,
    hideSchemaDetailsFromClientErrors: !web.introspection,
    limits,
    admitsDocuments: web.trustedDocuments !== null,
    persisted,
  });
  const ready = (): Readiness => {
    if (traffic.leaving) return { ready: false, reasons: ['shutting down'] };
    const reasons = overload.reasons();
    return reasons.length > 0 ? { ready: false, reasons } : options.ready();
  };

  // First, so that whatever is refused has them too.
  setHeaders(fastify, securityHeaders(web.hsts));
  observeRequests(fastify, traffic);
  if (metrics) countRefusals(fastify, metrics.requests);
  refuseOtherHosts(fastify, authenticator);
  if (web.cors) allowOrigins(fastify, web.cors);
  fastify.after(() => {
    shedLoad(fastify, overload);
  });
  fastify.register(named(health), { ready });
  if (metrics) fastify.register(named(metricsRoute), { metrics, authenticator });
  fastify.register(named(graphqlRoute<Context>), {
    apollo,
    context: options.context,
    answers: options.answers,
    authenticator,
    callerRate: options.callerRate,
    simulated: options.simulated,
    limits,
    traffic,
    trustedOrigins: originsOf(web),
    trustedDocuments: web.trustedDocuments,
    persisted,
    watch: watchOperations({ metrics: metrics?.requests ?? null, tracing, slowMs }),
  });
  const bundle = options.graphiqlDirectory;
  if (web.graphiql) fastify.register(named(graphiql), bundle === undefined ? {} : { bundle });
  else fastify.register(named(front));

  const loaded = Promise.all([authenticator.loaded, options.callerRate?.loaded]);
  // `start` says so, as soon as somebody calls it.
  loaded.catch(() => undefined);
  const arrival = { ...limits, multipartBytes: mostMultipartBytes(limits) };
  let closed: Promise<void> | undefined;
  return {
    fastify,
    traffic,
    async start() {
      await fastify.ready();
      await loaded;
    },
    handle(request, response) {
      traffic.enter(response);
      limitArrival(request, response, arrival);
      fastify.routing(request, response);
    },
    close: () => (closed ??= fastify.close().then(() => undefined)),
  };
}

function setHeaders(fastify: FastifyInstance, headers: Readonly<Record<string, string>>): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

/** Whose pages may read answers: its own too, where a proxy has another name for it. */
function originsOf({ cors, publicUrl }: WebOptions): readonly string[] {
  return [...(cors?.origins ?? []), ...(publicUrl === null ? [] : [new URL(publicUrl).origin])];
}
