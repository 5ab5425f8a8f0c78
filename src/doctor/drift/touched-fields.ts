import { isDeepStrictEqual } from 'node:util';
import { asRecord } from '../../core/json.ts';

/** What a data source would make of an answer, or throws. */
export type Understand = (text: string) => unknown;

/** What models have under another name than the graph, or for paging: how names begin, and what they begin with there. */
const otherNames: readonly (readonly [ours: RegExp, theirs: string])[] = [
  [/^TileDBOrganization\.members\b/, 'TileDBOrganization.users'],
  // Part of its address alone.
  [/^GuardAIOrganization\.files\.organizationId$/, ''],
  [/^next$/, 'OrganizationConnection.pageInfo'],
  [/^total$/, 'OrganizationConnection.totalCount'],
];

export const wholeAnswer = '(the whole answer)';

/**
 * The fields of the graph that are made of what stands at `path` in an answer: those that are others as soon as it is
 * taken out, which is tried; where nothing can be read without it, those too that are others when it is another.
 * Empty: none, or nothing stands there. Of a whole body, all.
 */
export function touchedFields(understand: Understand, answer: unknown, path: string): readonly string[] {
  if (path === '') return [wholeAnswer];
  const names = path.split(/\.|(?=\[\])/);
  const without = structuredClone(answer);
  if (!visit(without, names, takeOut)) return [];
  const before = understood(understand, answer);
  if (before === undefined) return [];
  const found = new Set<string>();
  const after = understood(understand, without);
  if (after === undefined) {
    found.add(wholeAnswer);
    const other = structuredClone(answer);
    visit(other, names, makeAnother);
    collect(before, understood(understand, other) ?? before, '', found);
  } else collect(before, after, '', found);
  return [...found]
    .map(fieldName)
    .filter((name) => name !== '')
    .toSorted();
}

function fieldName(name: string): string {
  return otherNames.reduce((written, [ours, theirs]) => written.replace(ours, theirs), name);
}

function understood(understand: Understand, answer: unknown): unknown {
  try {
    return understand(
      JSON.stringify(answer, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    );
  } catch {
    return undefined;
  }
}

type Work = (from: object, name: string) => boolean;

/** Does `work` wherever the names lead; whether it did anything anywhere. */
function visit(from: unknown, [name, ...rest]: readonly string[], work: Work): boolean {
  if (name === undefined || typeof from !== 'object' || from === null) return false;
  if (Array.isArray(from) !== (name === '[]')) return false;
  const keys = ['*', '[]'].includes(name)
    ? Object.keys(from).toReversed()
    : [name].filter((key) => Object.hasOwn(from, key));
  // Each of them, so not the first alone.
  return keys
    .map((key) => (rest.length === 0 ? work(from, key) : visit(asRecord(from)[key], rest, work)))
    .includes(true);
}

function takeOut(from: object, name: string): boolean {
  return Array.isArray(from) ? from.splice(Number(name), 1).length > 0 : Reflect.deleteProperty(from, name);
}

function makeAnother(from: object, name: string): boolean {
  const value = asRecord(from)[name];
  if (typeof value === 'string') return Reflect.set(from, name, `${value}x`);
  return typeof value === 'number' && Reflect.set(from, name, value + 1);
}

/** Names of what differs; a member of an object that names its type is a field of that type. */
function collect(before: unknown, after: unknown, name: string, found: Set<string>): void {
  if (isDeepStrictEqual(before, after)) return;
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [index, item] of before.entries()) collect(item, after[index], name, found);
    return;
  }
  if (!isObject(before) || !isObject(after)) {
    found.add(name === '' || name === 'organizations' ? wholeAnswer : name);
    return;
  }
  const { __typename: type } = before;
  const start = typeof type === 'string' ? type : name;
  for (const key of Object.keys(before)) {
    const inner = start === '' ? key : `${start}.${key}`;
    collect(before[key], after[key], inner, found);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
