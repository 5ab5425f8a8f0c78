import type { JWTVerifyGetKey } from 'jose';
import { scopes, type Caller } from '../core/caller.ts';
import type { AccessSettings, Credentials, JwtSettings } from './access-settings.ts';
import { apiKeyCallers } from './api-keys.ts';
import { bearerToken } from './bearer.ts';
import { jwtCallers, type Jose } from './jwt.ts';
import { isLoopbackHost } from './loopback-host.ts';

/** What authentication reads of a request. */
export interface Credential {
  readonly authorization?: string | undefined;
  readonly host?: string | undefined;
}

/** Says who sends a request. */
export interface Authenticator {
  /** Rejects with `UnauthenticatedError`, or `KeysUnavailableError` where nobody can tell. At once where all may come. */
  identify(credential: Credential): Caller | Promise<Caller>;
  /** Whether the server may be addressed so at all. */
  mayBeCalled(host: string | undefined): boolean;
  /** Rejects where what checks tokens cannot be loaded: nobody could come by one. */
  readonly loaded: Promise<unknown>;
}

/** The request must prove who sends it, and does not. */
export class UnauthenticatedError extends Error {
  override readonly name = 'UnauthenticatedError';
  /** For `WWW-Authenticate` (RFC 6750). */
  readonly challenge: string;

  constructor(message: string, challenge: string) {
    super(message);
    this.challenge = challenge;
  }
}

export interface AuthenticatorOptions {
  readonly access: AccessSettings;
  /** The keys of the address that the settings name; null where they name none. */
  readonly issuerKeys: JWTVerifyGetKey | null;
}

export function createAuthenticator({ access, issuerKeys }: AuthenticatorOptions): Authenticator {
  if (access.mode === 'configured') {
    // Loaded where tokens are configured only.
    const jose = access.credentials.jwt && import('jose');
    return {
      identify: identifyBy(access.credentials, issuerKeys, jose),
      mayBeCalled: () => true,
      loaded: Promise.resolve(jose),
    };
  }
  const everybody: Caller = {
    ...(access.mode === 'open' ? { name: 'anybody', kind: 'ANYBODY' } : { name: 'local', kind: 'LOCAL' }),
    authenticated: false,
    scopes,
    sources: null,
  };
  return {
    identify: () => everybody,
    mayBeCalled: access.mode === 'open' ? () => true : isLoopbackHost,
    loaded: Promise.resolve(),
  };
}

function identifyBy(
  { apiKeys, jwt, anonymous }: Credentials,
  issuerKeys: JWTVerifyGetKey | null,
  jose: Promise<Jose> | null,
): (credential: Credential) => Promise<Caller> {
  const callerOfKey = apiKeyCallers(apiKeys);
  const callerOfJwt = jwt && jose ? jwtCallers(jwt, keysOf(jwt, issuerKeys), jose) : null;
  const stranger: Caller | null = anonymous && {
    name: 'anonymous',
    kind: 'ANONYMOUS',
    authenticated: false,
    scopes: anonymous.scopes,
    sources: null,
  };

  return async ({ authorization }) => {
    const token = bearerToken(authorization);
    if (token === null) {
      if (stranger) return stranger;
      throw new UnauthenticatedError('Send a token: "Authorization: Bearer <token>".', 'Bearer');
    }
    // Node reads each byte of a header as one character.
    const bytes = Buffer.from(token ?? '', 'latin1');
    const caller = token === undefined ? null : (callerOfKey(bytes) ?? (await callerOfJwt?.(token)) ?? null);
    if (caller) return caller;
    throw new UnauthenticatedError('The token is not valid, or no longer.', 'Bearer error="invalid_token"');
  };
}

function keysOf({ keys }: JwtSettings, issuerKeys: JWTVerifyGetKey | null): JWTVerifyGetKey {
  if ('publicKey' in keys) return async () => keys.publicKey;
  if (issuerKeys) return issuerKeys;
  throw new TypeError('the keys of the issuer are missing');
}
