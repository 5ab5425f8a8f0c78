import { getDirectiveValues, getNullableType, isCompositeType, isListType } from 'graphql';
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLNamedType,
  GraphQLOutputType,
  GraphQLSchema,
} from 'graphql';

/** What `@listSize` says of a field. */
export interface ListSize {
  readonly assumedSize: number | undefined;
  readonly slicingArguments: readonly string[];
  /** The lists inside the field that it is about; empty: the field is the list. */
  readonly sizedFields: readonly string[];
  readonly requireOneSlicingArgument: boolean;
}

/** What a field costs by its definition alone. */
export interface FieldRules {
  /** Of resolving it once. */
  readonly weight: number;
  /** Arguments that have a weight of their own; a list argument's is that of each item. */
  readonly weighedArguments: readonly (readonly [GraphQLArgument, weight: number])[];
  readonly listSize: ListSize | null;
  readonly isList: boolean;
}

/** What a mutation costs that has no `@cost`: a write, and what is read back. */
export const mutationWeight = 10;

/** Reads `@cost` and `@listSize` of a schema, once for each field. */
export function costRules(schema: GraphQLSchema) {
  const known = new WeakMap<object, FieldRules>();
  const mutations = new Set<object>(Object.values(schema.getMutationType()?.getFields() ?? {}));

  function read(field: GraphQLField<unknown, unknown>): FieldRules {
    const weighedArguments = field.args.flatMap((argument) => {
      const weight = weightOf(schema, argument);
      return weight === undefined ? [] : [[argument, weight] as const];
    });
    return {
      weight: weightOf(schema, field) ?? (mutations.has(field) ? mutationWeight : 0),
      weighedArguments,
      listSize: listSizeOf(schema, field),
      isList: isList(field.type),
    };
  }

  return {
    ofField(field: GraphQLField<unknown, unknown>): FieldRules {
      const rules = known.get(field) ?? read(field);
      known.set(field, rules);
      return rules;
    },
    /** One object of a type. */
    ofType: (type: GraphQLNamedType): number => weightOf(schema, type) ?? (isCompositeType(type) ? 1 : 0),
  };
}

export type CostRules = ReturnType<typeof costRules>;

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

function weightOf(
  schema: GraphQLSchema,
  { astNode }: GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLNamedType,
): number | undefined {
  const directive = schema.getDirective('cost');
  if (!directive || !astNode) return undefined;
  const weight = getDirectiveValues(directive, astNode)?.['weight'];
  return typeof weight === 'number' ? weight : undefined;
}

function listSizeOf(schema: GraphQLSchema, { astNode }: GraphQLField<unknown, unknown>): ListSize | null {
  const directive = schema.getDirective('listSize');
  const values = directive && astNode ? getDirectiveValues(directive, astNode) : undefined;
  if (!values) return null;
  const { assumedSize, requireOneSlicingArgument } = values;
  return {
    assumedSize: typeof assumedSize === 'number' ? assumedSize : undefined,
    slicingArguments: names(values['slicingArguments']),
    sizedFields: names(values['sizedFields']),
    requireOneSlicingArgument: requireOneSlicingArgument === true,
  };
}

function names(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
