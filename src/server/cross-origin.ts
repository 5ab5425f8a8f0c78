import type { FastifyInstance } from 'fastify';

/** Which pages of other sites may read answers. */
export interface CrossOrigin {
  /** Scheme, host and port, exactly; without any, no page may. */
  readonly origins: readonly string[];
  /** Whether with cookies and the like. */
  readonly credentials: boolean;
  /** Seconds for which browsers may keep the answer to what they ask beforehand. */
  readonly maxAge: number | null;
}

/** What GraphQL clients send; nothing is allowed because a request asks for it. */
const requestHeaders = [
  'accept',
  'apollo-require-preflight',
  'apollographql-client-name',
  'apollographql-client-version',
  'authorization',
  'cache-control',
  'content-type',
  'graphql-require-preflight',
  'idempotency-key',
  'traceparent',
  'tracestate',
  'x-apollo-operation-name',
  'x-orgraph-trace',
  'x-request-id',
  'x-sandbox-fault',
];
const responseHeaders = ['idempotency-replayed', 'retry-after', 'www-authenticate', 'x-request-id'];

/** Answers the pages of the configured origins with CORS headers, and all others as if there were no such thing. */
export function allowOrigins(server: FastifyInstance, { origins, credentials, maxAge }: CrossOrigin): void {
  const listed = new Set(origins);
  // Loaded where pages of other sites are let in only.
  server.register(import('@fastify/cors'), {
    delegator(request, done) {
      const { origin } = request.headers;
      done(null, {
        origin: origin !== undefined && listed.has(origin) ? origin : false,
        credentials,
        ...(maxAge !== null && { maxAge }),
        methods: ['GET', 'POST'],
        allowedHeaders: requestHeaders,
        exposedHeaders: responseHeaders,
      });
    },
  });
}
