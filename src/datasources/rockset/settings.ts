import { z } from 'zod';
import { headerText } from '../shared/header-text.ts';

/** `auth` of a `rockset-v1` source. A bearer token is tied to no organization, so it must say which is meant. */
export const auth = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('api-key'), key: headerText }),
  z.strictObject({ type: z.literal('bearer'), token: headerText, organization: headerText }),
]);
export type Auth = z.infer<typeof auth>;
