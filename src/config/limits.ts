import { z } from 'zod';
import { defaultQueryLimits } from '../security/limits/query-limits.ts';
import { wholeNumber } from './whole-number.ts';

/** What one query may be at most, and how many a caller may send. */
export const queryLimitKeys = {
  depth: wholeNumber(1, 1_000).default(defaultQueryLimits.depth),
  aliases: wholeNumber(0, 10_000).default(defaultQueryLimits.aliases),
  directives: wholeNumber(0, 10_000).default(defaultQueryLimits.directives),
  rootFields: wholeNumber(1, 10_000).default(defaultQueryLimits.rootFields),
  tokens: wholeNumber(1, 20_000).default(defaultQueryLimits.tokens),
  cost: wholeNumber(0, 1_000_000_000).default(defaultQueryLimits.cost),
  rate: z
    .strictObject({ requests: wholeNumber(1, 1_000_000), perSeconds: wholeNumber(1, 86_400) })
    .optional()
    .transform((rate) => rate ?? null),
};
