import { join, resolve } from 'node:path';
import { z } from 'zod';
import { wholeNumber } from './whole-number.ts';

/** Where the audit log is kept; null: nowhere. */
export type AuditSettings = {
  /** Absolute path; null: in memory. */
  readonly file: string | null;
  /** Seals its entries; null: they have no seals. */
  readonly key: string | null;
} | null;

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
        z.strictObject({
          file: z
            .string()
            .min(1)
            .describe(
              `Path of the file, which is made where it is missing. Default: ${usualFile} beside the configuration.`,
            )
            .transform((file) => resolve(folder, file))
            .optional(),
          key: z
            .string()
            .min(shortestKey, `must have at least ${shortestKey} characters`)
            .describe('A secret that seals entries, so that nobody without it can rewrite them.')
            .optional(),
        }),
      ],
      'must be a mapping with file and key, or false for no audit log',
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
  const usual = file === undefined ? null : join(folder, usualFile);
  return { file: given?.file ?? usual, key: given?.key ?? null };
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
