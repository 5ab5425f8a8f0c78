import { z } from 'zod';
import { headerText } from '../shared/header-text.ts';

/** `auth` of a `rockset-v1` source. A bearer token is tied to no organization, so it must say which is meant. */
export const auth = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('api-key'), key: headerText.describe('API key.') }),
  z.strictObject({
    type: z.literal('bearer'),
    token: headerText.describe('Token, sent as it is.'),
    organization: headerText.describe('Id of the organization that is meant.'),
  }),
]);
export type Auth = z.infer<typeof auth>;
