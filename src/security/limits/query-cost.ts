import { getNamedType, isAbstractType, isCompositeType, isObjectType, Kind } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import type { CostRules, ListSize } from './cost-rules.ts';
import { argumentValue, isIncluded, withDefaults, type Variables } from './given-values.ts';
import { sizeOf, unknownSize } from './list-size.ts';
import { fragmentsOf } from './query-shape.ts';
import { add, multiply } from './saturating.ts';

export interface CostedQuery {
  readonly schema: GraphQLSchema;
  readonly rules: CostRules;
  /** Valid for the schema. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
}

/** What a selection costs on an object of one type: a fixed part, and what each entry of lists costs that others size. */
interface SelectionCost {
  readonly fixed: number;
  readonly perEntry: ReadonlyMap<string, number>;
}

const nothing: SelectionCost = { fixed: 0, perEntry: new Map() };

/**
 * What a query may cost at most, by the directives of IBM's cost specification:
 *
 *     cost of a field = its weight + its arguments' weights + size × (weight of its type + cost of its selection)
 *
 * The size is 1 unless it is a list. Of the types that an object may be of, the dearest counts. What is selected twice
 * counts twice. Each selection is looked at once for each type that it can be about, however often it is spread.
 */
export function costOf(query: CostedQuery): number {
  return costing(query).ofOperation();
}

/** The same for each root field. Spreads are followed, so only for queries whose number of root fields is bounded. */
export function costByRootField(
  query: CostedQuery,
): readonly { readonly name: string; readonly cost: number }[] {
  return costing(query).ofRootFields();
}

function costing({ schema, rules, document, operation, variables: given }: CostedQuery) {
  const fragments = fragmentsOf(document);
  const variables = withDefaults(operation, given);
  const known = new Map<SelectionSetNode, Map<GraphQLObjectType, SelectionCost>>();
  const root = schema.getRootType(operation.operation);

  function ofSelections(set: SelectionSetNode, type: GraphQLObjectType): SelectionCost {
    const byType = known.get(set) ?? new Map<GraphQLObjectType, SelectionCost>();
    known.set(set, byType);
    const before = byType.get(type);
    if (before) return before;
    // A fragment within itself, which GraphQL refuses, is nothing there.
    byType.set(type, nothing);
    const cost = sum(set, type);
    byType.set(type, cost);
    return cost;
  }

  function sum(set: SelectionSetNode, type: GraphQLObjectType): SelectionCost {
    let fixed = 0;
    const perEntry = new Map<string, number>();
    for (const selection of set.selections) {
      if (!isIncluded(selection, variables)) continue;
      const cost = selection.kind === Kind.FIELD ? ofField(selection, type) : ofFragment(selection, type);
      fixed = add(fixed, cost.fixed);
      for (const [name, each] of cost.perEntry) perEntry.set(name, add(perEntry.get(name) ?? 0, each));
    }
    return { fixed, perEntry };
  }

  function ofFragment(node: Fragment, type: GraphQLObjectType): SelectionCost {
    const { typeCondition, selectionSet } =
      node.kind === Kind.FRAGMENT_SPREAD ? definition(node.name.value) : node;
    if (!selectionSet || !covers(typeCondition?.name.value, type)) return nothing;
    return ofSelections(selectionSet, type);
  }

  function definition(
    name: string,
  ): Partial<Pick<Extract<Fragment, { selectionSet: unknown }>, 'typeCondition' | 'selectionSet'>> {
    return fragments.get(name) ?? {};
  }

  function covers(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const named = schema.getType(condition);
    return isAbstractType(named) && schema.isSubType(named, type);
  }

  function ofField(node: FieldNode, type: GraphQLObjectType): SelectionCost {
    const field = type.getFields()[node.name.value];
    // `__typename`, and what is asked about the schema itself.
    if (!field) return nothing;
    const { weight, weighedArguments, listSize, isList } = rules.ofField(field);
    const own = add(
      weight,
      ...weighedArguments.map(([argument, each]) =>
        multiply(itemsOf(argumentValue(node, argument, variables)), each),
      ),
    );
    const entry = ofEntry(node, field, listSize);
    if (!isList) return { fixed: add(own, entry), perEntry: new Map() };
    if (!listSize) return { fixed: own, perEntry: new Map([[node.name.value, entry]]) };
    return {
      fixed: add(own, multiply(sizeOf(node, field, listSize, variables), entry)),
      perEntry: new Map(),
    };
  }

  /** One object of a field: its type's weight and its selection, of the types that it may be of the dearest. */
  function ofEntry(
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    listSize: ListSize | null,
  ): number {
    const type = getNamedType(field.type);
    const sized = listSize?.sizedFields ?? [];
    const size = listSize && sized.length > 0 ? sizeOf(node, field, listSize, variables) : unknownSize;
    const total = ({ fixed, perEntry }: SelectionCost): number =>
      add(
        fixed,
        ...perEntry
          .entries()
          .map(([name, each]) => multiply(sized.includes(name) ? size : unknownSize, each)),
      );
    const set = node.selectionSet;
    if (!set || !isCompositeType(type)) return rules.ofType(type);
    const candidates = concrete(type).map((each) => add(rules.ofType(each), total(ofSelections(set, each))));
    return Math.max(0, ...candidates);
  }

  function concrete(type: GraphQLNamedType): readonly GraphQLObjectType[] {
    if (isObjectType(type)) return [type];
    return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  }

  function whole({ fixed, perEntry }: SelectionCost): number {
    return add(fixed, ...perEntry.values().map((each) => multiply(unknownSize, each)));
  }

  function rootFields({ selections }: SelectionSetNode, type: GraphQLObjectType): readonly FieldNode[] {
    return selections.flatMap((selection) => {
      if (!isIncluded(selection, variables)) return [];
      if (selection.kind === Kind.FIELD) return [selection];
      const { selectionSet } =
        selection.kind === Kind.FRAGMENT_SPREAD ? definition(selection.name.value) : selection;
      return selectionSet ? rootFields(selectionSet, type) : [];
    });
  }

  return {
    ofOperation: () => (root ? whole(ofSelections(operation.selectionSet, root)) : 0),
    ofRootFields: () =>
      root
        ? rootFields(operation.selectionSet, root).map((node) => ({
            name: (node.alias ?? node.name).value,
            cost: whole(ofField(node, root)),
          }))
        : [],
  };
}

type Fragment = Exclude<SelectionSetNode['selections'][number], FieldNode>;

function itemsOf(value: unknown): number {
  if (value === undefined || value === null) return 0;
  return Array.isArray(value) ? value.length : 1;
}
