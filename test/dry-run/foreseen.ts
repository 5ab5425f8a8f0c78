import type { FieldChange } from './support.ts';

type Json = Record<string, unknown>;

/** What the object is to look like, as far as it changes. */
export function afterwards(changes: readonly FieldChange[]): Json {
  const expected: Json = {};
  for (const { field, after } of changes) {
    const parent = field.slice(0, -1).reduce<Json>((at, name) => (at[name] ??= {}) as Json, expected);
    parent[field.at(-1) ?? ''] = after;
  }
  return expected;
}

/** What it takes to see that; objects in a list are told by the first. */
export function selectionOf(value: Readonly<Json>): string {
  return Object.entries(value)
    .map(([name, inner]) => {
      const one: unknown = Array.isArray(inner) ? inner[0] : inner;
      return typeof one === 'object' && one !== null ? `${name} { ${selectionOf(one as Json)} }` : name;
    })
    .join(' ');
}
