import { z } from 'zod';

const text = z.string().min(1, 'must not be empty');

/** `auth` of a `rockset-v1` source. A bearer token is tied to no organization, so it must say which is meant. */
export const auth = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('api-key'), key: text }),
  z.strictObject({ type: z.literal('bearer'), token: text, organization: text }),
]);
export type Auth = z.infer<typeof auth>;
