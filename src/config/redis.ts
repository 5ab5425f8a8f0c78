import { z } from 'zod';
import type { RedisSettings } from '../redis/link.ts';
import { encryptionKeysSchema } from './encryption-keys.ts';
import { pairedTlsSchema } from './pem.ts';
import { wholeNumber } from './whole-number.ts';

/** The server that instances share, and what seals secrets that lie there. */
export interface RedisConfiguration extends RedisSettings {
  /** Of 32 bytes; the first seals. None: no secret of a vendor lies there. */
  readonly encryptionKeys: readonly Buffer[];
}

const rule = 'must be a redis:// or rediss:// URL of a host: perhaps user and password, port, and a number';

/** May hold a password, so no message quotes it. */
const redisUrl = z.string().refine((text) => {
  const url = URL.parse(text);
  return (
    url !== null &&
    /^rediss?:\/\/[^/\\\s?#]+(?:\/\d{0,4})?$/i.test(text) &&
    url.hostname !== '' &&
    [url.username, url.password].every(isDecodable)
  );
}, rule);

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Relative paths start at `folder`. */
export function redisSchema(folder: string) {
  return z
    .strictObject({
      url: redisUrl.describe(
        'redis:// or rediss:// (TLS) URL of the Redis or Valkey server, with its user, password and database.',
      ),
      keyPrefix: z
        .string()
        .regex(/^[\w:.-]{1,100}$/, 'must be made of letters, digits and _ : . - only')
        .describe('Begins each key and channel. Instances with the same one share what lies there.')
        .default('orgraph:'),
      tls: pairedTlsSchema(folder)
        .describe('Certificates for rediss://: PEM text, or the path of a file that holds it.')
        .optional(),
      commandTimeoutMs: wholeNumber(10, 10_000, ' of milliseconds')
        .describe('Milliseconds that a request may wait for Redis; then it goes on without.')
        .default(200),
      encryptionKey: encryptionKeysSchema,
    })
    .refine(
      ({ url, tls }) => tls === undefined || url.toLowerCase().startsWith('rediss:'),
      'has tls, which only a rediss:// URL uses',
    )
    .nullish()
    .describe('What instances share. Default: nothing, each instance is by itself.')
    .transform((value): RedisConfiguration | null => {
      if (!value) return null;
      const { encryptionKey: encryptionKeys, tls, ...rest } = value;
      return { ...rest, tls: given(tls), encryptionKeys };
    });
}

type Tls = RedisSettings['tls'];

function given(tls: { readonly [Name in keyof Tls]?: string | undefined } = {}): Tls {
  return Object.fromEntries(Object.entries(tls).filter(([, text]) => text !== undefined));
}
