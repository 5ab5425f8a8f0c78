import { LRUCache } from 'lru-cache';

/** Which documents are queries: known once they have been run. */
export interface KnownQueries {
  has(body: unknown): boolean;
  /** Its operation was a query. */
  add(body: unknown): void;
}

/** Characters; a document of a frontend has some hundreds. */
const mostText = 500_000;

export function knownQueries(): KnownQueries {
  const known = new LRUCache<string, true>({
    maxSize: mostText,
    sizeCalculation: (_true, key) => key.length,
  });
  return {
    has(body) {
      const operation = operationOf(body);
      return operation !== null && known.get(operation) === true;
    },
    add(body) {
      const operation = operationOf(body);
      if (operation !== null && operation.length <= mostText) known.set(operation, true);
    },
  };
}

const plainMembers: ReadonlySet<string> = new Set(['query', 'documentId', 'operationName']);

/** Which operation a request asks for, whatever its variables; null: it asks for more than to have it run. */
function operationOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const operation = Object.entries(body).filter(([name]) => name !== 'variables');
  const isPlain = operation.every(
    ([name, value]) => plainMembers.has(name) || (name === 'extensions' && namesDocument(value)),
  );
  return isPlain ? JSON.stringify(operation) : null;
}

/** What clients of persisted queries say in `extensions`. */
function namesDocument(extensions: unknown): boolean {
  if (typeof extensions !== 'object' || extensions === null) return extensions === null;
  return Object.keys(extensions).every((name) => name === 'persistedQuery');
}
