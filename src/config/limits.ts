import { z } from 'zod';
import { defaultQueryLimits } from '../security/limits/query-limits.ts';
import { wholeNumber } from './whole-number.ts';

/** What one query may be at most, and how many a caller may send. */
export const queryLimitKeys = {
  depth: wholeNumber(1, 1_000).describe('Fields inside fields of a query.').default(defaultQueryLimits.depth),
  aliases: wholeNumber(0, 10_000)
    .describe('Fields with an alias in a query.')
    .default(defaultQueryLimits.aliases),
  aliasLength: wholeNumber(1, 10_000)
    .describe('Characters of an alias in a query.')
    .default(defaultQueryLimits.aliasLength),
  directives: wholeNumber(0, 10_000)
    .describe('@skip, @include and the like in a query.')
    .default(defaultQueryLimits.directives),
  rootFields: wholeNumber(1, 10_000)
    .describe('Fields of Query or Mutation in a query.')
    .default(defaultQueryLimits.rootFields),
  tokens: wholeNumber(1, 20_000)
    .describe('Names, numbers, strings and punctuation marks of a document.')
    .default(defaultQueryLimits.tokens),
  cost: wholeNumber(0, 1_000_000_000)
    .describe('What a query may cost, see docs/security.md.')
    .default(defaultQueryLimits.cost),
  rate: z
    .strictObject({
      requests: wholeNumber(1, 1_000_000).describe('Requests of one caller in any span of perSeconds.'),
      perSeconds: wholeNumber(1, 86_400).describe('Length of that span in seconds.'),
    })
    .describe('How many requests one caller may send; more are answered 429. Default: any number.')
    .optional()
    .transform((rate) => rate ?? null),
};
