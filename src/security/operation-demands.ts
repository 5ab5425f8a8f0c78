import {
  getNamedType,
  isAbstractType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Requirement } from '../core/caller.ts';
import type { Decisions } from './decisions.ts';

/**
 * All that an operation's fields demand, each demand once; what is asked of an interface counts for every type that it
 * could turn out to be. Null where nothing decides about a field, as about introspection. The document is valid.
 */
export function operationDemands(
  schema: GraphQLSchema,
  decisions: Decisions,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly Requirement[] | null {
  const demands = new Map<string, Requirement>();
  const undecided: string[] = [];
  const types = new TypeInfo(schema);

  const takeIn = (parent: GraphQLNamedType | undefined, field: string): void => {
    if (field === '__typename') return;
    const concrete = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
    for (const type of concrete) {
      const requirement = type && decisions.get(`${type.name}.${field}`);
      if (requirement) demands.set(JSON.stringify(requirement), requirement);
      else undecided.push(field);
    }
  };
  const visitor = visitWithTypeInfo(types, {
    Field: ({ name }) => {
      const parent = types.getParentType();
      takeIn(parent ? getNamedType(parent) : undefined, name.value);
    },
  });
  for (const definition of document.definitions) {
    // Its fragments may serve its other operations, and then demand too much: that costs speed and nothing else.
    if (definition === operation || definition.kind === Kind.FRAGMENT_DEFINITION) visit(definition, visitor);
  }
  return undecided.length === 0 ? [...demands.values()] : null;
}
