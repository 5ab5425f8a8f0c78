import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Caller } from '../core/caller.ts';
import type { ApiKeySettings } from './access-settings.ts';

/** Tells programs that look for leaked secrets what they have found. */
const prefix = 'orgraph_';

/** A new key of 256 random bits, and the hash by which the configuration knows it. */
export function makeApiKey(): { readonly key: string; readonly sha256: string } {
  const key = prefix + randomBytes(32).toString('base64url');
  return { key, sha256: digest(Buffer.from(key, 'utf8')).toString('hex') };
}

/**
 * Finds whose key it is. Every key is compared, whole and in constant time: how long it takes says neither whether one
 * fits nor how nearly.
 */
export function apiKeyCallers(keys: readonly ApiKeySettings[]): (key: Uint8Array) => Caller | null {
  const known = keys.map(({ name, sha256, scopes, sources }) => ({
    hash: Buffer.from(sha256, 'hex'),
    caller: { name, kind: 'API_KEY' as const, authenticated: true, scopes, sources },
  }));
  return (key) => {
    const given = digest(key);
    let found: Caller | null = null;
    for (const { hash, caller } of known) {
      if (timingSafeEqual(hash, given)) found = caller;
    }
    return found;
  };
}

function digest(key: Uint8Array): Buffer {
  return createHash('sha256').update(key).digest();
}
