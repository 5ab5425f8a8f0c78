import { expect } from '@jest/globals';
import type { Graph } from '../../support/graph.ts';

export interface Coverage {
  readonly source: { readonly name: string };
  readonly status: string;
  readonly fetched: number;
  readonly total: number | null;
  readonly error: Readonly<Record<string, unknown>> | null;
}

export interface Covered {
  readonly nodes: readonly { readonly name: string; readonly source: { readonly name: string } }[];
  readonly totalCount: number | null;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly coverage: readonly Coverage[];
}

/** A page with its coverage. */
export async function cover(
  graph: Pick<Graph, 'query'>,
  wanted: Readonly<Record<string, unknown>>,
): Promise<Covered> {
  const { data, errors } = await graph.query<{ organizations: Covered }>(
    `query ($first: Int, $after: String, $filter: OrganizationFilter) {
      organizations(first: $first, after: $after, filter: $filter) {
        nodes { name source { name } }
        totalCount
        pageInfo { hasNextPage endCursor }
        coverage {
          source { name } status fetched total
          error { code message httpStatus requestId retryAfter retryable }
        }
      }
    }`,
    wanted,
  );
  expect(errors).toEqual([]);
  return data.organizations;
}

/** `tiledb COMPLETE 6/6`, one for each source. */
export function summary({ coverage }: Covered): string[] {
  return coverage.map(
    ({ source, status, fetched, total }) => `${source.name} ${status} ${fetched}/${total ?? '?'}`,
  );
}
