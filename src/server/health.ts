import type { FastifyInstance } from 'fastify';

/** Whether this process should get requests; when not, why not, in words for whoever operates it. */
export type Readiness =
  { readonly ready: true } | { readonly ready: false; readonly reasons: readonly string[] };

interface HealthOptions {
  readonly ready: () => Readiness;
}

const healthPrefix = '/health/';

/** By a route's own path. */
export function isHealthCheck(route: string | undefined): boolean {
  return route?.startsWith(healthPrefix) ?? false;
}

/** A Fastify plugin. Neither answer asks a vendor: a vendor that is down is no reason to restart or avoid this process. */
export async function health(server: FastifyInstance, { ready }: HealthOptions): Promise<void> {
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  server.get(`${healthPrefix}live`, async () => ({ status: 'live' }));
  server.get(`${healthPrefix}ready`, async (_request, reply) => {
    const readiness = ready();
    if (readiness.ready) return { status: 'ready' };
    reply.code(503);
    return { status: 'unavailable', reasons: readiness.reasons };
  });
}
