import { z } from 'zod';
import { headerText } from '../shared/header-text.ts';

const text = z.string().min(1, 'must not be empty');

/** `auth` of a `tiledb-v1` source. */
export const auth = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('api-key'), key: headerText }),
  z.strictObject({ type: z.literal('basic'), username: text, password: text }),
]);
export type Auth = z.infer<typeof auth>;
