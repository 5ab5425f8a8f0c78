import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** Selects every field that needs no argument, so far down; aliases, because two types' fields may be unlike. */
export function wholeSelection(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string {
  if (isAbstractType(type)) {
    const parts = schema
      .getPossibleTypes(type)
      .map((possible) => `... on ${possible.name} ${wholeSelection(schema, possible, depth)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(type)) throw new Error(`${type.name} has no fields`);
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const result = getNamedType(field.type);
    const needsMore = field.args.some(isRequiredArgument) || (!isLeafType(result) && depth === 0);
    if (needsMore) return [];
    const below = isLeafType(result) ? '' : ` ${wholeSelection(schema, result, depth - 1)}`;
    return [`${type.name}_${field.name}: ${field.name}${below}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}
