import { Kind } from 'graphql';
import type {
  DocumentNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import type { QueryLimits } from './query-limits.ts';
import { add } from './saturating.ts';

export type QueryShape = Pick<QueryLimits, 'depth' | 'aliases' | 'aliasLength' | 'directives' | 'rootFields'>;

interface SelectionShape {
  readonly depth: number;
  readonly aliases: number;
  /** Of the longest. */
  readonly aliasLength: number;
  readonly directives: number;
  /** On the topmost level. */
  readonly fields: number;
}

const nothing: SelectionShape = { depth: 0, aliases: 0, aliasLength: 0, directives: 0, fields: 0 };

/**
 * Measures an operation in a time that grows with the length of its document: each fragment is measured once, however
 * often it is spread. A fragment within itself, which GraphQL refuses, counts as nothing there.
 */
export function shapeOf(document: DocumentNode, operation: OperationDefinitionNode): QueryShape {
  const fragments = fragmentsOf(document);
  const measured = new Map<string, SelectionShape>();

  function ofFragment(name: string): SelectionShape {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    if (!fragment) return nothing;
    measured.set(name, nothing);
    const shape = withDirectives(fragment, ofSelections(fragment.selectionSet));
    measured.set(name, shape);
    return shape;
  }

  function ofSelection(selection: SelectionNode): SelectionShape {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
    const inner = selection.selectionSet ? ofSelections(selection.selectionSet) : nothing;
    if (selection.kind === Kind.INLINE_FRAGMENT) return inner;
    const aliases = add(inner.aliases, selection.alias ? 1 : 0);
    const aliasLength = Math.max(inner.aliasLength, selection.alias?.value.length ?? 0);
    return { ...inner, depth: inner.depth + 1, aliases, aliasLength, fields: 1 };
  }

  function ofSelections({ selections }: SelectionSetNode): SelectionShape {
    let sum = nothing;
    for (const selection of selections) {
      const shape = withDirectives(selection, ofSelection(selection));
      sum = {
        depth: Math.max(sum.depth, shape.depth),
        aliases: add(sum.aliases, shape.aliases),
        aliasLength: Math.max(sum.aliasLength, shape.aliasLength),
        directives: add(sum.directives, shape.directives),
        fields: add(sum.fields, shape.fields),
      };
    }
    return sum;
  }

  const { fields, ...shape } = withDirectives(operation, ofSelections(operation.selectionSet));
  const ofVariables = (operation.variableDefinitions ?? []).map(({ directives }) => directives?.length ?? 0);
  return { ...shape, directives: add(shape.directives, ...ofVariables), rootFields: fields };
}

export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function withDirectives(
  { directives }: Pick<SelectionNode, 'directives'>,
  shape: SelectionShape,
): SelectionShape {
  return { ...shape, directives: add(shape.directives, directives?.length ?? 0) };
}
