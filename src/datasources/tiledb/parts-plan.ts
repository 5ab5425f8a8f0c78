/**
 * The arithmetic of batching what belongs to an organization, members or credentials: one call gives all of them,
 * another gives one by name, and neither gives some.
 */
export type PartsCall = { readonly call: 'all' } | { readonly call: 'one'; readonly name: string };

/** The one call that answers everything wanted of an organization; a null among `names` wants all there are. */
export function planParts(names: readonly (string | null)[]): PartsCall {
  const [first, ...others] = new Set(names);
  return first == null || others.length > 0 ? { call: 'all' } : { call: 'one', name: first };
}
