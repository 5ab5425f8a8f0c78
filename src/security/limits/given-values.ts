import { valueFromASTUntyped } from 'graphql';
import type { FieldNode, GraphQLArgument, OperationDefinitionNode, SelectionNode } from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/**
 * The variables as they came, with the operation's own defaults. They are not checked yet: what is of the wrong type is
 * refused when the query is run.
 */
export function withDefaults(operation: OperationDefinitionNode, given: Variables): Variables {
  const values = Object.create(null) as Record<string, unknown>;
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (Object.hasOwn(given, name)) values[name] = given[name];
    else if (defaultValue) values[name] = valueFromASTUntyped(defaultValue);
  }
  return values;
}

/** What a field is given for an argument; the argument's default where that is nothing, or null. */
export function argumentValue(
  node: FieldNode,
  { name, defaultValue }: GraphQLArgument,
  variables: Variables,
): unknown {
  const argument = node.arguments?.find((each) => each.name.value === name);
  return (argument && valueFromASTUntyped(argument.value, variables)) ?? defaultValue;
}

/** False where `@skip` or `@include` leaves a selection out. */
export function isIncluded({ directives = [] }: SelectionNode, variables: Variables): boolean {
  return directives.every(({ name, arguments: [condition] = [] }) => {
    const value = condition && valueFromASTUntyped(condition.value, variables);
    return !(name.value === 'skip' && value === true) && !(name.value === 'include' && value === false);
  });
}
