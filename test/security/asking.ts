import { createHash } from 'node:crypto';
import type { GraphError } from '../support/graph.ts';

/** An answer to a request for `/graphql`. */
export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
  /** Empty where the answer has none. */
  readonly errors: readonly GraphError[];
}

/** Asks by POST, as whoever the headers say. */
export async function ask(
  address: string,
  query: string,
  headers: Readonly<Record<string, string>> = {},
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Asked> {
  return answerOf(
    await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    }),
  );
}

export async function answerOf(response: Response): Promise<Asked> {
  const { data = null, errors = [] } = (await response.json()) as {
    data?: unknown;
    errors?: readonly GraphError[];
  };
  return { status: response.status, headers: response.headers, data, errors };
}

export function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

/** An entry of `auth.apiKeys` for a key. */
export function keyEntry(key: string, entry: Readonly<Record<string, unknown>> = {}) {
  const sha256 = createHash('sha256').update(key, 'utf8').digest('hex');
  return { name: key.replaceAll(/[^\w.-]/g, '-'), sha256, scopes: ['organizations:read'], ...entry };
}

/** Codes of the errors of an answer, in its order. */
export function codesOf({ errors }: Pick<Asked, 'errors'>): unknown[] {
  return errors.map(({ extensions }) => extensions['code']);
}
