import { z } from 'zod';
import { queryLimitKeys } from './limits.ts';
import { tlsSchema } from './pem.ts';
import { baseUrl, origin, proxyUrl } from './web-address.ts';
import { webShape } from './web-settings.ts';
import { wholeNumber } from './whole-number.ts';

const milliseconds = wholeNumber(1, 3_600_000, ' of milliseconds');
const seconds = wholeNumber(0, 604_800, ' of seconds');
/** A source's name is part of ids and labels. */
const sourceName = z.string().regex(/^[a-z0-9-]+$/, 'must be made of a-z, 0-9 and - only');

const noProxy = z.literal(false).transform(() => null);
const proxy = z.union(
  [noProxy, proxyUrl],
  'must be the http:// or https:// URL of a proxy, or false for none',
);

/** What every source may set, and `defaults` for all of them. Relative paths start at `folder`. */
function options(folder: string) {
  return {
    timeoutMs: z
      .union(
        [
          milliseconds,
          z.strictObject({
            connect: milliseconds.optional(),
            response: milliseconds.optional(),
            total: milliseconds.optional(),
          }),
        ],
        'must be a whole number of milliseconds, or a mapping with connect, response and total',
      )
      .optional(),
    retries: wholeNumber(0, 10).optional(),
    rateLimit: z
      .strictObject({ requests: wholeNumber(1, 100_000), perSeconds: wholeNumber(1, 86_400) })
      .optional(),
    breaker: z
      .strictObject({
        minimumCalls: wholeNumber(1, 1_000_000).optional(),
        windowMs: milliseconds.optional(),
        openMs: milliseconds.optional(),
      })
      .optional(),
    cache: z.strictObject({ ttlSeconds: seconds.optional(), staleSeconds: seconds.optional() }).optional(),
    proxy: proxy.optional(),
    tls: tlsSchema(folder).optional(),
    maxConcurrency: wholeNumber(1, 1_000).optional(),
    maxResponseBytes: wholeNumber(1, 268_435_456, ' of bytes').optional(),
    redirectOrigins: z.array(origin).optional(),
  };
}

export const rootSchema = z.strictObject({
  auth: z.unknown().optional(),
  defaults: z.unknown().optional(),
  limits: z.unknown().optional(),
  // `webSchema` checks them.
  ...webShape,
  sources: z.array(z.unknown()).min(1, 'must have at least one source'),
});

const mebibyte = 1024 * 1024;

/** What requests to orgraph may cost. */
export const limitsSchema = z.strictObject({
  operationTimeoutMs: milliseconds.default(30_000),
  uploadBytes: wholeNumber(1, 1024 * 1024 * mebibyte, ' of bytes').default(512 * mebibyte),
  uploadFiles: wholeNumber(1, 100).default(5),
  ...queryLimitKeys,
});
export type Limits = z.output<typeof limitsSchema>;

export const defaultsSchema = (folder: string) => z.strictObject(options(folder));
export type Defaults = z.output<ReturnType<typeof defaultsSchema>>;

export function sourceSchema(folder: string, apis: readonly string[]) {
  return z.strictObject({
    name: sourceName,
    api: z.enum(apis),
    baseUrl: baseUrl.optional(),
    allowInsecure: z.boolean().optional(),
    // Its API's own schema checks it.
    auth: z.unknown(),
    previousNames: z.array(sourceName).optional(),
    ...options(folder),
  });
}
export type Source = z.output<ReturnType<typeof sourceSchema>>;
