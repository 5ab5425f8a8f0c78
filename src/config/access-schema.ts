import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { scopes } from '../core/caller.ts';
import { errorCode } from './error-code.ts';
import { webAddress } from './web-address.ts';

const text = z.string().min(1, 'must not be empty');
const scopeList = z.array(z.enum(scopes)).min(1);
const sourceList = z.array(text).min(1);

/** Names that stand for callers without a key, in logs. */
const taken = ['anonymous', 'anybody', 'local'];

const apiKey = z.strictObject({
  name: z
    .string()
    // Without the colon that names of other callers have.
    .regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 of the letters a to z and A to Z, digits, "_", "." and "-"')
    .refine((name) => !taken.includes(name), `must not be one of: ${taken.join(', ')}`)
    .describe('Whose key it is, in logs; unique.'),
  sha256: z
    .string()
    .regex(
      /^[0-9a-f]{64}$/,
      'must be the SHA-256 of the key as 64 lower-case hexadecimal digits; "npm run key" makes both',
    )
    .describe("SHA-256 of the key's UTF-8 bytes, 64 lower-case hexadecimal digits; npm run key makes both."),
  scopes: scopeList.describe('What its bearer may do.'),
  sources: sourceList.describe('Names of sources; the others do not exist for it. Default: all.').optional(),
});

/** Only those whose public key cannot make tokens: with the others, who can check a token can also forge it. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;

/** Becomes the key. No path is quoted: what stands there may be a key that was meant to be a path. */
function publicKeyFile(folder: string) {
  return text.transform(async (file, context): Promise<KeyObject> => {
    try {
      const pem = await readFile(resolve(folder, file), 'utf8');
      if (!pem.includes('PRIVATE KEY')) return createPublicKey(pem);
      context.addIssue('names a file with a private key: only the public one belongs here');
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ENOENT')
        context.addIssue(
          "names a file that does not exist (a relative path starts at the configuration's folder)",
        );
      else if (/^E[A-Z]+$/.test(code)) context.addIssue(`names a file that cannot be read (${code})`);
      else context.addIssue('must name a file with a public key or certificate in PEM form');
    }
    return z.NEVER;
  });
}

function jwt(folder: string) {
  return z
    .strictObject({
      issuer: text.describe("The token's iss, to the letter."),
      audience: z
        .union([text.transform((one) => [one]), z.array(text).min(1)], 'must be a text or a list of them')
        .describe("One of these must be in the token's aud."),
      jwksUri: webAddress
        .describe("URL where the issuer's keys are. Either this or publicKeyFile.")
        .optional(),
      publicKeyFile: publicKeyFile(folder)
        .describe('Path of a public key or certificate in PEM form. Either this or jwksUri.')
        .optional(),
      algorithms: z.array(z.enum(algorithms)).min(1).describe('By which algorithms tokens may be signed.'),
      scopesClaim: text
        .describe('Claim with the scopes: a list, or a text with spaces between.')
        .default('scope'),
      sourcesClaim: text
        .describe('Claim with the names of sources; a token without it is for none. Default: all sources.')
        .optional(),
      allowInsecure: z
        .boolean()
        .describe('Whether jwksUri may be http:// on another machine. Default: false.')
        .optional(),
    })
    .refine(({ jwksUri, publicKeyFile: file }) => (jwksUri === undefined) !== (file === undefined), {
      message: 'must have exactly one of "jwksUri" and "publicKeyFile"',
    })
    .superRefine(({ publicKeyFile: key, algorithms: wanted }, context) => {
      const fitting = key && algorithmsOf(key);
      for (const [index, algorithm] of wanted.entries()) {
        if (!fitting || fitting.includes(algorithm)) continue;
        const message = `does not go with the key of publicKeyFile${fitting.length > 0 ? `, which is for ${fitting.join(', ')}` : ''}`;
        context.addIssue({ code: 'custom', path: ['algorithms', index], message });
      }
    });
}

const curves: Readonly<Record<string, string>> = {
  prime256v1: 'ES256',
  secp384r1: 'ES384',
  secp521r1: 'ES512',
};

function algorithmsOf({
  asymmetricKeyType,
  asymmetricKeyDetails: details = {},
}: KeyObject): readonly string[] {
  const pss = ['PS256', 'PS384', 'PS512'];
  // Shorter ones are not accepted by RFC 7518.
  const isLongEnough = (details.modulusLength ?? 0) >= 2048;
  if (asymmetricKeyType === 'rsa') return isLongEnough ? ['RS256', 'RS384', 'RS512', ...pss] : [];
  if (asymmetricKeyType === 'rsa-pss') return isLongEnough ? pss : [];
  if (asymmetricKeyType === 'ed25519') return ['EdDSA', 'Ed25519'];
  const curve = curves[details.namedCurve ?? ''];
  return curve === undefined ? [] : [curve];
}

/** `auth` of the whole configuration: who may call orgraph. Relative paths start at `folder`. */
export function accessSchema(folder: string) {
  return z
    .strictObject({
      apiKeys: z.array(apiKey).min(1).describe('Callers with a key of ours.').optional(),
      jwt: jwt(folder).describe('Callers with a token of an identity provider.').optional(),
      anonymous: z
        .strictObject({ scopes: scopeList.describe('What callers without a token may do.') })
        .describe('Callers without a token. Default: they are not let in.')
        .optional(),
    })
    .refine((auth) => Object.values(auth).some((part) => part !== undefined), {
      message: 'must have at least one of "apiKeys", "jwt" and "anonymous"',
    });
}
export type Auth = z.output<ReturnType<typeof accessSchema>>;
