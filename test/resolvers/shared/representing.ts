import { encodeGlobalId } from '../../../src/core/ids.ts';
import type { Graph, GraphAnswer } from '../../support/graph.ts';

export interface Organization {
  readonly __typename: string;
  readonly id: string;
  readonly nativeId: string;
  readonly name: string;
  readonly source: { readonly name: string };
}

const fields = '__typename ... on Organization { id nativeId name source { name } }';

/** Asks as a router does. */
export function entitiesOf(
  { query }: Pick<Graph, 'query'>,
  representations: readonly unknown[],
): Promise<GraphAnswer<{ readonly _entities: readonly (Organization | null)[] }>> {
  return query(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${fields} } }`,
    { representations },
  );
}

/** Every organization, as a list of the graph has it. */
export async function everyOrganization({ query }: Pick<Graph, 'query'>): Promise<readonly Organization[]> {
  const { data } = await query<{ organizations: { nodes: Organization[] } }>(
    `{ organizations(first: 200) { nodes { ${fields} } } }`,
  );
  return data.organizations.nodes;
}

export function byId({ __typename, id }: Organization): object {
  return { __typename, id };
}

export function byNativeId({ __typename, nativeId, source }: Organization): object {
  return { __typename, nativeId, source };
}

/** As a router has it from a subgraph that knows no vendor. */
export function asInterface({ id }: Organization): object {
  return { __typename: 'Organization', id };
}

const nativeId = '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11';

/** One of the sandbox. */
export const acme: Organization = {
  __typename: 'TileDBOrganization',
  id: encodeGlobalId({ typename: 'TileDBOrganization', source: 'tiledb', nativeId }),
  nativeId,
  name: 'acme-genomics',
  source: { name: 'tiledb' },
};
