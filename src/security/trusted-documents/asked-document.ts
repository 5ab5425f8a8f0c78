/** What a request says of its document. */
export interface AskedDocument {
  readonly query: string | undefined;
  /** `documentId`, or `extensions.persistedQuery.sha256Hash`. */
  readonly id: string | undefined;
}

/** Of the body of a POST. What is of the wrong type is left to Apollo Server, which refuses it. */
export function askedInBody(body: unknown): AskedDocument {
  return {
    query: text(member(body, 'query')),
    id: idOf(member(body, 'documentId'), member(body, 'extensions')),
  };
}

/** Of the URL of a GET. What stands there twice is refused by Apollo Server. */
export function askedInUrl(url: string): AskedDocument {
  const mark = url.indexOf('?');
  const search = new URLSearchParams(mark === -1 ? '' : url.slice(mark));
  return {
    query: search.get('query') ?? undefined,
    id: idOf(search.get('documentId'), parsed(search.get('extensions'))),
  };
}

/** The GraphQL over HTTP draft lets an id name its hash: `sha256:…`. */
function idOf(documentId: unknown, extensions: unknown): string | undefined {
  return text(documentId) ?? text(member(member(extensions, 'persistedQuery'), 'sha256Hash'));
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function parsed(json: string | null): unknown {
  try {
    return json === null ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}
