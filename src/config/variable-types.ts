import type { z } from 'zod';
import { valueAt } from './problem.ts';
import type { Path } from './problem.ts';

/**
 * Variables and files give text, also where a number or true/false is wanted. Given what a schema objected to, the value
 * again with such texts as what they say; only those that were filled in, since `"5"` in quotes is text on purpose.
 */
export function retype(
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
  isFilledIn: (path: Path) => boolean,
): unknown {
  let retyped = value;
  for (const path of mistyped(issues, [])) {
    const text = valueAt(retyped, path);
    if (typeof text !== 'string' || !isFilledIn(path)) continue;
    const meaning = literal(text.trim());
    if (meaning !== undefined) retyped = replaced(retyped, path, meaning);
  }
  return retyped;
}

/** Where a number or a boolean was wanted, in any branch of a union. */
function mistyped(issues: readonly z.core.$ZodIssue[], base: Path): readonly Path[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code === 'invalid_union') return issue.errors.flatMap((branch) => mistyped(branch, path));
    if (issue.code === 'invalid_type')
      return ['number', 'int', 'boolean'].includes(issue.expected) ? [path] : [];
    return issue.code === 'invalid_value' && issue.values.some((each) => typeof each !== 'string')
      ? [path]
      : [];
  });
}

function literal(text: string): number | boolean | undefined {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
}

/** A copy with another value at a path that exists. */
function replaced(data: unknown, [head, ...rest]: Path, value: unknown): unknown {
  if (head === undefined) return value;
  if (Array.isArray(data)) return data.with(Number(head), replaced(data[Number(head)], rest, value));
  const mapping = data as Record<PropertyKey, unknown>;
  return { ...mapping, [head]: replaced(mapping[head], rest, value) };
}
