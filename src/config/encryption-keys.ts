import { z } from 'zod';

const bytes = 32;
const rule = `must be ${bytes} random bytes as base64 or hexadecimal: openssl rand -base64 ${bytes}`;

/** Base64 of 32 bytes, in either alphabet, has 43 digits. */
const written = /^(?:[\dA-Fa-f]{64}|[\w+/-]{43}=?)$/;

const key = z
  .string()
  .regex(written, rule)
  .transform((text) => Buffer.from(text, text.length === 2 * bytes ? 'hex' : 'base64'));

/** A key or several; none is an empty list. */
export const encryptionKeysSchema = z
  .union([key.transform((one) => [one]), z.array(key).min(1).max(10)], `${rule}, or a list of such texts`)
  .describe(
    'A secret of 32 bytes (base64 or hexadecimal), the same for all instances, that seals vendors’ tokens in Redis, so that one instance fetches them for all. Of several, the first seals, and each opens. Default: tokens are not shared.',
  )
  .optional()
  .transform((keys): readonly Buffer[] => keys ?? []);
