import { isLoopback } from './environment-proxy.ts';
import type { Path, Problem } from './problem.ts';

export const mustBeEncrypted =
  'must be an https:// address: whoever is on the way reads and changes what goes over http:// ' +
  '("allowInsecure: true" beside it allows that all the same)';

/** An `http://` address of another machine. */
export function isInsecure(address: unknown): boolean {
  const url = typeof address === 'string' ? URL.parse(address) : null;
  return url?.protocol === 'http:' && !isLoopback(url.hostname);
}

/** The addresses that a source sends credentials to unencrypted: its base URL, and those of tokens in its `auth`. */
export function insecureAddresses(baseUrl: string, auth: unknown, path: Path): readonly Problem[] {
  const found = isInsecure(baseUrl) ? [[...path, 'baseUrl']] : [];
  return [...found, ...insecureMembers(auth, [...path, 'auth'])].map((at) => ({
    path: at,
    text: mustBeEncrypted,
  }));
}

function insecureMembers(value: unknown, path: Path): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const at = [...path, key];
    return key.endsWith('Url') && isInsecure(member) ? [at] : insecureMembers(member, at);
  });
}
