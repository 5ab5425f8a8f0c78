import type { GraphQLError } from 'graphql';
import { describeExceeded, type ExceededLimit } from '../security/limits/query-limits.ts';
import { countTokens } from '../security/limits/token-count.ts';

/** Longer documents are not counted to their end. */
const countedTimes = 10;

/** What graphql-js calls a syntax error, told as the limit that it is; null for what really is one. */
export function tooManyTokens({
  message,
  source,
}: GraphQLError): { readonly message: string; readonly limit: ExceededLimit } | null {
  const [, digits] = /^Syntax Error: Document contains more tha[nt] (\d+) tokens\./.exec(message) ?? [];
  if (!source || digits === undefined) return null;
  const maximum = Number(digits);
  const most = maximum * countedTimes;
  const value = countTokens(source.body, most);
  const limit: ExceededLimit = { name: 'tokens', value, maximum };
  return { message: describeExceeded(limit, value === most), limit };
}
