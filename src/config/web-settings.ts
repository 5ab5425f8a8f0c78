import { z } from 'zod';
import { valueAt } from './problem.ts';
import { trustedDocumentsSchema } from './trusted-documents.ts';
import { origin } from './web-address.ts';
import { wholeNumber } from './whole-number.ts';

const twoYears = 63_072_000;

const cors = z.strictObject({
  origins: z.array(origin).min(1),
  credentials: z.boolean().default(false),
  maxAge: wholeNumber(0, 86_400, ' of seconds')
    .optional()
    .transform((seconds) => seconds ?? null),
});

const hsts = z.strictObject({
  maxAge: wholeNumber(0, twoYears, ' of seconds').default(twoYears / 2),
  includeSubDomains: z.boolean().default(false),
});

/** Keys of the whole file that say what browsers and other callers may have of the server. */
export function webSchema(folder: string) {
  return z.strictObject({
    // What needs no vendor's credentials, the sandbox, says of itself that it is open.
    introspection: z.boolean().default(false),
    graphiql: z.boolean().default(false),
    cors: cors.optional().transform((value) => value ?? null),
    hsts: hsts.optional().transform((value) => value ?? null),
    trustedDocuments: trustedDocumentsSchema(folder)
      .optional()
      .transform((value) => value ?? null),
  });
}
export type WebSettings = z.output<ReturnType<typeof webSchema>>;

const keys = Object.keys(webSchema('').shape);

/** The same keys, of anything. */
export const webShape = Object.fromEntries(keys.map((key) => [key, z.unknown().optional()]));

/** What the whole configuration has of them. */
export function webPart(root: unknown): Readonly<Record<string, unknown>> {
  const given = keys.map((key) => [key, valueAt(root, [key])] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}
