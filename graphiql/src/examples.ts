/** One worked example: a tab of a first visit, and an entry of the Examples panel. */
export interface Example {
  /** The operation's name in words: `EverythingAtOnce` is "Everything at once". */
  readonly title: string;
  readonly query: string;
  /** JSON for the variables editor; null when the operation takes none. */
  readonly variables: string | null;
}

const queries = import.meta.glob<string>('../tabs/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const variables = import.meta.glob<string>('../tabs/*.variables.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function titleOf(query: string): string {
  const name = /^(?:query|mutation) (\w+)/m.exec(query)?.[1] ?? 'Example';
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** In the order of their file names. */
export const examples: readonly Example[] = Object.entries(queries)
  .toSorted(([left], [right]) => left.localeCompare(right))
  .map(([path, query]) => ({
    title: titleOf(query),
    query,
    variables: variables[path.replace(/\.graphql$/, '.variables.json')] ?? null,
  }));
