import { z } from 'zod';
import { headerText } from '../shared/header-text.ts';

const text = z.string().min(1, 'must not be empty');

/** `auth` of a `guardai-v1` source: an API key pair to log in with, or a JWT of one's own. */
export const auth = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('login'),
    apiKeyId: text.describe('Id of the API key to log in with.'),
    apiKey: text.describe('The API key itself.'),
  }),
  z.strictObject({ type: z.literal('bearer'), token: headerText.describe('JWT, sent as it is.') }),
]);
export type Auth = z.infer<typeof auth>;
