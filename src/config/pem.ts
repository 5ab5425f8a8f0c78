import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { z } from 'zod';
import { errorCode } from './error-code.ts';

/** PEM text, or the path of a file that holds it (from `folder` on); becomes the text. */
function pem(folder: string, holds: RegExp, name: string, parse: (text: string) => unknown) {
  return z
    .string()
    .min(1)
    .transform(async (given, context) => {
      const text = given.includes('-----BEGIN ') ? given : await read(resolve(folder, given));
      if (typeof text !== 'string') context.addIssue(`names a file that ${text.why}`);
      else if (!holds.test(text) || !succeeds(() => parse(text))) {
        context.addIssue(`must be ${name} in PEM form, or a file of it`);
      } else return text;
      return z.NEVER;
    });
}

/** No path is quoted: what stands there may be a key that was meant to be a path. */
async function read(file: string): Promise<string | { readonly why: string }> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT')
      return { why: "does not exist (a relative path starts at the configuration's folder)" };
    return { why: `cannot be read (${code})` };
  }
}

function succeeds(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

const blocks = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** Node drops a broken certificate among good ones without a word, so each is read here. */
function certificates(text: string): void {
  for (const [block] of text.matchAll(blocks)) new X509Certificate(block);
}

export function tlsSchema(folder: string) {
  const certificate = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/;
  return z.strictObject({
    ca: pem(folder, certificate, 'one or more certificates', certificates)
      .describe('Certificates to trust, instead of the usual ones.')
      .optional(),
    cert: pem(folder, certificate, 'a certificate', certificates)
      .describe('Client certificate; goes with key.')
      .optional(),
    key: pem(folder, /-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'an unencrypted private key', createPrivateKey)
      .describe('Unencrypted private key of cert.')
      .optional(),
  });
}

/** Of a server that is told by its URL; its client certificate is checked together with its key. */
export function pairedTlsSchema(folder: string) {
  return tlsSchema(folder)
    .refine(({ cert, key }) => (cert === undefined) === (key === undefined), 'needs cert and key together')
    .refine(
      ({ cert, key }) => cert === undefined || key === undefined || isKeyPair(cert, key),
      'has a key that does not belong to its cert',
    );
}

export function isKeyPair(cert: string, key: string): boolean {
  return succeeds(() => createSecureContext({ cert, key }));
}
