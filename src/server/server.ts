import { fastify as createFastify, LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Authenticator } from '../security/authenticator.ts';
import type { RateSettings } from '../security/limits/caller-rate.ts';
import { defaultQueryLimits, type QueryLimits } from '../security/limits/query-limits.ts';
import type { TrustedDocumentsSettings } from '../security/trusted-documents/trusted-documents.ts';
import { createApollo } from './apollo.ts';
import { limitArrival } from './arrival-limit.ts';
import { refuseOtherHosts } from './authenticate.ts';
import { allowOrigins, type CrossOrigin } from './cross-origin.ts';
import { front } from './front.ts';
import { graphiql } from './graphiql.ts';
import { graphqlRoute, type ServedOperation } from './graphql-route.ts';
import { health } from './health.ts';
import type { Readiness } from './health.ts';
import { overloadReasons, shedLoad, usualOverloadLimits, type OverloadLimits } from './overload.ts';
import { observeRequests } from './request-hooks.ts';
import { requestIdOf } from './request-id.ts';
import { setSecurityHeaders, type StrictTransport } from './security-headers.ts';
import { Traffic } from './traffic.ts';
import { handleClientError, handleError, handleNotFound } from './transport-errors.ts';
import { mostMultipartBytes, type UploadLimits } from './uploads.ts';

/** Milliseconds and bytes. */
interface ServerLimits extends UploadLimits, QueryLimits {
  /** Of one caller; null: any number. */
  readonly rate: RateSettings | null;
  /** For the headers of a request to arrive. */
  readonly headersTimeout: number;
  /** For a whole request to arrive; of a multipart request, for its next bytes. */
  readonly requestTimeout: number;
  /** How long an idle connection is kept; longer than load balancers keep theirs, usually 60 s. */
  readonly keepAliveTimeout: number;
  readonly overload: OverloadLimits;
}

export interface ServerOptions<Context extends object> {
  readonly schema: GraphQLSchema;
  /** Makes the context of one operation: a plain object, because Apollo copies it. */
  readonly context: (operation: ServedOperation) => Context | Promise<Context>;
  /** Says who sends the requests for `/graphql`. */
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  readonly ready: () => Readiness;
  /** Folder of the built GraphiQL, when it is not the usual one. */
  readonly graphiqlDirectory?: string;
  /** What browsers and other callers may have beyond answers; the defaults are `openWeb`. */
  readonly web?: Partial<WebOptions>;
  readonly limits?: Partial<ServerLimits>;
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

export interface Server {
  /** Resolves to the address, e.g. `http://127.0.0.1:4000`. Port 0 takes any free one. */
  listen(at: { readonly host: string; readonly port: number }): Promise<string>;
  /** Refuses new requests, lets running ones finish, then closes. */
  drain(): Promise<void>;
  /** Closes at once: connections are cut and the signals of running operations abort. */
  stop(): Promise<void>;
  readonly fastify: FastifyInstance;
}

const openWeb: WebOptions = {
  introspection: true,
  graphiql: true,
  cors: null,
  hsts: null,
  trustedDocuments: null,
};

const defaultLimits: Omit<ServerLimits, 'overload'> = {
  ...defaultQueryLimits,
  rate: null,
  bodyBytes: 1024 * 1024,
  uploadBytes: 512 * 1024 * 1024,
  uploadFiles: 5,
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 72_000,
};

export function createServer<Context extends object>(options: ServerOptions<Context>): Server {
  const traffic = new Traffic();
  const limits = { ...defaultLimits, overload: usualOverloadLimits(), ...options.limits };
  const web = { ...openWeb, ...options.web };
  const fastify = bareServer(options.logger, limits);
  const apollo = createApollo<Context>({
    schema: options.schema,
    logger: options.logger,
    introspection: web.introspection,
    hideSchemaDetailsFromClientErrors: !web.introspection,
    limits,
    admitsDocuments: web.trustedDocuments !== null,
  });
  const ready = (): Readiness => {
    if (traffic.draining) return { ready: false, reasons: ['shutting down'] };
    const reasons = overloadReasons(fastify, limits.overload);
    return reasons.length > 0 ? { ready: false, reasons } : options.ready();
  };

  setSecurityHeaders(fastify, web.hsts);
  // Behind helmet's hook, so that what is refused here has its headers too.
  fastify.after(() => {
    observeRequests(fastify, traffic);
    refuseOtherHosts(fastify, options.authenticator);
  });
  if (web.cors) allowOrigins(fastify, web.cors);
  shedLoad(fastify, limits.overload);
  fastify.register(health, { ready });
  fastify.register(graphqlRoute<Context>, {
    apollo,
    context: options.context,
    authenticator: options.authenticator,
    limits,
    trustedOrigins: web.cors?.origins ?? [],
    trustedDocuments: web.trustedDocuments,
  });
  const bundle = options.graphiqlDirectory;
  if (web.graphiql) fastify.register(graphiql, bundle === undefined ? {} : { bundle });
  else fastify.register(front);
  fastify.addHook('onClose', () => apollo.stop());

  return {
    fastify,
    listen: ({ host, port }) => fastify.listen({ host, port }),
    async drain() {
      const drained = traffic.drain();
      fastify.server.closeIdleConnections();
      await drained;
      await fastify.close();
    },
    async stop() {
      await fastify.close();
    },
  };
}

function bareServer(logger: Logger, limits: ServerLimits): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const fastify = createFastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    bodyLimit: limits.bodyBytes,
    // Node's own would end a slow upload.
    requestTimeout: 0,
    keepAliveTimeout: limits.keepAliveTimeout,
    // Node looks for requests that are late only this often; its default is 30 s.
    http: {
      headersTimeout: limits.headersTimeout,
      connectionsCheckingInterval: Math.min(5000, limits.headersTimeout),
    },
    // Closing comes after draining, so what is still open then is idle, or half a request that will never be whole.
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
    clientErrorHandler: handleClientError,
  });
  limitArrival(fastify.server, { ...limits, multipartBytes: mostMultipartBytes(limits) });
  fastify.removeAllContentTypeParsers();
  fastify.setErrorHandler(handleError);
  fastify.setNotFoundHandler(handleNotFound);
  return fastify;
}
