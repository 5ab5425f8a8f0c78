import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { DatabaseSettings, FileSettings } from '../storage/open-storage.ts';
import type { PostgresAddress } from '../storage/postgres/address.ts';
import { isLoopback } from './environment-proxy.ts';
import { pairedTlsSchema } from './pem.ts';
import { postgresUrl, type PostgresUrl } from './postgres-url.ts';
import { wholeNumber } from './whole-number.ts';

/** Where the audit log is kept; null: nowhere. */
export type AuditSettings = FileSettings | DatabaseSettings | null;

const usualFile = 'orgraph.audit.sqlite';
/** Shorter ones can be tried out. */
const shortestKey = 32;

const off = z.literal(false);

/** Relative paths start at `folder`. */
export function auditSchema(folder: string) {
  return z
    .union(
      [
        off,
        z
          .strictObject({
            file: z
              .string()
              .min(1)
              .describe(
                `Path of the file, which is made where it is missing. Default: ${usualFile} beside the configuration.`,
              )
              .transform((file) => resolve(folder, file))
              .optional(),
            url: postgresUrl
              .describe(
                'postgres:// URL of the database that the log of all instances is in, with user and password, in place of a file.',
              )
              .optional(),
            tls: pairedTlsSchema(folder)
              .describe('Certificates for url: PEM text, or the path of a file that holds it.')
              .optional(),
            key: z
              .string()
              .min(shortestKey, `must have at least ${shortestKey} characters`)
              .describe('A secret that seals entries, so that nobody without it can rewrite them.')
              .optional(),
          })
          .refine(
            ({ file, url }) => file === undefined || url === undefined,
            'has file and url, of which it needs one',
          )
          .refine(
            ({ url, tls }) => tls === undefined || (url?.encrypted ?? false),
            'has tls, which only a url with TLS uses',
          ),
      ],
      'must be a mapping with file or url, and key, or false for no audit log',
    )
    .nullish()
    .describe('The audit log of mutations; false for none.');
}

/** What `auditSchema` made, of a configuration that was read from `file`; without one, nothing is written anywhere. */
export function auditSettings(
  given: z.output<ReturnType<typeof auditSchema>>,
  folder: string,
  file: string | undefined,
): AuditSettings {
  if (given === false) return null;
  if (given?.url) return { database: postgresAddress(given.url, given.tls), key: given.key ?? null };
  const usual = file === undefined ? null : join(folder, usualFile);
  return { file: given?.file ?? usual, key: given?.key ?? null };
}

/** `tls` is of no use where the URL does without. */
export function postgresAddress({ encrypted, ...rest }: PostgresUrl, tls: Tls = {}): PostgresAddress {
  const present = Object.entries(tls).filter(([, text]) => text !== undefined);
  return { ...rest, tls: encrypted ? Object.fromEntries(present) : null };
}

type Tls = z.output<ReturnType<typeof pairedTlsSchema>>;

/** What is accepted but deserves a look. */
export function auditWarnings(audit: AuditSettings, hasRedis: boolean): readonly string[] {
  if (audit === null || !('database' in audit)) return [];
  const { host, tls } = audit.database;
  return [
    ...(tls === null && !isLoopback(host)
      ? ['audit.url: is without TLS: the password and all that is recorded travel unencrypted']
      : []),
    ...(hasRedis
      ? []
      : [
          'There is "audit.url" in the configuration and no "redis", so idempotency keys are kept in memory: a mutation that is sent again after a restart, or to another instance, is carried out again.',
        ]),
  ];
}

export const idempotencySchema = z
  .strictObject({
    ttlSeconds: wholeNumber(1, 604_800, ' of seconds')
      .describe('Seconds for which an Idempotency-Key is good, from its first use on.')
      .default(86_400),
  })
  .nullish()
  .describe('How long the answers of mutations with an Idempotency-Key are kept.')
  .transform((value) => value ?? { ttlSeconds: 86_400 });
export type IdempotencySettings = z.output<typeof idempotencySchema>;
