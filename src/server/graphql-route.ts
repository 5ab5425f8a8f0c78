import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../core/caller.ts';
import type { Operation } from '../core/source.ts';
import type { Authenticator } from '../security/authenticator.ts';
import type { RateSettings } from '../security/limits/caller-rate.ts';
import type { TrustedDocumentsSettings } from '../security/trusted-documents/trusted-documents.ts';
import { authenticate, currentCaller } from './authenticate.ts';
import { limitCallers } from './caller-limit.ts';
import { refusalOf } from './gate.ts';
import { acceptJsonBodies } from './json-body.ts';
import { chooseMediaType } from './media-type.ts';
import { watchArrival, type ArrivedAt } from './operation-deadline.ts';
import { Refusal } from './refusal.ts';
import { currentRequest, logOperation } from './request-record.ts';
import { admitDocuments } from './trusted-documents.ts';
import { acceptUploads, type UploadLimits } from './uploads.ts';

/** One GraphQL operation, who asks for it, and the server's own origin as they know it: `https://graph.example`. */
export interface ServedOperation extends Operation {
  readonly caller: Caller;
  readonly origin: string;
  readonly arrivedAt: ArrivedAt;
}

interface GraphqlRouteOptions<Context extends object> {
  readonly apollo: ApolloServer<Context>;
  readonly context: (operation: ServedOperation) => Context | Promise<Context>;
  readonly authenticator: Authenticator;
  readonly limits: UploadLimits & { readonly rate: RateSettings | null };
  /** Origins whose pages may read answers. */
  readonly trustedOrigins: readonly string[];
  readonly trustedDocuments: TrustedDocumentsSettings | null;
}

const path = '/graphql';

/** A Fastify plugin: GraphQL over HTTP at `/graphql`. */
export async function graphqlRoute<Context extends object>(
  server: FastifyInstance,
  { apollo, context, authenticator, limits, trustedOrigins, trustedDocuments }: GraphqlRouteOptions<Context>,
): Promise<void> {
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
    // From here on every part of the server reads the same decision.
    if (mediaType !== null) request.headers.accept = mediaType;
    if (record && mediaType !== null) record.mediaType = mediaType;
    const refusal = isAllowed(request)
      ? refusalOf(request.method, request.headers, trustedOrigins)
      : notAllowed();
    if (refusal) throw refusal;
    if (mediaType === null) throw notAcceptable();
    // It is made a URL of, and a client may send any text as `Host`.
    if (!URL.canParse(originOf(request))) throw badHost();
  });

  authenticate(server, authenticator);
  if (limits.rate) limitCallers(server, limits.rate, callerOf);
  if (trustedDocuments) admitDocuments(server, trustedDocuments);

  server.route({
    method: ['GET', 'POST'],
    url: path,
    exposeHeadRoute: false,
    handler: fastifyApolloHandler(apollo, {
      context: async (request) =>
        context({
          caller: currentCaller(),
          signal: currentRequest.getStore()?.signal ?? new AbortController().signal,
          origin: new URL(originOf(request)).origin,
          arrivedAt: watchArrival(request.raw),
        }),
    }),
  });
  server.route({
    method: ['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'PUT', 'TRACE'],
    url: path,
    handler: () => {
      throw notAllowed();
    },
  });
}

/** Whoever has proved who they are counts by that, all others by where they come from. */
function callerOf({ ip }: FastifyRequest): string {
  const caller = currentRequest.getStore()?.caller;
  return caller?.authenticated ? `caller ${caller.name}` : `address ${ip}`;
}

function originOf({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string {
  return `${protocol}://${host}`;
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

function badHost(): Refusal {
  return new Refusal(400, 'BAD_REQUEST', 'The Host header is missing or is no host.');
}
