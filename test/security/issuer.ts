import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { startStandIn, type Reply, type StandIn } from '../support/stand-in.ts';

export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: Readonly<Record<string, unknown>>;
}

/** An identity provider of the test's own: its keys are behind a real address. */
export interface Issuer extends StandIn {
  readonly issuer: string;
  readonly jwksUri: string;
  /** What the address answers; `publish` sets it. */
  reply: Reply;
  publish(...keys: readonly SigningKey[]): void;
}

export const audience = 'https://graph.example';

export async function makeKey(kid: string, alg = 'ES256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

export async function startIssuer(): Promise<Issuer> {
  const answer: { reply: Reply } = { reply: { status: 500 } };
  const standIn = await startStandIn(() => answer.reply);
  return {
    ...standIn,
    issuer: 'https://issuer.example/',
    jwksUri: `${standIn.baseUrl}/keys.json?tenant=7`,
    get reply() {
      return answer.reply;
    },
    set reply(reply) {
      answer.reply = reply;
    },
    publish(...keys) {
      answer.reply = { body: { keys: keys.map(({ publicJwk }) => publicJwk) } };
    },
  };
}

export interface TokenOptions {
  /** Over the usual ones; undefined takes one away. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Seconds from now; null: no claim. */
  readonly expiresIn?: number | null;
  /** Null: none. */
  readonly kid?: string | null;
}

/** A token that a server with the issuer's settings believes, but for what the options change. */
export function tokenOf(
  key: SigningKey,
  { claims = {}, expiresIn = 60, kid = key.kid }: TokenOptions = {},
): Promise<string> {
  const usual = {
    iss: 'https://issuer.example/',
    aud: audience,
    sub: 'ada',
    scope: 'openid organizations:read',
  };
  const now = Math.floor(Date.now() / 1000);
  const exp = expiresIn === null ? {} : { exp: now + expiresIn };
  return new SignJWT({ ...usual, ...exp, ...claims })
    .setProtectedHeader({ alg: key.alg, ...(kid !== null && { kid }) })
    .sign(key.privateKey);
}
