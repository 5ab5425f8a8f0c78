import type { AnswerContract, FlatSchema } from './contract.ts';
import { kindOf, type Difference } from './difference.ts';

type Flatten = Pick<AnswerContract, 'flatten'>;

interface Seen {
  /** By their JSON: each once, however often it is there. */
  readonly differences: Map<string, Difference>;
  /** Paths of members that were there, and of those that need not be. */
  readonly members: Set<string>;
  readonly optional: Set<string>;
}

/** A vendor that answers with something else altogether is told of by as many. */
const mostDifferences = 200;

/** How an answer differs from its schema. Holds names of members and of types, and no value. */
export function compareAnswer(contract: Flatten, schema: unknown, answer: unknown): readonly Difference[] {
  const seen = nothing();
  look(contract, contract.flatten(schema), { value: answer, path: '' }, seen);
  for (const path of seen.optional.difference(seen.members)) note(seen, { kind: 'absent', path });
  return [...seen.differences.values()];
}

interface Place {
  readonly value: unknown;
  readonly path: string;
}

function look(contract: Flatten, schema: FlatSchema, place: Place, seen: Seen): void {
  const { choices, ...rest } = schema;
  if (choices.length > 0) {
    const looks = choices.map((choice) => {
      const one = nothing();
      look(contract, narrowed(rest, contract.flatten(choice)), place, one);
      return one;
    });
    // What it was meant to be is what it is most like: of its type, whatever else is wrong with it.
    const [best] = looks.toSorted(
      (one, other) =>
        Number(isOfAnother(one, place)) - Number(isOfAnother(other, place)) ||
        one.differences.size - other.differences.size,
    );
    if (best) take(seen, best);
    return;
  }
  const { value, path } = place;
  const found = kindOf(value);
  const expected = schema.types;
  if (expected && !expected.includes(found) && !(found === 'integer' && expected.includes('number'))) {
    note(seen, { kind: 'type', path, expected: expected.join(' or '), found });
    return;
  }
  if (schema.enum && !schema.enum.includes(value)) note(seen, { kind: 'enum', path, found });
  if (Array.isArray(value)) {
    const items = contract.flatten(schema.items);
    for (const item of value) look(contract, items, { value: item, path: `${path}[]` }, seen);
  } else if (typeof value === 'object' && value !== null) lookInside(contract, schema, { value, path }, seen);
}

/** Whether it is of another type itself. */
function isOfAnother({ differences }: Seen, { path }: Place): boolean {
  return differences.values().some((difference) => difference.kind === 'type' && difference.path === path);
}

function lookInside(
  contract: Flatten,
  { properties, required, additional }: FlatSchema,
  { value, path }: Place & { readonly value: object },
  seen: Seen,
): void {
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const schemas = membersOf(contract, properties);
  for (const [name, schema] of schemas) {
    if (!Object.hasOwn(value, name)) {
      if (required.has(name)) note(seen, { kind: 'missing', path: at(name) });
      else seen.optional.add(at(name));
      continue;
    }
    seen.members.add(at(name));
    look(contract, schema, { value: Reflect.get(value, name), path: at(name) }, seen);
  }
  // What has no members of its own may hold anything, under names that are data.
  if (additional === true || (properties.size === 0 && additional === undefined)) return;
  const others = typeof additional === 'object' ? contract.flatten(additional) : null;
  for (const [name, member] of Object.entries(value)) {
    if (schemas.has(name)) continue;
    if (others) look(contract, others, { value: member, path: at('*') }, seen);
    else note(seen, { kind: 'new', path: at(shownName(name)), found: kindOf(member) });
  }
}

function membersOf(contract: Flatten, properties: FlatSchema['properties']): ReadonlyMap<string, FlatSchema> {
  return new Map([...properties].map(([name, schema]) => [name, contract.flatten(schema)]));
}

function note({ differences }: Seen, difference: Difference): void {
  if (differences.size < mostDifferences) differences.set(JSON.stringify(difference), difference);
}

function take(seen: Seen, { differences, members, optional }: Seen): void {
  for (const difference of differences.values()) note(seen, difference);
  for (const path of members) seen.members.add(path);
  for (const path of optional) seen.optional.add(path);
}

/** Somebody may have used what is nobody's business as the name of a member. */
function shownName(name: string): string {
  return /^[A-Za-z_]\w{0,39}$/.test(name) ? name : '(a name that is not shown)';
}

function narrowed(one: Omit<FlatSchema, 'choices'>, other: FlatSchema): FlatSchema {
  return {
    types: other.types ?? one.types,
    enum: other.enum ?? one.enum,
    properties: new Map([...one.properties, ...other.properties]),
    required: one.required.union(other.required),
    items: other.items ?? one.items,
    additional: other.additional ?? one.additional,
    choices: other.choices,
  };
}

function nothing(): Seen {
  return { differences: new Map(), members: new Set(), optional: new Set() };
}
