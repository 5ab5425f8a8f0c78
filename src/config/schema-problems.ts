import type { ZodType } from 'zod';
import type { z } from 'zod';
import { quote } from '../core/ids.ts';
import { suggestion } from './closest.ts';
import { issueWords, knownKeysPrefix } from './issue-words.ts';
import { isFilledIn } from './interpolation.ts';
import { isUnderAuth, mayShowKey, valueAt } from './problem.ts';
import type { Path, Problem } from './problem.ts';
import { retype } from './variable-types.ts';

export type Checked<T> = { readonly data: T } | { readonly problems: readonly Problem[] };

/** A part of the configuration to be checked. */
export interface Part {
  readonly path: Path;
  /** With variables and files in place. */
  readonly value: unknown;
  /** The whole configuration as it was written: what problems may quote holds no content of variables and files. */
  readonly written: unknown;
}

export async function check<T>(schema: ZodType<T>, part: Part): Promise<Checked<T>> {
  const parse = (value: unknown) => schema.safeParseAsync(value, { error: issueWords });
  let result = await parse(part.value);
  if (!result.success) {
    const retyped = retype(part.value, result.error.issues, (path) =>
      isFilledIn(valueAt(part.written, [...part.path, ...path])),
    );
    if (retyped !== part.value) result = await parse(retyped);
  }
  if (result.success) return { data: result.data };
  return { problems: result.error.issues.flatMap((issue) => problemsOf(issue, part, part.path)) };
}

function problemsOf(issue: z.core.$ZodIssue, part: Part, base: Path): readonly Problem[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey(key, issue.message, path, part));
  const branch = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined;
  if (branch) return branch.flatMap((inner) => problemsOf(inner, part, path));
  return [{ path, text: explain(issue, path, part) }];
}

/** Of a union's branches the one whose kind of value it is, where just one is. */
function meantBranch(
  branches: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] | undefined {
  const ofOtherKind = (issue: z.core.$ZodIssue) =>
    issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
  const meant = branches.filter((issues) => !issues.some(ofOtherKind));
  return meant.length === 1 ? meant[0] : undefined;
}

function unknownKey(key: string, message: string, parent: Path, { written }: Part): Problem {
  const known = message.startsWith(knownKeysPrefix) ? message.slice(knownKeysPrefix.length).split(', ') : [];
  const meant = suggestion(key, known);
  const allowed = known.length > 0 ? `; known here: ${known.join(', ')}` : '';
  // `auth: { hunter2 }` has a password for a key, and nothing as its value.
  const bare = isUnderAuth(parent) && meant === '' && (valueAt(written, [...parent, key]) ?? null) === null;
  if (bare || !mayShowKey(key, parent)) {
    return { path: parent, text: `has an unknown key (not shown: it may be a secret)${allowed}` };
  }
  return { path: [...parent, key], text: `is not a known key${meant || allowed}` };
}

/** Parts of which no value is ever quoted: credentials, keys, and URLs that may carry either. */
const unquoted = new Set<PropertyKey>([
  'audit',
  'files',
  'publicUrl',
  'redis',
  'auth',
  'proxy',
  'tls',
  'baseUrl',
  'redirectOrigins',
  'origins',
]);

function explain(issue: z.core.$ZodIssue, path: Path, part: Part): string {
  const written = valueAt(part.written, path);
  const rule = repeatsSecret(issue.message, path, part) ? 'is not valid' : issue.message;
  if (written === undefined) return rule.startsWith('must be ') ? `is missing; it ${rule}` : 'is missing';
  if (written === null) return `${rule}; it is empty`;
  const structure = issue.code === 'invalid_type' && ['object', 'array', 'record'].includes(issue.expected);
  if (structure || (path.some((segment) => unquoted.has(segment)) && !isScope(path))) return rule;
  if (typeof written === 'string') {
    const options = issue.code === 'invalid_value' ? issue.values.map(String) : [];
    return `${rule}, not ${quote(written)}${suggestion(written, options)}`;
  }
  return typeof written === 'number' || typeof written === 'boolean'
    ? `${rule}, not ${String(written)}`
    : rule;
}

/** `auth.apiKeys[n].scopes[n]` and the like: a name that means nothing without the server. */
function isScope(path: Path): boolean {
  return path[0] === 'auth' && path.at(-2) === 'scopes';
}

/** A second net under an API's own messages: none may repeat what the credentials hold. */
function repeatsSecret(message: string, path: Path, part: Part): boolean {
  return (
    isUnderAuth(path) &&
    path[0] !== 'auth' &&
    texts(part.value).some((text) => text.length >= 4 && message.includes(text))
  );
}

function texts(value: unknown): readonly string[] {
  const found: string[] = [];
  const seen = new Set<unknown>([value]);
  for (const part of seen) {
    if (typeof part === 'string') found.push(part);
    else if (typeof part === 'object' && part !== null)
      for (const inner of Object.values(part)) seen.add(inner);
  }
  return found;
}
