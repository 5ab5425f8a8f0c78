import { encodeGlobalId } from '../../../src/core/ids.ts';
import type { GraphAnswer, SandboxGraph } from '../../support/graph.ts';

const nativeIds = {
  'acme-genomics': '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11',
  'vela-imaging': 'b81d4fa2-3c57-4e0a-9d26-e4c0a7f51312',
  'quarry-systems': '0c6e2b9d-84f1-4d73-a5be-91f7d3c80e13',
  'paperbark-health': 'e9a57d30-1b68-4c2f-b0d4-6f8e25c19a14',
  'beta.lab': '77a0c3b4-2a63-4f0d-8d0e-0d4a6f3b1c22',
  public: 'e0d1f1c2-5c11-4e7a-8f0a-9d8e7c6b5a43',
  'ostra-maritime': '48f3b6d1-e02c-4a95-8c7d-0b5a9e64f715',
  nowhere: '00000000-0000-4000-8000-000000000000',
};

/** Global id of an organization of the sandbox's seed; `nowhere` has none behind it. */
export function idOf(name: keyof typeof nativeIds): string {
  return globalId('TileDBOrganization', 'tiledb', nativeIds[name]);
}

export function globalId(typename: string, source: string, nativeId: string): string {
  return encodeGlobalId({ typename, source, nativeId });
}

export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
}

export type Payload = Readonly<Record<string, unknown>> & { readonly userErrors: readonly UserError[] };

export interface Mutated {
  /** The mutation's payload; null where it is an error. */
  readonly payload: Payload | null;
  readonly answer: GraphAnswer<unknown>;
}

/** Runs `mutation(input: …) { selection userErrors { … } }`. */
export async function mutate(
  graph: Pick<SandboxGraph, 'query'>,
  mutation: string,
  input: Readonly<Record<string, unknown>>,
  selection = '',
): Promise<Mutated> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await graph.query<Readonly<Record<string, Payload | null>> | null>(
    `mutation ($input: ${type}!) { result: ${mutation}(input: $input) { ${selection} userErrors { code message field } } }`,
    { input },
  );
  return { payload: answer.data?.['result'] ?? null, answer };
}

/** Names of the calls TileDB got, oldest first. */
export function tiledbCalls({ sandbox }: Pick<SandboxGraph, 'sandbox'>): (string | null)[] {
  return sandbox.requests({ api: 'tiledb-v1' }).map(({ operationId }) => operationId);
}

/** The last call of an operation, as it arrived: its path and body. */
export function arrived({ sandbox }: Pick<SandboxGraph, 'sandbox'>, operationId: string) {
  const request = sandbox.requests({ api: 'tiledb-v1', operationId }).at(-1);
  if (!request) throw new Error(`${operationId} was not called`);
  return { method: request.method, path: request.path, body: request.body };
}
