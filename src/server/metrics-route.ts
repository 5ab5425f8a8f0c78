import type { FastifyInstance } from 'fastify';
import { mayDo, type Requirement } from '../core/caller.ts';
import type { Metrics } from '../observability/metrics/metrics.ts';
import type { Authenticator } from '../security/authenticator.ts';
import { authenticate, currentCaller } from './authenticate.ts';
import { Refusal } from './refusal.ts';

interface MetricsRouteOptions {
  readonly metrics: Metrics;
  readonly authenticator: Authenticator;
}

export const metricsPath = '/metrics';
const requirement: Requirement = [['metrics:read']];

/** A Fastify plugin: names of sources and operations are nobody's business but those who may read metrics. */
export async function metricsRoute(
  server: FastifyInstance,
  { metrics, authenticator }: MetricsRouteOptions,
): Promise<void> {
  server.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store');
    done();
  });
  authenticate(server, authenticator);
  server.get(metricsPath, async (request, reply) => {
    if (!mayDo(currentCaller(), requirement)) throw notAllowed();
    const { type, text } = await metrics.page(request.headers.accept);
    return reply.type(type).send(text);
  });
}

function notAllowed(): Refusal {
  return new Refusal(
    403,
    'FORBIDDEN',
    'Metrics need the scope "metrics:read", which this caller does not hold.',
  );
}
