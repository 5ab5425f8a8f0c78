import type { Sandbox } from '../../../sandbox/index.ts';
import { encodeGlobalId } from '../../../src/core/ids.ts';
import type { GraphAnswer, SandboxGraph, SourceInput } from '../../support/graph.ts';

/** Global id of an organization of the source `guardai`. */
export function idOf(nativeId: number | string, source = 'guardai'): string {
  return encodeGlobalId({ typename: 'GuardAIOrganization', source, nativeId: String(nativeId) });
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

/** Names of the calls GuardAI got but for logins, oldest first. */
export function guardaiCalls(sandbox: Sandbox): (string | null)[] {
  return sandbox
    .requests({ api: 'guardai-v1' })
    .map(({ operationId }) => operationId)
    .filter((operationId) => operationId !== 'login');
}

/** The last call of an operation, as it arrived. */
export function arrived(sandbox: Sandbox, operationId: string) {
  const request = sandbox.requests({ api: 'guardai-v1', operationId }).at(-1);
  if (!request) throw new Error(`${operationId} was not called`);
  const { method, path, query, body } = request;
  return { method, path, query, body };
}

/** The sandbox's source with the key of a plain member of organizations 3 and 7. */
export function memberSource(guardai: Pick<SandboxGraph, 'source'>): SourceInput {
  const auth = { type: 'login', apiKeyId: 'sandbox-guardai-member', apiKey: 'sandbox-guardai-member-key' };
  return { ...guardai.source('guardai'), auth };
}

/** A source whose GuardAI is at this address, and takes any token. */
export function sourceAt(baseUrl: string): SourceInput {
  return { name: 'guardai', api: 'guardai-v1', baseUrl, auth: { type: 'bearer', token: 'some-token' } };
}
