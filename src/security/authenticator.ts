import type { JWTVerifyGetKey } from 'jose';
import { scopes, type Caller } from '../core/caller.ts';
import type { AccessSettings, Credentials, JwtSettings } from './access-settings.ts';
import { apiKeyCallers } from './api-keys.ts';
import { bearerToken } from './bearer.ts';
import { jwtCallers } from './jwt.ts';
import { isLoopbackHost } from './loopback-host.ts';
import { remoteKeys } from './remote-keys.ts';

/** What authentication reads of a request. */
export interface Credential {
  readonly authorization?: string | undefined;
  readonly host?: string | undefined;
}

/** Says who sends a request. */
export interface Authenticator {
  /** Throws `UnauthenticatedError`, or `KeysUnavailableError` where nobody can tell. */
  identify(credential: Credential): Promise<Caller>;
  /** Whether the server may be addressed so at all. */
  mayBeCalled(host: string | undefined): boolean;
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
  /** Fetches the JSON Web Key Set that the settings name. */
  readonly downloadKeys: () => Promise<unknown>;
}

export function createAuthenticator({ access, downloadKeys }: AuthenticatorOptions): Authenticator {
  if (access.mode === 'configured') {
    return { identify: identifyBy(access.credentials, downloadKeys), mayBeCalled: () => true };
  }
  const everybody: Caller = {
    name: access.mode === 'open' ? 'anybody' : 'local',
    authenticated: false,
    scopes,
    sources: null,
  };
  return {
    identify: async () => everybody,
    mayBeCalled: access.mode === 'open' ? () => true : isLoopbackHost,
  };
}

function identifyBy(
  { apiKeys, jwt, anonymous }: Credentials,
  downloadKeys: () => Promise<unknown>,
): Authenticator['identify'] {
  const callerOfKey = apiKeyCallers(apiKeys);
  const callerOfJwt = jwt ? jwtCallers(jwt, keysOf(jwt, downloadKeys)) : null;
  const stranger: Caller | null = anonymous && {
    name: 'anonymous',
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

function keysOf({ keys }: JwtSettings, downloadKeys: () => Promise<unknown>): JWTVerifyGetKey {
  return 'publicKey' in keys ? async () => keys.publicKey : remoteKeys({ download: downloadKeys });
}
