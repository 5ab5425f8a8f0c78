import type { Graph } from '../support/graph.ts';
import { apis, idOf } from '../contract/apis.ts';

interface Told {
  readonly code: string;
  readonly httpStatus: number | null;
  readonly retryable: boolean;
}

/** What one source has in the answer to "everything". */
export interface Part {
  readonly status: string;
  readonly error: Told | null;
  /** Ids of its organizations, in order. */
  readonly listed: readonly string[];
  /** The one organization that was asked for by its id. */
  readonly single: unknown;
  /** Code of that field's error. */
  readonly singleCode: unknown;
}

export interface Everything {
  /** By source. */
  readonly parts: ReadonlyMap<string, Part>;
  readonly milliseconds: number;
  readonly text: string;
}

interface Listed {
  readonly organizations: {
    readonly nodes: readonly { readonly id: string; readonly source: { readonly name: string } }[];
    readonly coverage: readonly {
      readonly source: { readonly name: string };
      readonly status: string;
      readonly error: Told | null;
    }[];
  };
}

const list = `{ organizations(first: 200) {
  nodes { id source { name } }
  coverage { source { name } status error { code httpStatus retryable } }
} }`;
const byId = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Organization { nativeId } } }';

/** Lists the organizations of all sources and gets one of each, at the same time and by two requests. */
export async function askEverything({ query }: Pick<Graph, 'query'>): Promise<Everything> {
  const since = performance.now();
  const ids = apis.map((api) => idOf(api, api.nativeId));
  const [listed, single] = await Promise.all([
    query<Listed>(list),
    query<{ readonly nodes: readonly unknown[] }>(byId, { ids }),
  ]);
  const milliseconds = performance.now() - since;
  const { nodes, coverage } = listed.data.organizations;
  if (listed.errors.length > 0) throw new Error(`The list has errors of its own: ${listed.text}`);
  const parts = apis.map(({ source }, index): [string, Part] => {
    const covered = coverage.find(({ source: { name } }) => name === source);
    const error = single.errors.find(({ path }) => path?.[1] === index);
    const part = {
      status: covered?.status ?? 'missing',
      error: covered?.error ?? null,
      listed: nodes.filter((node) => node.source.name === source).map(({ id }) => id),
      single: single.data.nodes[index],
      singleCode: error?.extensions['code'],
    };
    return [source, part];
  });
  return { parts: new Map(parts), milliseconds, text: listed.text + single.text };
}
