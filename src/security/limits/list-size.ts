import { GraphQLError, isListType, isNonNullType } from 'graphql';
import type { FieldNode, GraphQLField } from 'graphql';
import type { ListSize } from './cost-rules.ts';
import { argumentValue, type Variables } from './given-values.ts';
import { most } from './saturating.ts';

/** Entries of a list of which the schema says nothing. */
export const unknownSize = 10;

/** How long the list of a field with `@listSize` can be in a query. */
export function sizeOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  listSize: ListSize,
  variables: Variables,
): number {
  const slices = field.args
    .filter(({ name }) => listSize.slicingArguments.includes(name))
    .map((argument) => argumentValue(node, argument, variables))
    .filter((value) => typeof value === 'number' && Number.isInteger(value))
    .map(Number);
  if (listSize.requireOneSlicingArgument && listSize.slicingArguments.length > 0 && slices.length !== 1) {
    const names = listSize.slicingArguments.map((name) => `"${name}"`).join(', ');
    throw new GraphQLError(`"${field.name}" needs exactly one of the arguments ${names}.`, {
      nodes: node,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
    });
  }
  if (slices.length > 0) return Math.min(Math.max(0, ...slices), most);
  return Math.min(listSize.assumedSize ?? unknownSize, namedItems(node, field, variables));
}

/**
 * A list of what a required list argument names (`nodes(ids: [ID!]!)`) is no longer than that argument. It is no slicing
 * argument: composition wants those to be Ints.
 */
function namedItems(node: FieldNode, field: GraphQLField<unknown, unknown>, variables: Variables): number {
  const lists = field.args
    .filter(({ type }) => isNonNullType(type) && isListType(type.ofType))
    .map((argument) => argumentValue(node, argument, variables));
  return Math.min(most, ...lists.map((value) => (Array.isArray(value) ? value.length : 1)));
}
