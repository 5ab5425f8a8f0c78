import { faultHeader } from './faults.ts';

/** Names of sources, or why none can be rehearsed with. */
export type Rehearsable = { readonly sources: readonly string[] } | { readonly refusal: string };

interface Told {
  readonly data?: { readonly sources?: readonly { readonly name: string }[] } | null;
  readonly errors?: readonly { readonly message: string }[];
}

async function ask(query: string, headers: Readonly<Record<string, unknown>>): Promise<Told> {
  const sent = new Headers({ 'content-type': 'application/json' });
  for (const [name, value] of Object.entries(headers)) sent.set(name, String(value));
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: sent,
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Told;
}

/**
 * Asks the server for its sources, and with a fault that does nothing whether they are simulators. `headers`: the
 * caller's own, as typed. Does not reject.
 */
export async function rehearsableSources(headers: Readonly<Record<string, unknown>>): Promise<Rehearsable> {
  try {
    const { data, errors } = await ask('{ sources { name } }', headers);
    const sources = data?.sources?.map(({ name }) => name) ?? [];
    const [first] = sources;
    if (first === undefined) return { refusal: errors?.[0]?.message ?? 'This server has no sources.' };
    const tried = { ...headers, 'x-sandbox-fault': faultHeader([{ source: first, kind: 'slow:0' }]) };
    const refused = (await ask('{ __typename }', tried)).errors?.[0];
    return refused ? { refusal: refused.message } : { sources };
  } catch (error) {
    return {
      refusal: `The server does not answer: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
