import { BREAK, visit, type DocumentNode } from 'graphql';

/** The fields that say how old something is, of whatever type. */
const fieldsOfAge: ReadonlySet<string> = new Set(['fetchedAt', 'stale']);

const known = new WeakMap<DocumentNode, boolean>();

/** Whether an answer to the document may show how old it is what it is made of. */
export function showsAge(document: DocumentNode): boolean {
  const before = known.get(document);
  if (before !== undefined) return before;
  const shows = asksForAge(document);
  known.set(document, shows);
  return shows;
}

function asksForAge(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name }) {
      found = fieldsOfAge.has(name.value);
      return found ? BREAK : undefined;
    },
  });
  return found;
}
