import type { IncomingMessage, ServerResponse } from 'node:http';
import { fastify as createFastify, LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Authenticator } from '../security/authenticator.ts';
import type { CallerRate } from '../security/limits/caller-rate.ts';
import { defaultQueryLimits, type QueryLimits } from '../security/limits/query-limits.ts';
import type { TrustedDocumentsSettings } from '../security/trusted-documents/trusted-documents.ts';
import { LateChild } from '../observability/late-child.ts';
import { createApollo } from './apollo.ts';
import { limitArrival } from './arrival-limit.ts';
import { refuseOtherHosts } from './authenticate.ts';
import { allowOrigins, type CrossOrigin } from './cross-origin.ts';
import type { CompiledQueries } from './compiled-execution.ts';
import { front } from './front.ts';
import { graphiql } from './graphiql.ts';
import { graphqlRoute, type ServedOperation } from './graphql-route.ts';
import { health } from './health.ts';
import type { IdempotencyOptions } from './idempotency.ts';
import type { Readiness } from './health.ts';
import { shedLoad, type Overload } from './overload.ts';
import { observeRequests } from './request-hooks.ts';
import { requestIdOf } from './request-id.ts';
import { securityHeaders, type StrictTransport } from './security-headers.ts';
import { Traffic } from './traffic.ts';
import { handleError, handleNotFound } from './transport-errors.ts';
import { mostMultipartBytes, type UploadLimits } from './uploads.ts';

/** Milliseconds and bytes. */
interface AppLimits extends UploadLimits, QueryLimits {
  /** For a whole request to arrive; of a multipart request, for its next bytes. */
  readonly requestTimeout: number;
}

export interface AppOptions<Context extends object> {
  readonly schema: GraphQLSchema;
  /** What queries that come again are compiled from; without it, none is. */
  readonly compiled?: CompiledQueries;
  /** What answers are kept for mutations with an `Idempotency-Key`; without it, the header does nothing. */
  readonly idempotency?: IdempotencyOptions;
  /** Makes the context of one operation: a plain object, because Apollo copies it. */
  readonly context: (operation: ServedOperation) => Context | Promise<Context>;
  /** Says who sends the requests for `/graphql`. */
  readonly authenticator: Authenticator;
  /** Null: a caller may send any number of requests. */
  readonly callerRate: CallerRate | null;
  readonly overload: Overload;
  readonly logger: Logger;
  readonly ready: () => Readiness;
  /** Folder of the built GraphiQL, when it is not the usual one. */
  readonly graphiqlDirectory?: string;
  /** What browsers and other callers may have beyond answers; the defaults are `openWeb`. */
  readonly web?: Partial<WebOptions>;
  readonly limits?: Partial<AppLimits>;
}

export interface WebOptions {
  /** Without it, error messages also name nothing of the schema that the client did not. */
  readonly introspection: boolean;
  readonly graphiql: boolean;
  /** Null: pages of no other site may read answers. */
  readonly cors: CrossOrigin | null;
  readonly hsts: StrictTransport | null;
  readonly trustedDocuments: TrustedDocumentsSettings | null;
}

/** What answers requests, made for one configuration. It has no socket of its own. */
export interface App {
  /** Resolves once it can answer. */
  start(): Promise<void>;
  handle(request: IncomingMessage, response: ServerResponse): void;
  readonly traffic: Traffic;
  /** Gives back what it holds; for when its traffic has ended, or is to end. */
  close(): Promise<void>;
}

const openWeb: WebOptions = {
  introspection: true,
  graphiql: true,
  cors: null,
  hsts: null,
  trustedDocuments: null,
};

const defaultLimits: AppLimits = {
  ...defaultQueryLimits,
  bodyBytes: 1024 * 1024,
  uploadBytes: 512 * 1024 * 1024,
  uploadFiles: 5,
  requestTimeout: 60_000,
};

/** `fastify`: for routes and hooks to be added before it starts. */
export function createApp<Context extends object>(
  options: AppOptions<Context>,
): App & { readonly fastify: FastifyInstance } {
  const traffic = new Traffic();
  const { logger, overload, authenticator } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const web = { ...openWeb, ...options.web };
  const fastify = bareFastify(logger, limits);
  const apollo = createApollo<Context>({
    schema: options.schema,
    compiled: options.compiled,
    idempotency: options.idempotency,
    logger,
    introspection: web.introspection,
    hideSchemaDetailsFromClientErrors: !web.introspection,
    limits,
    admitsDocuments: web.trustedDocuments !== null,
  });
  const ready = (): Readiness => {
    if (traffic.draining) return { ready: false, reasons: ['shutting down'] };
    const reasons = overload.reasons();
    return reasons.length > 0 ? { ready: false, reasons } : options.ready();
  };

  // First, so that whatever is refused has them too.
  setHeaders(fastify, securityHeaders(web.hsts));
  observeRequests(fastify, traffic);
  refuseOtherHosts(fastify, authenticator);
  if (web.cors) allowOrigins(fastify, web.cors);
  fastify.after(() => {
    shedLoad(fastify, overload);
  });
  fastify.register(health, { ready });
  fastify.register(graphqlRoute<Context>, {
    apollo,
    context: options.context,
    authenticator,
    callerRate: options.callerRate,
    limits,
    traffic,
    trustedOrigins: web.cors?.origins ?? [],
    trustedDocuments: web.trustedDocuments,
  });
  const bundle = options.graphiqlDirectory;
  if (web.graphiql) fastify.register(graphiql, bundle === undefined ? {} : { bundle });
  else fastify.register(front);
  fastify.addHook('onClose', () => apollo.stop());

  const arrival = { ...limits, multipartBytes: mostMultipartBytes(limits) };
  let closed: Promise<void> | undefined;
  return {
    fastify,
    traffic,
    async start() {
      await fastify.ready();
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

function bareFastify(logger: Logger, { bodyBytes }: UploadLimits): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const fastify = createFastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    childLoggerFactory: (_parent, bindings) => new LateChild(logger, bindings),
    bodyLimit: bodyBytes,
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
  });
  fastify.removeAllContentTypeParsers();
  fastify.setErrorHandler(handleError);
  fastify.setNotFoundHandler(handleNotFound);
  return fastify;
}
