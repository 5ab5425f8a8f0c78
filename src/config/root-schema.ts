import { z } from 'zod';
import { accessSchema } from './access-schema.ts';
import { auditSchema, idempotencySchema } from './audit.ts';
import { cacheSchema } from './cache-settings.ts';
import { defaultsSchema, limitsSchema } from './file-schema.ts';
import { loggingSchema, metricsSchema } from './observability.ts';
import { redisSchema } from './redis.ts';
import { webSchema } from './web-settings.ts';

/** Every key of the file but `sources`, each with the schema that checks it. Relative paths start at `folder`. */
export function rootParts(folder: string) {
  return {
    auth: accessSchema(folder).describe('Who may call orgraph. Default: this machine alone.').optional(),
    defaults: defaultsSchema(folder).nullish().describe('Options for every source.'),
    limits: limitsSchema.nullish().describe('What requests to orgraph may cost.'),
    audit: auditSchema(folder),
    idempotency: idempotencySchema,
    cache: cacheSchema,
    metrics: metricsSchema,
    logging: loggingSchema,
    redis: redisSchema(folder),
    ...webSchema(folder).shape,
  };
}

const anything = Object.keys(rootParts('')).map((key) => [key, z.unknown().optional()] as const);

/** The outline alone: the parts are checked one by one, so that a mistake in one hides none in another. */
export const rootSchema = z.strictObject({
  ...Object.fromEntries(anything),
  sources: z.array(z.unknown()).min(1, 'must have at least one source'),
});
