import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { isCompilable } from './compilable.ts';

/**
 * Runs an operation as `execute` of graphql-js does, only faster. Null where the variables are wrong: then nothing was
 * done, and graphql-js says it in the words that clients know.
 */
export type CompiledQuery = (
  context: object,
  variables: Readonly<Record<string, unknown>>,
) => Promise<ExecutionResult | null>;

/** Null where the operation cannot be compiled. Takes milliseconds: for operations that come again, and are not too large. */
export async function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Promise<CompiledQuery | null> {
  if (!isCompilable(schema, document)) return null;
  // Loading it takes longer than a server should to be ready, and no query needs it at first.
  const { compileQuery, isCompiledQuery } = await import('graphql-jit');
  // One that shares its document with others is found by its name.
  const name = getOperationAST(document) ? undefined : operation.name?.value;
  const compiled = compileQuery(schema, document, name, {
    // Errors are told without their stacks, and what is unexpected is logged with the stack it was thrown with.
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(compiled)) return null;
  const declared = operation.variableDefinitions ?? [];
  return async (context, variables) => {
    // graphql-jit lets some pass that are wrong, and null where a default allows it but the place of the variable does not.
    if (
      declared.some(({ variable, defaultValue }) => defaultValue && variables[variable.name.value] === null)
    )
      return null;
    if (declared.length > 0 && getVariableValues(schema, declared, variables).errors) return null;
    const { errors, ...result } = await compiled.query(undefined, context, variables);
    return errors ? { errors: errors.map(asGraphQLError), ...result } : result;
  };
}

/** Its own errors are only in part what graphql-js promises: they lack `extensions`, among others. */
function asGraphQLError({ message, path, originalError, locations }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path, originalError });
  return Object.defineProperty(error, 'locations', { value: locations, enumerable: true });
}
