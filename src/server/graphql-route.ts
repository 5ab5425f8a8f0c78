import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { keyHeader } from '../idempotency/key.ts';
import type { Authenticator } from '../security/authenticator.ts';
import type { CallerRate } from '../security/limits/caller-rate.ts';
import type { TrustedDocumentsSettings } from '../security/trusted-documents/trusted-documents.ts';
import { give } from './answers/answer.ts';
import { answering } from './answers/answering.ts';
import { shareAnswers } from './answers/share-answers.ts';
import type { EqualQueries } from './answers/equal-queries.ts';
import { authenticate } from './authenticate.ts';
import { limitCallers } from './caller-limit.ts';
import { faultsOf } from './fault-rehearsal.ts';
import { refusalOf } from './gate.ts';
import { acceptJsonBodies } from './json-body.ts';
import { chooseMediaType } from './media-type.ts';
import type { PersistedDocuments } from './persisted-documents.ts';
import { findPersisted } from './persisted-queries.ts';
import { Refusal } from './refusal.ts';
import { originOf } from './request-origin.ts';
import type { OperationWatch } from './operation-watch.ts';
import { currentRecord, currentRequest } from './request-record.ts';
import type { ServedOperation } from './served-operation.ts';
import type { Traffic } from './traffic.ts';
import { admitDocuments } from './trusted-documents.ts';
import { addressOf } from './trusted-proxies.ts';
import { acceptUploads, type UploadLimits } from './uploads.ts';

interface GraphqlRouteOptions<Context extends object> {
  readonly apollo: ApolloServer<Context>;
  readonly context: (operation: ServedOperation) => Context | Promise<Context>;
  readonly authenticator: Authenticator;
  /** Null: a caller may send any number of requests. */
  readonly callerRate: CallerRate | null;
  readonly limits: UploadLimits;
  /** Absent: every operation is run. */
  readonly answers?: EqualQueries | undefined;
  /** Hears of operations that go on without their clients. */
  readonly traffic: Traffic;
  /** Names of its sources, where they are simulators; absent or null: they are real. */
  readonly simulated?: readonly string[] | null | undefined;
  /** Origins whose pages may read answers. */
  readonly trustedOrigins: readonly string[];
  readonly trustedDocuments: TrustedDocumentsSettings | null;
  /** What requests may send the hash of; null: they send documents only. */
  readonly persisted: PersistedDocuments | null;
  readonly watch: OperationWatch;
}

const path = '/graphql';

/** A Fastify plugin: GraphQL over HTTP at `/graphql`. */
export async function graphqlRoute<Context extends object>(
  server: FastifyInstance,
  options: GraphqlRouteOptions<Context>,
): Promise<void> {
  const { apollo, authenticator, callerRate, limits, traffic } = options;
  const { trustedOrigins, trustedDocuments, watch } = options;
  await apollo.start();
  // Not before: one that has not started refuses to be stopped.
  server.addHook('onClose', () => apollo.stop());
  const readJson = acceptJsonBodies(server);
  acceptUploads(server, limits);
  watch.install(server);

  server.addHook('onRequest', (request, reply, done) => {
    const record = currentRequest.getStore();
    if (record) {
      reply.raw.once('close', () => {
        watch.ended(record, reply);
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
    if (record) record.faults = faultsOf(request, options.simulated ?? null);
    done();
  });

  authenticate(server, authenticator);
  if (callerRate) limitCallers(server, callerRate, callerOf);
  shareAnswers(server, options.answers ?? null, readJson);
  if (trustedDocuments) admitDocuments(server, trustedDocuments);
  if (options.persisted) findPersisted(server, options.persisted);

  const ask = answering(options);

  async function serve(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    try {
      give(reply, await ask(request));
    } catch (error) {
      if (!currentRecord().signal.aborted) throw error;
      // Nobody is there to be told.
      reply.hijack();
    }
  }

  server.route({
    method: ['GET', 'POST'],
    url: path,
    exposeHeadRoute: false,
    handler: (request, reply) => traffic.during(() => serve(request, reply)),
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
function callerOf(request: FastifyRequest): string {
  const caller = currentRequest.getStore()?.caller;
  return caller?.authenticated ? `caller ${caller.name}` : `address ${addressOf(request)}`;
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
