import { z } from 'zod';

/** What zod hands to an error map. */
type Issue = z.core.$ZodRawIssue;

export const knownKeysPrefix = 'known keys: ';

/**
 * Zod's error map: what is allowed, in words that follow a path. Made of the schema alone, never of the value, so
 * nothing secret gets in; a message written in the schema itself goes first.
 */
export function issueWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return expectation(issue.expected, issue.input);
    case 'too_small':
      return bound(issue.origin, 'at least', issue.minimum, issue.inclusive !== false);
    case 'too_big':
      return bound(issue.origin, 'at most', issue.maximum, issue.inclusive !== false);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? oneOf(issue.options)
        : 'has none of the allowed forms';
    case 'invalid_format':
      return issue.format === 'url' ? 'must be a URL' : `must be written as the format ${issue.format} says`;
    case 'unrecognized_keys':
      // The schema is at hand here only; `problemsOf` makes one problem per key of it.
      return knownKeysPrefix + knownKeys(issue.inst).join(', ');
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
      return 'is not valid';
  }
}

const nouns: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping of keys to values',
  record: 'a mapping of keys to values',
  array: 'a list',
};

function expectation(expected: string, input: unknown): string {
  const must = `must be ${nouns[expected] ?? expected}`;
  const bare = expected === 'string' && (typeof input === 'number' || typeof input === 'boolean');
  return bare ? `${must}: put it in quotes` : must;
}

function bound(origin: string, direction: string, limit: number | bigint, inclusive: boolean): string {
  const counted = origin === 'string' || origin === 'array';
  if (counted && direction === 'at least' && Number(limit) === 1) return 'must not be empty';
  const unit = origin === 'string' ? ' characters' : ' entries';
  if (counted) return `must have ${direction} ${limit}${unit}`;
  if (inclusive) return `must be ${direction} ${limit}`;
  return `must be ${direction === 'at least' ? 'more' : 'less'} than ${limit}`;
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1
    ? `must be ${String(values[0])}`
    : `must be one of: ${values.map(String).join(', ')}`;
}

function knownKeys(schema: unknown): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
