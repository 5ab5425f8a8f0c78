import { z } from 'zod';
import { headerText } from '../shared/header-text.ts';

const text = z.string().min(1, 'must not be empty');

const bearer = z.strictObject({ type: z.literal('bearer'), token: headerText });

/** What the customer's own identity provider wants, to give out the token that Confluent's STS takes. */
const identityProvider = z.strictObject({
  tokenUrl: z.url({ protocol: /^https?$/ }),
  clientId: text,
  clientSecret: text,
  scope: text.optional(),
});

const sts = z
  .strictObject({
    type: z.literal('sts'),
    identityPoolId: text,
    subjectToken: text.optional(),
    subjectTokenFile: text.optional(),
    idp: identityProvider.optional(),
    expiresInSeconds: z.int().min(1).max(900).optional(),
  })
  .refine(
    ({ subjectToken, subjectTokenFile, idp }) =>
      [subjectToken, subjectTokenFile, idp].filter((way) => way !== undefined).length === 1,
    { message: 'must have exactly one of "subjectToken", "subjectTokenFile" and "idp"' },
  );

/** `auth` of a `confluent-org-v2` source. */
export const organizationAuth = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('basic'), username: text, password: text }),
  bearer,
  sts,
]);
export type OrganizationAuth = z.infer<typeof organizationAuth>;
export type StsAuth = z.infer<typeof sts>;

/** `auth` of a `confluent-partner-v2` source. */
export const partnerAuth = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('oauth'),
    clientId: text,
    clientSecret: text,
    /** Default: `/oauth2/token` below the base URL. */
    tokenUrl: z.url({ protocol: /^https?$/ }).optional(),
    /** What the organization operations demand, though the published list of scopes does not have it. */
    scope: text.default('marketplace::describe'),
  }),
  bearer,
]);
export type PartnerAuth = z.infer<typeof partnerAuth>;
