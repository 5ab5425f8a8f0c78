import { createHash } from 'node:crypto';

/** Documents by their ids; an id is often, but not always, the SHA-256 of its document. */
export type Documents = ReadonlyMap<string, string>;

export type ParsedManifest = { readonly documents: Documents } | { readonly problem: string };

const form =
  'must be a persisted query manifest ({ "operations": [{ "id", "body" }] }) or a mapping of ids to documents';

/**
 * Reads a manifest as frontends' build tools write it: Apollo's (`format`, `version`, `operations` of `id`, `name`,
 * `type` and `body`), or a plain object of documents by their ids. A problem quotes nothing of it.
 */
export function parseManifest(text: string): ParsedManifest {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return { problem: 'is not JSON' };
  }
  if (!isRecord(manifest)) return { problem: form };
  if (!Array.isArray(manifest['operations'])) return collect(Object.entries(manifest));
  if (manifest['version'] !== undefined && manifest['version'] !== 1)
    return { problem: 'must be of version 1' };
  return collect(
    manifest['operations'].map((operation: unknown) =>
      isRecord(operation) ? [operation['id'], operation['body']] : [undefined, undefined],
    ),
  );
}

function collect(entries: readonly (readonly unknown[])[]): ParsedManifest {
  const documents = new Map<string, string>();
  for (const [id, body] of entries) {
    if (typeof id !== 'string' || id === '' || typeof body !== 'string' || body === '')
      return { problem: form };
    if ((documents.get(id) ?? body) !== body) return { problem: 'has two documents of one id' };
    documents.set(id, body);
  }
  return { documents };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lower-case hex, as in `extensions.persistedQuery.sha256Hash`. */
export function documentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
