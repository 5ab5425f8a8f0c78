/** Keys whose values are secrets wherever they come from: headers, and fields of the vendors' bodies and our settings. */
const secretKeys = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-tiledb-rest-api-key',
  'password',
  'secret',
  'token',
  'jwt',
  'apiKey',
  'api_key',
  'access_token',
  'refresh_token',
  'accessToken',
  'clientSecret',
  'client_secret',
  'subjectToken',
  'subject_token',
  'secretAccessKey',
  'secret_access_key',
  'secretKey',
  'secret_key',
  'privateKey',
] as const;

const deepest = 4;

/** Paths for pino's `redact`: every such key, as deep as log lines get. */
export const redactedPaths: string[] = secretKeys
  .flatMap((key) => [key, ...(key === key.toLowerCase() ? [titled(key)] : [])])
  .flatMap((key) =>
    Array.from({ length: deepest }, (_, depth) => `${Array<string>(depth).fill('*').join('.')}["${key}"]`),
  );

/** `Proxy-Authorization`: header names as libraries write them. */
function titled(key: string): string {
  return key.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
