const longestName = 64;
const wellFormed = /^[_A-Za-z][_0-9A-Za-z]*$/;

/** Never a name of GraphQL's grammar: what stands for the names that have none of their own. */
export const otherNames = '(other)';
export const noName = '(anonymous)';

/**
 * Names of operations as values of a label. Clients make them up, and each value is memory here and in the database that
 * reads them, for good: the first `most` that are no longer than usual keep theirs, and all others share one.
 */
export function boundedNames(most: number): (name: string | null) => string {
  const known = new Set<string>();
  return (name) => {
    if (name === null) return noName;
    if (known.has(name)) return name;
    if (known.size >= most || name.length > longestName || !wellFormed.test(name)) return otherNames;
    known.add(name);
    return name;
  };
}
