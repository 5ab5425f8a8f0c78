import { isDeepStrictEqual } from 'node:util';
import {
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { ForeseenChange } from '../core/dry-run.ts';
import { asRecord } from '../core/json.ts';

export interface FieldChange {
  /** Names from the object down. */
  readonly field: readonly string[];
  /** JSON, as the field itself would be answered. */
  readonly before: unknown;
  readonly after: unknown;
}

/** They are about the answer, not about the object. */
const ofTheAnswer = ['fetchedAt', 'stale'];

/**
 * The fields of the object's GraphQL type in which a change shows. Those that have an access directive of their own are
 * not among them: who may read the object need not be let in there.
 */
export function fieldChanges(
  schema: GraphQLSchema,
  { typename, before, after, isNew }: ForeseenChange,
): readonly FieldChange[] {
  const type = schema.getType(typename);
  if (!isObjectType(type)) throw new TypeError(`the schema has no object type ${typename}`);
  const changes = differences(type, before, after, []);
  return isNew ? changes.map((change) => ({ ...change, before: null })) : changes;
}

function differences(
  type: GraphQLObjectType,
  before: unknown,
  after: unknown,
  path: readonly string[],
): readonly FieldChange[] {
  return Object.values(type.getFields())
    .filter(isOpen)
    .flatMap((field): readonly FieldChange[] => {
      const from = asRecord(before)[field.name] ?? null;
      const to = asRecord(after)[field.name] ?? null;
      if (from === null && to === null) return [];
      const name = [...path, field.name];
      const target = getNullableType(field.type);
      if (isObjectType(target)) return differences(target, from, to, name);
      const [was, willBe] = [shown(target, from), shown(target, to)];
      const isSame = (isNothing(was) && isNothing(willBe)) || isDeepStrictEqual(was, willBe);
      return isSame ? [] : [{ field: name, before: was, after: willBe }];
    });
}

function isOpen({ name, args, astNode }: GraphQLField<unknown, unknown>): boolean {
  const directives = astNode?.directives ?? [];
  return (
    args.length === 0 &&
    !ofTheAnswer.includes(name) &&
    !directives.some((directive) => directive.name.value === 'requiresScopes')
  );
}

/** An empty list comes and goes with the object that holds it. */
function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

function shown(type: GraphQLOutputType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const inner = getNullableType(type);
  if (isListType(inner)) return (value as readonly unknown[]).map((item) => shown(inner.ofType, item));
  if (isLeafType(inner)) return inner.serialize(value);
  if (!isObjectType(inner)) return null;
  const fields = Object.values(inner.getFields()).filter(isOpen);
  return Object.fromEntries(fields.map(({ name, type: of }) => [name, shown(of, asRecord(value)[name])]));
}
