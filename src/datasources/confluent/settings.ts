import { z } from 'zod';
import { headerText } from '../shared/header-text.ts';

const text = z.string().min(1, 'must not be empty');

const bearer = z.strictObject({
  type: z.literal('bearer'),
  token: headerText.describe('Token, sent as it is.'),
});

/** What the customer's own identity provider wants, to give out the token that Confluent's STS takes. */
const identityProvider = z.strictObject({
  tokenUrl: z.url({ protocol: /^https?$/ }).describe('URL of its token endpoint.'),
  clientId: text.describe('Id of our client there.'),
  clientSecret: text.describe('Secret of our client there.'),
  scope: text.describe('Scope to ask for. Default: none.').optional(),
});

const sts = z
  .strictObject({
    type: z.literal('sts'),
    identityPoolId: text.describe('Id of the identity pool (pool-…).'),
    subjectToken: text.describe('Token of the identity provider. One of three ways to have one.').optional(),
    subjectTokenFile: text
      .describe('Path of a file with it, read for each exchange; relative to the working directory.')
      .optional(),
    idp: identityProvider.describe('Where to ask for it, by client credentials.').optional(),
    expiresInSeconds: z
      .int()
      .min(1)
      .max(900)
      .describe("Seconds for which a token is wanted. Default: Confluent's own.")
      .optional(),
  })
  .refine(
    ({ subjectToken, subjectTokenFile, idp }) =>
      [subjectToken, subjectTokenFile, idp].filter((way) => way !== undefined).length === 1,
    { message: 'must have exactly one of "subjectToken", "subjectTokenFile" and "idp"' },
  );

/** `auth` of a `confluent-org-v2` source. */
export const organizationAuth = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('basic'),
    username: text.describe('Id of a Cloud API key.'),
    password: text.describe('Secret of that key.'),
  }),
  bearer,
  sts,
]);
export type OrganizationAuth = z.infer<typeof organizationAuth>;
export type StsAuth = z.infer<typeof sts>;

/** `auth` of a `confluent-partner-v2` source. */
export const partnerAuth = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('oauth'),
    clientId: text.describe('Id of the partner client.'),
    clientSecret: text.describe('Secret of the partner client.'),
    tokenUrl: z
      .url({ protocol: /^https?$/ })
      .describe('URL of the token endpoint. Default: /oauth2/token below the base URL.')
      .optional(),
    // What the organization operations demand, though the published list of scopes does not have it.
    scope: text.describe('Scope to ask for.').default('marketplace::describe'),
  }),
  bearer,
]);
export type PartnerAuth = z.infer<typeof partnerAuth>;
