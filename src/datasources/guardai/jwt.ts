import { z } from 'zod';

const claims = z.object({ exp: z.number(), iat: z.number().optional() });

/**
 * How long a JWT lasts by its own claims; undefined where it does not say. GuardAI documents no lifetime. Counted
 * between the vendor's own two claims where both are there, so that its clock need not agree with ours.
 */
export function secondsLeft(jwt: string, now: () => number = Date.now): number | undefined {
  const { data } = claims.safeParse(payload(jwt));
  if (!data) return undefined;
  const left = data.exp - (data.iat ?? now() / 1000);
  return left > 0 ? left : undefined;
}

function payload(jwt: string): unknown {
  try {
    return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
