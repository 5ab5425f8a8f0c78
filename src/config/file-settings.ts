import { z } from 'zod';

/** Shorter ones can be tried out. */
const shortestKey = 32;

const key = z.string().min(shortestKey, `must have at least ${shortestKey} characters`);

/** What concerns files on their way to callers. */
export const filesSchema = z
  .strictObject({
    signingKey: z
      .union([key.transform((one) => [one]), z.array(key).min(1).max(10)], 'must be a text or a list of them')
      .describe(
        'A secret, the same for all instances, that signs download links. Of several, the first signs, and links of all are good. Default: one that each process makes.',
      ),
  })
  .describe('Download links.')
  .optional()
  .transform((value) => ({ signingKeys: value?.signingKey ?? [] }));
