import { fastify as createFastify, LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { ProxyTrust } from '../config/public-address.ts';
import { LateChild } from '../observability/late-child.ts';
import { requestIdOf } from './request-id.ts';
import { handleError, handleNotFound } from './transport-errors.ts';
import { trustedProxies } from './trusted-proxies.ts';
import type { UploadLimits } from './uploads.ts';

/** A route has no schema, and what Fastify compiles those with is a hundred modules that nobody would use. */
function noSchemas(): never {
  throw new TypeError('A route has no schema.');
}

/** Without a route, and with our own words for what goes wrong. */
export function bareFastify(
  logger: Logger,
  { bodyBytes }: UploadLimits,
  trustProxy: ProxyTrust,
): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const fastify = createFastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    trustProxy: trustedProxies(trustProxy),
    childLoggerFactory: (_parent, bindings) => new LateChild(logger, bindings),
    bodyLimit: bodyBytes,
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
  });
  fastify.removeAllContentTypeParsers();
  fastify.setErrorHandler(handleError);
  fastify.setNotFoundHandler(handleNotFound);
  return fastify;
}
