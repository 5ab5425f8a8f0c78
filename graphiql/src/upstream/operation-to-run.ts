import { Kind, parse } from 'graphql';

/**
 * The operation to name with this text. GraphiQL learns the operations of a text a moment after the text is there, so
 * who opens a tab and runs it at once would ask for the operation of the tab before. A text's only operation needs no
 * choice: it is named by itself, whatever was chosen.
 */
export function operationToRun(query: string, chosen: string | null): string | null {
  const names = operationNames(query);
  return names.length === 1 ? (names[0] ?? null) : chosen;
}

/** Of a text that is no GraphQL: none, and the server says where it breaks off. */
function operationNames(query: string): (string | null)[] {
  try {
    return parse(query).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value ?? null] : [],
    );
  } catch {
    return [];
  }
}
