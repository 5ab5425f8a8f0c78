import { createHash } from 'node:crypto';
import type * as jose from 'jose';
import type { JWTPayload, JWTVerifyGetKey, JWTVerifyOptions } from 'jose';
import { isScope, type Caller } from '../core/caller.ts';
import type { JwtSettings } from './access-settings.ts';
import { KeysUnavailableError } from './remote-keys.ts';

export type Jose = Pick<typeof jose, 'errors' | 'jwtVerify'>;

/** Seconds by which the issuer's clock may differ from ours. */
const clockTolerance = 5;

/**
 * Makes callers of JWTs. Null: the token is not one to believe, for whatever reason. Throws `KeysUnavailableError` when
 * nobody can tell.
 */
export function jwtCallers(
  settings: JwtSettings,
  keys: JWTVerifyGetKey,
  loading: Promise<Jose>,
): (token: string) => Promise<Caller | null> {
  const options: JWTVerifyOptions = {
    issuer: settings.issuer,
    audience: [...settings.audience],
    // The configuration's list, never the token's own word; it holds no symmetric algorithm, with which a public key
    // would be a shared secret.
    algorithms: [...settings.algorithms],
    requiredClaims: ['exp'],
    clockTolerance,
  };
  return async (token) => {
    const payload = await verify(await loading, token, keys, options);
    return payload && callerOf(payload, token, settings);
  };
}

async function verify(
  { errors, jwtVerify }: Jose,
  token: string,
  keys: JWTVerifyGetKey,
  options: JWTVerifyOptions,
): Promise<JWTPayload | null> {
  try {
    return (await jwtVerify(token, keys, options)).payload;
  } catch (error) {
    if (error instanceof KeysUnavailableError) throw error;
    if (error instanceof errors.JWKSMultipleMatchingKeys)
      return verifyByAny(jwtVerify, token, error, options);
    return null;
  }
}

/** A token that does not say by which of the issuer's keys it is signed. */
async function verifyByAny(
  jwtVerify: Jose['jwtVerify'],
  token: string,
  candidates: AsyncIterable<Awaited<ReturnType<JWTVerifyGetKey>>>,
  options: JWTVerifyOptions,
): Promise<JWTPayload | null> {
  for await (const key of candidates) {
    const verified = await jwtVerify(token, key, options).catch(() => null);
    if (verified) return verified.payload;
  }
  return null;
}

function callerOf(payload: JWTPayload, token: string, { scopesClaim, sourcesClaim }: JwtSettings): Caller {
  return {
    name: `jwt:${nameOf(payload) ?? `token:${sha256(token).slice(0, 16)}`}`,
    kind: 'JWT',
    authenticated: true,
    // Issuers put scopes of other services in too.
    scopes: words(payload, scopesClaim).filter(isScope),
    sources: sourcesClaim === null ? null : words(payload, sourcesClaim),
  };
}

/** RFC 9068 wants `sub`; some issuers leave it out where there is no user. Null: there is no name at all. */
function nameOf(payload: JWTPayload): string | null {
  for (const claim of ['sub', 'client_id', 'azp']) {
    const value = Object.hasOwn(payload, claim) ? payload[claim] : undefined;
    if (typeof value !== 'string' || value === '') continue;
    return claim === 'sub' ? short(value) : `${claim}:${short(value)}`;
  }
  return null;
}

const longestName = 256;
/** What orgraph itself puts before names. */
const ownPrefix = /^(?:client_id|azp|token|sha256):/;

/** Different for different values, also where one looks like what is made of another. */
function short(value: string): string {
  return value.length > longestName || ownPrefix.test(value) ? `sha256:${sha256(value)}` : value;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A claim with several words: a list of them, or a text with spaces between. */
function words(payload: JWTPayload, claim: string): readonly string[] {
  const value = Object.hasOwn(payload, claim) ? payload[claim] : undefined;
  if (typeof value === 'string') return value.split(' ').filter((word) => word !== '');
  return Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string') : [];
}
