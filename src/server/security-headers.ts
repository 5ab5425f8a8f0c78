import { Socket } from 'node:net';
import helmet from 'helmet';
import { IncomingMessage, ServerResponse } from '../http/node-http.ts';

/** Seconds for which browsers are to come by https only. */
export interface StrictTransport {
  readonly maxAge: number;
  readonly includeSubDomains: boolean;
}

/** Of every answer but GraphiQL's, which has a policy of its own: nothing of it is a page. */
export const contentPolicy = "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'";

/** Helmet's headers, which are the same for every answer. */
export function securityHeaders(strictTransport: StrictTransport | null): Readonly<Record<string, string>> {
  const setAll = helmet({
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
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  setAll(request, response, () => undefined);
  return Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
}
