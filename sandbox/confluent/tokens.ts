import { createHmac, timingSafeEqual } from 'node:crypto';

/** Who made a token, and what it says. */
export interface TokenClaims {
  readonly use: 'subject' | 'sts' | 'partner';
  /** Client or identity pool. */
  readonly sub: string;
  readonly scope: string;
  /** Seconds since 1970. */
  readonly exp: number;
  /** Tokens of another generation than the present one are expired, see `expire-tokens`. */
  readonly generation: number;
  /** Makes every token another one. */
  readonly jti: string;
}

/** What decides whether a token is still good. */
export interface TokenClock {
  readonly now: () => Date;
  readonly generation: number;
}

const key = 'sandbox-signing-key';
const header = encode({ alg: 'HS256', typ: 'JWT' });

/** A signed JWT: nothing about it is stored, so it stays good over a reset until it expires. */
export function mintToken(claims: TokenClaims): string {
  const content = `${header}.${encode(claims)}`;
  return `${content}.${sign(content)}`;
}

/** The claims of a token made here for this use and good now; null for any other text. */
export function readToken(token: string, use: TokenClaims['use'], at: TokenClock): TokenClaims | null {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const expected = Buffer.from(sign(`${head}.${payload}`));
  const sent = Buffer.from(signature);
  if (sent.length !== expected.length || !timingSafeEqual(sent, expected)) return null;
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as TokenClaims;
  const isGood =
    claims.use === use && claims.generation === at.generation && claims.exp * 1000 > at.now().getTime();
  return isGood ? claims : null;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function sign(content: string): string {
  return createHmac('sha256', key).update(content).digest('base64url');
}
