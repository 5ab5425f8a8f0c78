import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../core/caller.ts';
import { readThrough } from '../core/cache-wish.ts';
import type { Operation } from '../core/source.ts';
import { keyHeader } from '../idempotency/key.ts';
import type { Authenticator } from '../security/authenticator.ts';
import type { CallerRate } from '../security/limits/caller-rate.ts';
import type { TrustedDocumentsSettings } from '../security/trusted-documents/trusted-documents.ts';
import { authenticate, currentCaller } from './authenticate.ts';
import { wishOf } from './cache-wish.ts';
import { limitCallers } from './caller-limit.ts';
import { refusalOf } from './gate.ts';
import { heedKey } from './held-key.ts';
import { acceptJsonBodies } from './json-body.ts';
import { chooseMediaType } from './media-type.ts';
import { watchArrival, type ArrivedAt } from './operation-deadline.ts';
import { Refusal } from './refusal.ts';
import { originOf } from './request-origin.ts';
import { currentRecord, currentRequest, logOperation } from './request-record.ts';
import type { Traffic } from './traffic.ts';
import { admitDocuments } from './trusted-documents.ts';
import { acceptUploads, type UploadLimits } from './uploads.ts';

/** One GraphQL operation, who asks for it, and the server's own origin as they know it: `https://graph.example`. */
export interface ServedOperation extends Required<Pick<Operation, 'signal' | 'cacheWish' | 'observe'>> {
  readonly caller: Caller;
  readonly origin: string;
  readonly arrivedAt: ArrivedAt;
  /** `X-Request-Id` of the answer. */
  readonly requestId: string;
  /** SHA-256 of its `Idempotency-Key` while its mutations are run, in hexadecimal; null: it has none. */
  readonly idempotencyKey: () => string | null;
}

interface GraphqlRouteOptions<Context extends object> {
  readonly apollo: ApolloServer<Context>;
  readonly context: (operation: ServedOperation) => Context | Promise<Context>;
  readonly authenticator: Authenticator;
  /** Null: a caller may send any number of requests. */
  readonly callerRate: CallerRate | null;
  readonly limits: UploadLimits;
  /** Hears of operations that go on without their clients. */
  readonly traffic: Traffic;
  /** Origins whose pages may read answers. */
  readonly trustedOrigins: readonly string[];
  readonly trustedDocuments: TrustedDocumentsSettings | null;
}

const path = '/graphql';

/** A Fastify plugin: GraphQL over HTTP at `/graphql`. */
export async function graphqlRoute<Context extends object>(
  server: FastifyInstance,
  options: GraphqlRouteOptions<Context>,
): Promise<void> {
  const { apollo, context, authenticator, callerRate, limits, traffic } = options;
  const { trustedOrigins, trustedDocuments } = options;
  await apollo.start();
  acceptJsonBodies(server);
  acceptUploads(server, limits);

  server.addHook('onRequest', async (request, reply) => {
    const record = currentRequest.getStore();
    if (record) {
      reply.raw.once('close', () => {
        logOperation(record, reply);
      });
    }
    reply.header('cache-control', 'no-store');
    const mediaType = chooseMediaType(request.headers.accept);
    // Apollo Server reads the same decision; without one it is JSON, too.
    if (mediaType === 'application/json') delete request.headers.accept;
    else if (mediaType !== null) request.headers.accept = mediaType;
    if (record && mediaType !== null) record.mediaType = mediaType;
    if (record) record.keyHeader = headerText(request.headers[keyHeader]);
    const refusal = isAllowed(request)
      ? refusalOf(request.method, request.headers, trustedOrigins)
      : notAllowed();
    if (refusal) throw refusal;
    if (mediaType === null) throw notAcceptable();
    originOf(request);
  });

  authenticate(server, authenticator);
  if (callerRate) limitCallers(server, callerRate, callerOf);
  if (trustedDocuments) admitDocuments(server, trustedDocuments);

  const answer = fastifyApolloHandler(apollo, {
    context: async (request) => context(servedOperation(request)),
  });
  server.route({
    method: ['GET', 'POST'],
    url: path,
    exposeHeadRoute: false,
    handler: (request, reply) => traffic.during(() => answer.call(server, request, reply)),
  });
  server.route({
    method: ['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'PUT', 'TRACE'],
    url: path,
    handler: () => {
      throw notAllowed();
    },
  });
}

function servedOperation(request: FastifyRequest): ServedOperation {
  const record = currentRecord();
  const wish = wishOf(request.headers['cache-control']);
  return {
    ...heedKey(record),
    caller: currentCaller(),
    origin: originOf(request),
    arrivedAt: watchArrival(request.raw),
    // What a mutation reads before and after its write is the vendor's present state.
    cacheWish: () => (record.operationType === 'mutation' && wish.keep ? readThrough : wish),
    requestId: request.id,
    idempotencyKey: () => record.key?.digest ?? null,
  };
}

/** Whoever has proved who they are counts by that, all others by where they come from. */
function callerOf({ ip }: FastifyRequest): string {
  const caller = currentRequest.getStore()?.caller;
  return caller?.authenticated ? `caller ${caller.name}` : `address ${ip}`;
}

function headerText(value: string | readonly string[] | undefined): string | null {
  return value === undefined ? null : [value].flat().join(', ');
}

function isAllowed({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'POST';
}

function notAllowed(): Refusal {
  return new Refusal(405, 'BAD_REQUEST', 'GraphQL is asked by GET or POST.', { allow: 'GET, POST' });
}

function notAcceptable(): Refusal {
  const types = 'application/json or application/graphql-response+json';
  return new Refusal(406, 'BAD_REQUEST', `Answers are ${types}; the Accept header allows neither.`);
}
