import {
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * How many fields the code of a compiled operation spells out: each field once for every type that its object could be
 * and once for every time that its fragment is spread, which can be millions for a short document. Looks at each
 * selection once for each type. The document is valid.
 */
export function compiledSize(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<SelectionSetNode, Map<GraphQLObjectType, number>>();

  function ofSet(set: SelectionSetNode, type: GraphQLObjectType): number {
    const sizes = known.get(set) ?? new Map<GraphQLObjectType, number>();
    known.set(set, sizes);
    const before = sizes.get(type);
    if (before !== undefined) return before;
    const size = set.selections
      .map((selection) => {
        if (selection.kind === Kind.FIELD) {
          const field = type.getFields()[selection.name.value];
          return (
            1 +
            (field && selection.selectionSet ? ofType(selection.selectionSet, getNamedType(field.type)) : 0)
          );
        }
        const part =
          selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        return part && covers(part.typeCondition?.name.value, type) ? ofSet(part.selectionSet, type) : 0;
      })
      .reduce((sum, each) => sum + each, 0);
    sizes.set(type, size);
    return size;
  }

  function ofType(set: SelectionSetNode, type: GraphQLNamedType): number {
    if (isObjectType(type)) return ofSet(set, type);
    if (!isAbstractType(type)) return 0;
    return schema.getPossibleTypes(type).reduce((sum, each) => sum + ofSet(set, each), 0);
  }

  function covers(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const named = schema.getType(condition);
    return isAbstractType(named) && schema.isSubType(named, type);
  }

  const root = schema.getRootType(operation.operation);
  return root ? ofSet(operation.selectionSet, root) : 0;
}
