/**
 * What `load` gives for each item, in their order. An item that fails is its own entry's error, as GraphQL takes it: it is
 * in the list as the error, since graphql-jit leaves out a promise that rejects at the end of one.
 */
export function settledList<Item, Loaded>(
  items: readonly Item[],
  load: (item: Item, index: number) => Promise<Loaded>,
): Promise<readonly Loaded[]> {
  return Promise.all(
    items.map((item, index) => load(item, index).catch((error: unknown) => error as Loaded)),
  );
}
