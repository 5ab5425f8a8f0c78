import { Kind, parse } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';

/** A place in a text; lines and columns count from 1, columns in UTF-16 units, and the end is the first that is not in it. */
export interface TextRange {
  readonly startLineNumber: number;
  readonly startColumn: number;
  readonly endLineNumber: number;
  readonly endColumn: number;
}

/** `organizations.nodes[3].members`: the keys without places in lists. */
function keysOf(path: string): string[] {
  return path.replaceAll(/\[\d+\]/g, '').split('.');
}

/**
 * Where the document asks for what an answer has at these paths: each field's alias and name. A field that is selected
 * twice is there twice. Empty where the text is no GraphQL, has no such operation, or nothing leads there.
 */
export function rangesOf(query: string, operationName: string | null, paths: readonly string[]): TextRange[] {
  const document = parsed(query);
  const operation = document && operationOf(document, operationName);
  if (!operation) return [];
  const fragments = fragmentsOf(document);
  // Items of a list differ in their places only: thousands of paths may be few selections.
  const distinct = new Map(paths.map((path) => [keysOf(path).join('.'), keysOf(path)]));
  const fields = new Set(
    [...distinct.values()].flatMap((keys) => fieldsAt(operation.selectionSet, keys, fragments)),
  );
  return [...fields].map(rangeOf);
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

function parsed(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch {
    return null;
  }
}

function operationOf(document: DocumentNode, name: string | null): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return name === null ? operations[0] : operations.find((operation) => operation.name?.value === name);
}

function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function fieldsAt(root: SelectionSetNode, keys: readonly string[], fragments: Fragments): FieldNode[] {
  let sets = [root];
  let fields: FieldNode[] = [];
  for (const key of keys) {
    const seen = new Set<string>();
    fields = sets
      .flatMap((set) => [...fieldsOf(set, fragments, seen)])
      .filter(({ alias, name }) => (alias ?? name).value === key);
    sets = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
  }
  return fields;
}

/** Those of its fragments too; each named fragment is looked into once, so that one which spreads itself ends. */
function* fieldsOf(set: SelectionSetNode, fragments: Fragments, seen: Set<string>): Generator<FieldNode> {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      yield selection;
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      yield* fieldsOf(selection.selectionSet, fragments, seen);
    } else if (!seen.has(selection.name.value)) {
      seen.add(selection.name.value);
      const fragment = fragments.get(selection.name.value);
      if (fragment) yield* fieldsOf(fragment.selectionSet, fragments, seen);
    }
  }
}

function rangeOf({ alias, name }: FieldNode): TextRange {
  const first = (alias ?? name).loc?.startToken;
  const last = name.loc?.endToken;
  if (!first || !last) throw new TypeError('The document was parsed without locations.');
  return {
    startLineNumber: first.line,
    startColumn: first.column,
    endLineNumber: last.line,
    endColumn: last.column + last.end - last.start,
  };
}
