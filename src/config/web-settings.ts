import { z } from 'zod';
import { filesSchema } from './file-settings.ts';
import { valueAt } from './problem.ts';
import { publicAddress } from './public-address.ts';
import { trustedDocumentsSchema } from './trusted-documents.ts';
import { origin } from './web-address.ts';
import { wholeNumber } from './whole-number.ts';

const twoYears = 63_072_000;

const cors = z.strictObject({
  origins: z.array(origin).min(1).describe('Origins (https://app.example) whose pages may read answers.'),
  credentials: z
    .boolean()
    .describe('Whether they may do so with cookies and client certificates.')
    .default(false),
  maxAge: wholeNumber(0, 86_400, ' of seconds')
    .describe("Seconds for which a browser may keep what it was told beforehand. Default: the browser's own.")
    .optional()
    .transform((seconds) => seconds ?? null),
});

const hsts = z.strictObject({
  maxAge: wholeNumber(0, twoYears, ' of seconds')
    .describe('Seconds for which a browser that was here comes by https only.')
    .default(twoYears / 2),
  includeSubDomains: z.boolean().describe('Also to all hosts below this one.').default(false),
});

const federation = z.strictObject({
  authDirectives: z
    .boolean()
    .describe(
      'Whether _service.sdl has @authenticated and @requiresScopes, which some routers know and others refuse.',
    )
    .default(false),
});

/** Keys of the whole file that say what browsers and other callers may have of the server. */
export function webSchema(folder: string) {
  return z
    .strictObject({
      // What needs no vendor's credentials, the sandbox, says of itself that it is open.
      introspection: z
        .boolean()
        .describe('Whether the schema may be asked for, and errors suggest names of it.')
        .default(false),
      graphiql: z.boolean().describe('Whether GraphiQL is at /graphiql.').default(false),
      cors: cors
        .describe('Pages of other sites that may read answers. Default: none.')
        .optional()
        .transform((value) => value ?? null),
      hsts: hsts
        .describe('Strict-Transport-Security. Default: not sent.')
        .optional()
        .transform((value) => value ?? null),
      federation: federation
        .describe('What routers are told about this server as a subgraph.')
        .optional()
        .transform((value) => value ?? { authDirectives: false }),
      trustedDocuments: trustedDocumentsSchema(folder)
        .optional()
        .transform((value) => value ?? null),
      persistedQueries: z
        .boolean()
        .describe('Whether a request may send the SHA-256 of a document that was sent before, in its place.')
        .default(false),
      ...publicAddress,
      files: filesSchema,
    })
    .refine(({ persistedQueries, trustedDocuments }) => !persistedQueries || trustedDocuments === null, {
      path: ['persistedQueries'],
      message: 'must be false where there are trustedDocuments: those are all that is run',
    });
}
export type WebSettings = z.output<ReturnType<typeof webSchema>>;

const keys = Object.keys(webSchema('').shape);

/** What the whole configuration has of them. */
export function webPart(root: unknown): Readonly<Record<string, unknown>> {
  const given = keys.map((key) => [key, valueAt(root, [key])] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}
