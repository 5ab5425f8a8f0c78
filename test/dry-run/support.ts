import { encodeGlobalId } from '../../src/core/ids.ts';
import type { Graph, GraphAnswer } from '../support/graph.ts';

export interface FieldChange {
  readonly field: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

export interface PlannedRequest {
  readonly source: string;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export interface Payload {
  readonly plan: readonly PlannedRequest[] | null;
  readonly changes: readonly FieldChange[] | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly message: string;
    readonly field: readonly string[] | null;
  }[];
}

export interface Planned {
  /** Null where the mutation is an error. */
  readonly payload: (Payload & Readonly<Record<string, unknown>>) | null;
  readonly answer: GraphAnswer<unknown>;
}

export const plannedFields =
  'plan { source operationId method path body } changes { field before after } userErrors { code message field }';

/** Runs `mutation(input: …, dryRun: …)`; `dryRun` may be what a client sends in its place. */
export async function plan(
  graph: Pick<Graph, 'query'>,
  mutation: string,
  input: Readonly<Record<string, unknown>>,
  { dryRun = true, selection = '' }: { readonly dryRun?: boolean | null; readonly selection?: string } = {},
): Promise<Planned> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await graph.query<{ readonly result: Planned['payload'] } | null>(
    `mutation ($input: ${type}!, $dryRun: Boolean) {
      result: ${mutation}(input: $input, dryRun: $dryRun) { ${selection} ${plannedFields} }
    }`,
    { input, dryRun },
  );
  return { payload: answer.data?.result ?? null, answer };
}

export const ids = {
  confluent: encodeGlobalId({
    typename: 'ConfluentOrganization',
    source: 'confluent',
    nativeId: 'e945bf93-8516-4d6d-84c6-a2b93d509bc9',
  }),
  acme: tiledbId('5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11'),
  nowhere: tiledbId('00000000-0000-4000-8000-000000000000'),
  guardai: guardaiId('7'),
  nobody: guardaiId('4711'),
};

function tiledbId(nativeId: string): string {
  return encodeGlobalId({ typename: 'TileDBOrganization', source: 'tiledb', nativeId });
}

function guardaiId(nativeId: string): string {
  return encodeGlobalId({ typename: 'GuardAIOrganization', source: 'guardai', nativeId });
}
