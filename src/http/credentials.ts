import { unsendableHeader } from './headers.ts';
import type { Credentials } from './types.ts';

/** The same headers for every request. Throws a `TypeError` naming the header when they cannot be sent. */
function fixedHeaders(headers: Readonly<Record<string, string>>): Credentials {
  const name = unsendableHeader(headers);
  if (name !== undefined) throw new TypeError(`The credentials do not fit into the header ${name}.`);
  return { authorize: () => Promise.resolve(headers), renew: () => false };
}

export function noCredentials(): Credentials {
  return fixedHeaders({});
}

export function basicHeader(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

export function basicCredentials(username: string, password: string): Credentials {
  return fixedHeaders({ authorization: basicHeader(username, password) });
}

/** `also`: headers that some vendors want beside the token. */
export function bearerCredentials(token: string, also: Readonly<Record<string, string>> = {}): Credentials {
  return fixedHeaders({ ...also, authorization: `Bearer ${token}` });
}

/** `prefix` stands before the key with one space between, as in `ApiKey <key>`. */
export function apiKeyCredentials(header: string, key: string, prefix?: string): Credentials {
  return fixedHeaders({ [header]: prefix === undefined ? key : `${prefix} ${key}` });
}
