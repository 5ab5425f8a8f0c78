import { z } from 'zod';
import { queryLimitKeys } from './limits.ts';
import { tlsSchema } from './pem.ts';
import { baseUrl, origin, proxyUrl } from './web-address.ts';
import {
  usualBreaker,
  usualCache,
  usualConcurrency,
  usualResponseBytes,
  usualRetries,
  usualTimeouts,
} from './usual-options.ts';
import { wholeNumber } from './whole-number.ts';

const milliseconds = wholeNumber(1, 3_600_000, ' of milliseconds');
const seconds = wholeNumber(0, 604_800, ' of seconds');
/** A source's name is part of ids and labels. */
const sourceName = z.string().regex(/^[a-z0-9-]+$/, 'must be made of a-z, 0-9 and - only');

const noProxy = z.literal(false).transform(() => null);
const proxy = z
  .union([noProxy, proxyUrl], 'must be the http:// or https:// URL of a proxy, or false for none')
  .describe('URL of an http:// or https:// proxy, or false for none. Default: the environment decides.');

const timeouts = z.strictObject({
  connect: milliseconds
    .describe(`Milliseconds for finding the host, TCP and TLS. Default: ${usualTimeouts.connect}.`)
    .optional(),
  response: milliseconds
    .describe(
      `Milliseconds from the request sent to the answer's first byte. Default: ${usualTimeouts.response}.`,
    )
    .optional(),
  total: milliseconds
    .describe(`Milliseconds for the whole call, repetitions included. Default: ${usualTimeouts.total}.`)
    .optional(),
});

/** What every source may set, and `defaults` for all of them. Relative paths start at `folder`. */
function options(folder: string) {
  return {
    timeoutMs: z
      .union(
        [milliseconds, timeouts],
        'must be a whole number of milliseconds, or a mapping with connect, response and total',
      )
      .describe('Milliseconds for one call to the vendor; a number is the same as { total: … }.')
      .optional(),
    retries: wholeNumber(0, 10)
      .describe(`How often a call that failed may be repeated; 0: never. Default: ${usualRetries}.`)
      .optional(),
    rateLimit: z
      .strictObject({
        requests: wholeNumber(1, 100_000).describe('Calls that may go out in any span of perSeconds.'),
        perSeconds: wholeNumber(1, 86_400).describe('Length of that span in seconds.'),
      })
      .describe('Calls to this source that may go out. Default: what the vendor tells.')
      .optional(),
    breaker: z
      .strictObject({
        minimumCalls: wholeNumber(1, 1_000_000)
          .describe(
            `With fewer calls in the window the circuit stays closed. Default: ${usualBreaker.minimumCalls}.`,
          )
          .optional(),
        windowMs: milliseconds
          .describe(`Milliseconds, how far back failures count. Default: ${usualBreaker.windowMs}.`)
          .optional(),
        openMs: milliseconds
          .describe(
            `Milliseconds for which an open circuit lets nothing through. Default: ${usualBreaker.openMs}.`,
          )
          .optional(),
      })
      .describe('When a source that fails again and again is left alone.')
      .optional(),
    cache: z
      .strictObject({
        ttlSeconds: seconds
          .describe(
            `Seconds for which an answer is given again; 0: none is kept. Default: ${usualCache.ttlSeconds}.`,
          )
          .optional(),
        staleSeconds: seconds
          .describe(
            `Seconds more for which it is given, marked stale, while a new one is fetched or cannot be had. Default: ${usualCache.staleSeconds}.`,
          )
          .optional(),
      })
      .describe("How long this source's answers are kept.")
      .optional(),
    traceContext: z
      .boolean()
      .describe("Whether calls to it carry W3C's traceparent, where traces are exported. Default: false.")
      .optional(),
    proxy: proxy.optional(),
    tls: tlsSchema(folder)
      .describe('Certificates: PEM text, or the path of a file that holds it.')
      .optional(),
    maxConcurrency: wholeNumber(1, 1_000)
      .describe(`Calls to this source at the same time; others wait. Default: ${usualConcurrency}.`)
      .optional(),
    maxResponseBytes: wholeNumber(1, 268_435_456, ' of bytes')
      .describe(`Bytes; a longer answer is given up. Default: ${usualResponseBytes}.`)
      .optional(),
    redirectOrigins: z
      .array(origin)
      .describe("Where else than to the base URL's origin a redirect of a read may lead. Default: nowhere.")
      .optional(),
  };
}

const mebibyte = 1024 * 1024;

/** What requests to orgraph may cost. */
export const limitsSchema = z.strictObject({
  operationTimeoutMs: milliseconds.describe('Milliseconds for one GraphQL operation.').default(30_000),
  uploadBytes: wholeNumber(1, 1024 * 1024 * mebibyte, ' of bytes')
    .describe('A file that is uploaded must have fewer bytes.')
    .default(512 * mebibyte),
  uploadFiles: wholeNumber(1, 100).describe('Files in one request.').default(5),
  ...queryLimitKeys,
});
export type Limits = z.output<typeof limitsSchema>;

export const defaultsSchema = (folder: string) => z.strictObject(options(folder));
export type Defaults = z.output<ReturnType<typeof defaultsSchema>>;

export function sourceSchema(folder: string, apis: readonly string[]) {
  return z.strictObject({
    name: sourceName.describe(
      'Unique name, shown to clients and part of every id: a-z, 0-9 and -. Rename with previousNames.',
    ),
    api: z.enum(apis).describe("Which vendor's API this is."),
    baseUrl: baseUrl.describe("http:// or https:// URL where the API is. Default: the API's own.").optional(),
    allowInsecure: z
      .boolean()
      .describe('Whether addresses may be http:// on another machine. Default: false.')
      .optional(),
    // Its API's own schema checks it.
    auth: z.unknown().describe('How to sign in; what belongs here depends on api.'),
    previousNames: z
      .array(sourceName)
      .describe('Names this source had: ids that were given out under them still work.')
      .optional(),
    ...options(folder),
  });
}
export type Source = z.output<ReturnType<typeof sourceSchema>>;
