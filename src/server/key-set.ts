import type { JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import { createConnection } from '../http/connection.ts';
import { noCredentials } from '../http/credentials.ts';
import type { TransportSettings } from '../http/types.ts';
import type { AccessSettings, JwtKeys } from '../security/access-settings.ts';
import { remoteKeys } from '../security/remote-keys.ts';

/** Where the keys come from by which tokens are checked. */
export type KeySetSettings = Extract<JwtKeys, { readonly jwksUri: string }>;

export interface KeySet {
  readonly keys: JWTVerifyGetKey;
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
export function keySetOf(access: AccessSettings): KeySetSettings | null {
  const jwt = access.mode === 'configured' ? access.credentials.jwt : null;
  return jwt && 'jwksUri' in jwt.keys ? jwt.keys : null;
}

/** The keys at an address, fetched when they are first needed. */
export function createKeySet({ jwksUri, proxy }: KeySetSettings, logger: Logger): KeySet {
  const { origin, pathname: path, searchParams } = new URL(jwksUri);
  const query = Object.fromEntries(searchParams);
  const connection = createConnection({
    source: 'auth',
    transport: { ...transport, baseUrl: origin, proxy },
    credentials: noCredentials(),
    explain: () => ({ complaints: [] }),
    logger,
  });
  const request = { operationId: 'jsonWebKeySet', method: 'GET', path, query } as const;
  const download = async (): Promise<unknown> =>
    (await connection.send(request, new AbortController().signal)).json();
  return { keys: remoteKeys({ download }), close: () => connection.close() };
}
