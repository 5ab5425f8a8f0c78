import { LRUCache } from 'lru-cache';
import type { RedisLink } from '../redis/link.ts';
import type { Seal } from '../redis/sealed.ts';
import { documentHash } from '../security/trusted-documents/manifest.ts';

/** Documents that clients have sent, by the SHA-256 of each in lower-case hexadecimal. What is not found, they send again. */
export interface PersistedDocuments {
  find(hash: string): Promise<string | null>;
  keep(hash: string, document: string): void;
}

/** Characters of all documents, and of one: what is longer is run and not kept. */
const mostCharacters = 4 * 1024 * 1024;
const longest = 64 * 1024;
/** What stands around a document. */
const overhead = 300;
/**
 * Nobody has asked for it so long. A full Redis makes room by what would end soonest (`volatile-ttl`): by these, which any
 * caller may send, before idempotency keys and budgets.
 */
const lifetimeSeconds = 3600;

/** In memory, and where there is Redis in Redis too: one that was sent to an instance is known to all. */
export function createPersistedDocuments(
  shared: { readonly link: RedisLink; readonly seal: Seal | null } | null,
): PersistedDocuments {
  const kept = new LRUCache<string, string>({
    maxSize: mostCharacters,
    sizeCalculation: (document) => overhead + document.length,
  });
  const key = (hash: string): string => `query:${hash}`;

  async function findElsewhere(hash: string): Promise<string | null> {
    const at = key(hash);
    const found = await shared?.link.run((client) => client.getexBuffer(at, 'EX', lifetimeSeconds));
    if (!shared || !found) return null;
    const document = shared.seal ? shared.seal.open(found, at) : found.toString('utf8');
    // Whoever can write there has nothing run under another's name.
    return document !== null && documentHash(document) === hash ? document : null;
  }

  return {
    async find(hash) {
      const here = kept.get(hash);
      if (here !== undefined) return here;
      const there = await findElsewhere(hash);
      if (there !== null) kept.set(hash, there);
      return there;
    },
    keep(hash, document) {
      if (document.length > longest) return;
      kept.set(hash, document);
      if (!shared) return;
      const at = key(hash);
      // Clients may write secrets into documents, though variables are the place for them.
      const value = shared.seal?.seal(document, at) ?? document;
      void shared.link.run((client) => client.set(at, value, 'EX', lifetimeSeconds));
    },
  };
}
