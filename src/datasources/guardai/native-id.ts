import { BadUserInputError } from '../../core/errors.ts';
import { quote } from '../../core/ids.ts';

/** GuardAI would answer 400 to most other things, which says less, and might read `007` as 7. */
export function checkId(id: string): void {
  if (/^(?:0|[1-9]\d{0,18})$/.test(id) && BigInt(id) < 2n ** 63n) return;
  throw new BadUserInputError(
    `A GuardAI organization id is a whole number of 64 bits; ${quote(id)} is none.`,
    'nativeId',
  );
}
