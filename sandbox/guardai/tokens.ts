import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs the tokens of every sandbox, so that one survives a reset. Obviously no secret. */
const key = 'sandbox-guardai-signing-key';

export interface Tokens {
  issue(userId: number): string;
  /** The user's id, or null for a token that is malformed, forged, expired or revoked. */
  verify(token: string): number | null;
  /** Refuses from now on every token issued so far. */
  expireAll(): void;
}

interface Claims {
  readonly sub: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly exp: number;
  /** Tokens of an earlier generation are revoked. */
  readonly generation: number;
}

export function createTokens(now: () => Date, lifetimeSeconds: number): Tokens {
  let generation = 1;
  const seconds = (): number => Math.floor(now().getTime() / 1000);

  return {
    issue(userId) {
      const iat = seconds();
      const claims: Claims = { sub: String(userId), iat, exp: iat + lifetimeSeconds, generation };
      const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
      return `${signed}.${sign(signed).toString('base64url')}`;
    },
    verify(token) {
      const [header, payload, signature, ...rest] = token.split('.');
      if (!header || !payload || !signature || rest.length > 0) return null;
      const given = Buffer.from(signature, 'base64url');
      const expected = sign(`${header}.${payload}`);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
      return claims.exp > seconds() && claims.generation >= generation ? Number(claims.sub) : null;
    },
    expireAll() {
      generation += 1;
    },
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
}

function sign(text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
