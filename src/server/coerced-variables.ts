import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/**
 * The variables of an operation as its resolvers get them. Null where one is wrong or, despite Apollo's types, there is no
 * operation, since the document has several: then nothing is to be done, and Apollo Server says why.
 */
export function coercedVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode | undefined,
  given: Variables = {},
): Variables | null {
  if (!operation) return null;
  return getVariableValues(schema, operation.variableDefinitions ?? [], given).coerced ?? null;
}
