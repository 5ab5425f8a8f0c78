import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Seconds for which browsers are to come by https only. */
export interface StrictTransport {
  readonly maxAge: number;
  readonly includeSubDomains: boolean;
}

/** Of every answer but GraphiQL's, which has a policy of its own: nothing of it is a page. */
export const contentPolicy = "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'";

/** Sets helmet's headers on every answer. */
export function setSecurityHeaders(server: FastifyInstance, strictTransport: StrictTransport | null): void {
  server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    // Off unless asked for: a browser that has seen it once refuses plain http for as long as it says.
    strictTransportSecurity: strictTransport ? { ...strictTransport } : false,
  });
}
