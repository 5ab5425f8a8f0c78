import { BadUserInputError } from '../../core/errors.ts';

const defaultFirst = 20;
const mostFirst = 200;

/** How many a page of a list may hold, of what `first` asks for. Throws BAD_USER_INPUT for what it may not. */
export function pageSize(first: number | null | undefined): number {
  const wanted = first ?? defaultFirst;
  if (wanted >= 0 && wanted <= mostFirst) return wanted;
  throw new BadUserInputError(`"first" must be from 0 to ${mostFirst}; it is ${wanted}.`, 'first');
}
