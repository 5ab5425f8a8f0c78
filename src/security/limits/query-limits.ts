import { GraphQLError } from 'graphql';

/** What one query may be at most. */
export interface QueryLimits {
  /** Fields inside fields; a root field without any has the depth 1. */
  readonly depth: number;
  /** Fields with an alias; those of a fragment count each time it is spread, as in the next two. */
  readonly aliases: number;
  /** Characters of the longest alias: each stands in the answer as often as its field does, and in the paths of errors. */
  readonly aliasLength: number;
  readonly directives: number;
  readonly rootFields: number;
  /** Names, numbers, strings and punctuation marks of the document. */
  readonly tokens: number;
  /** See `query-cost.ts`. */
  readonly cost: number;
}

/**
 * The cost allows every field of 200 organizations. What GraphiQL asks about the schema is 15 deep and has 200 tokens.
 */
export const defaultQueryLimits: QueryLimits = {
  depth: 20,
  aliases: 100,
  aliasLength: 128,
  directives: 50,
  rootFields: 50,
  // Checking a document takes time that grows with the square of its length: 0.2 s at this many tokens.
  tokens: 2000,
  cost: 50_000,
};

export interface ExceededLimit {
  readonly name: keyof QueryLimits;
  readonly value: number;
  readonly maximum: number;
}

const countedThings: Readonly<Record<keyof QueryLimits, (count: string) => string>> = {
  depth: (count) => `${count} levels of fields`,
  aliases: (count) => `${count} aliases`,
  aliasLength: (count) => `an alias of ${count} characters`,
  directives: (count) => `${count} directives`,
  rootFields: (count) => `${count} root fields`,
  tokens: (count) => `${count} tokens`,
  cost: (count) => `a cost of ${count}`,
};

/** For the client: which limit, how much the query has of it, and how much there may be. */
export function describeExceeded({ name, value, maximum }: ExceededLimit, atLeast = false): string {
  const count = countedThings[name](`${atLeast ? 'more than ' : ''}${value}`);
  return `The query has ${count}; the limit "${name}" allows ${maximum}.`;
}

/** A query that was refused before any of it was run. */
export class LimitExceededError extends GraphQLError {
  readonly limit: ExceededLimit;

  constructor(limit: ExceededLimit) {
    super(describeExceeded(limit), {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', limit, http: { status: 400 } },
    });
    this.limit = limit;
  }
}

/** Throws `LimitExceededError` for the first of the numbers that is too large. */
export function checkLimits(numbers: Partial<QueryLimits>, limits: QueryLimits): void {
  for (const name of Object.keys(countedThings) as (keyof QueryLimits)[]) {
    const value = numbers[name];
    const maximum = limits[name];
    if (value !== undefined && value > maximum) throw new LimitExceededError({ name, value, maximum });
  }
}
