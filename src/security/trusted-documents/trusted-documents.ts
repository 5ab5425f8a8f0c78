import type { AskedDocument } from './asked-document.ts';
import { documentHash, type Documents } from './manifest.ts';

export type TrustMode = 'log' | 'enforce';

export interface TrustedDocumentsSettings {
  readonly mode: TrustMode;
  readonly documents: Documents;
}

export type Trust =
  /** `query` is what to run. */
  | { readonly verdict: 'run'; readonly query: string; readonly trusted: boolean }
  /** There is an id only, and nothing is known under it. */
  | { readonly verdict: 'unknown-id' }
  /** There is an id, and a document that is another. */
  | { readonly verdict: 'mismatch' }
  /** The document is on no list. */
  | { readonly verdict: 'untrusted' }
  /** There is neither a document nor an id. */
  | { readonly verdict: 'nothing-asked' };

/** Decides which document a request may run. */
export function trustedDocuments({ mode, documents }: TrustedDocumentsSettings) {
  const texts = new Set(documents.values());

  return ({ query, id }: AskedDocument): Trust => {
    const named = id === undefined ? undefined : find(documents, id);
    if (query === undefined) {
      if (id === undefined) return { verdict: 'nothing-asked' };
      return named === undefined
        ? { verdict: 'unknown-id' }
        : { verdict: 'run', query: named, trusted: true };
    }
    if (id !== undefined && query !== named && !isHashOf(id, query)) return { verdict: 'mismatch' };
    const trusted = texts.has(query);
    return trusted || mode === 'log' ? { verdict: 'run', query, trusted } : { verdict: 'untrusted' };
  };
}

const hashPrefix = 'sha256:';

function find(documents: Documents, id: string): string | undefined {
  return (
    documents.get(id) ?? (id.startsWith(hashPrefix) ? documents.get(id.slice(hashPrefix.length)) : undefined)
  );
}

function isHashOf(id: string, query: string): boolean {
  return (id.startsWith(hashPrefix) ? id.slice(hashPrefix.length) : id) === documentHash(query);
}
