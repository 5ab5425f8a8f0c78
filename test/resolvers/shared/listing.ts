import type { Graph } from '../../support/graph.ts';

export interface Listed {
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly id: string; readonly name: string };
  }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

export interface ListArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly filter?: Readonly<Record<string, unknown>> | null;
}

const listing = `query ($first: Int, $after: String, $filter: OrganizationFilter) {
  organizations(first: $first, after: $after, filter: $filter) {
    edges { cursor node { id name } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

/** One page. Fails the test if the list itself could not be had. */
export async function list(graph: Pick<Graph, 'query'>, wanted: ListArguments = {}): Promise<Listed> {
  const { data, errors } = await graph.query<{ organizations: Listed }>(listing, { ...wanted });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.organizations;
}

/** Every page in turn, to the end of the list. */
export async function listAll(graph: Pick<Graph, 'query'>, wanted: ListArguments): Promise<Listed[]> {
  const pages: Listed[] = [];
  for (let after: string | null = null, goesOn = true; goesOn;) {
    const page: Listed = await list(graph, { ...wanted, after });
    pages.push(page);
    ({ endCursor: after, hasNextPage: goesOn } = page.pageInfo);
  }
  return pages;
}

export function idsIn(...pages: readonly Listed[]): string[] {
  return pages.flatMap(({ edges }) => edges.map(({ node }) => node.id));
}

export function namesIn(...pages: readonly Listed[]): string[] {
  return pages.flatMap(({ edges }) => edges.map(({ node }) => node.name));
}

/** The ids of all organizations, in the list's order. */
export async function idsOf(graph: Pick<Graph, 'query'>): Promise<string[]> {
  return idsIn(await list(graph, { first: 200 }));
}
