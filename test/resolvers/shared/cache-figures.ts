import type { Graph } from '../../support/graph.ts';

/** How a source's reads have been answered. */
export async function countsOf(
  graph: Pick<Graph, 'query'>,
  source: string,
): Promise<Readonly<Record<string, number>>> {
  const { data } = await graph.query<{ source: { cache: Record<string, number> } }>(
    `{ source(name: "${source}") { cache { hits stale misses shared bypassed entries bytes } } }`,
  );
  return data.source.cache;
}
