import type { Logger } from 'pino';
import { createConnection } from '../http/connection.ts';
import { noCredentials } from '../http/credentials.ts';
import type { TransportSettings } from '../http/types.ts';
import type { AccessSettings } from '../security/access-settings.ts';

/** Where the keys come from by which tokens are checked. */
export interface KeySet {
  download(): Promise<unknown>;
  close(): Promise<void>;
}

const transport: Omit<TransportSettings, 'baseUrl' | 'proxy'> = {
  timeouts: { connect: 3_000, response: 5_000, total: 5_000 },
  maxConcurrency: 1,
  maxResponseBytes: 1024 * 1024,
  tls: {},
  // A redirect may lead nowhere else: who gives the keys decides who is let in.
  redirectOrigins: [],
  retries: 1,
  rateLimit: null,
  breaker: { minimumCalls: 10, windowMs: 30_000, openMs: 10_000 },
};

/** Null where no tokens are checked, or by a key that is at hand. */
export function keySet(access: AccessSettings, logger: Logger): KeySet | null {
  const jwt = access.mode === 'configured' ? access.credentials.jwt : null;
  if (!jwt || !('jwksUri' in jwt.keys)) return null;
  const { jwksUri, proxy } = jwt.keys;
  const { origin, pathname: path, searchParams } = new URL(jwksUri);
  const query = Object.fromEntries(searchParams);
  const connection = createConnection({
    source: 'auth',
    transport: { ...transport, baseUrl: origin, proxy },
    credentials: noCredentials(),
    explain: () => ({ complaints: [] }),
    logger,
  });
  return {
    async download() {
      const request = { operationId: 'jsonWebKeySet', method: 'GET', path, query } as const;
      return (await connection.send(request, new AbortController().signal)).json();
    },
    close: () => connection.close(),
  };
}
