const names = ['authorization', 'cache-control'];

/**
 * Of a client's headers, those that mean something to orgraph in every request that a gateway makes of one: who asks, and
 * how old an answer may be. Not `Idempotency-Key`: a gateway may split a mutation, and a key is for one document.
 */
export function forwardedHeaders(
  valueOf: (name: string) => string | null | undefined,
): Readonly<Record<string, string>> {
  const values = names.map((name) => [name, valueOf(name)] as const);
  return Object.fromEntries(values.filter((entry): entry is [string, string] => entry[1] != null));
}
