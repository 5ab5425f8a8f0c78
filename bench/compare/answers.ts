import { isDeepStrictEqual } from 'node:util';
import type { Exchange } from './load.ts';
import { requestBodies, type Language } from './languages.ts';
import type { Workload } from './workloads.ts';

/** Somebody to ask. */
export interface Asked {
  readonly name: string;
  readonly language: Language;
  readonly endpoint: string;
}

/** What somebody said to each request of a workload, as sent and by content. */
export interface Said {
  readonly exchanges: readonly Exchange[];
  readonly content: readonly (readonly unknown[])[];
}

/** Asks each request of a workload once. Throws for an answer that is an error. */
export async function hear({ name, language, endpoint }: Asked, workload: Workload): Promise<Said> {
  const exchanges: Exchange[] = [];
  const content: (readonly unknown[])[] = [];
  for (const [request, body] of requestBodies(workload, language).entries()) {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(endpoint, { method: 'POST', headers, body });
    const answer = await response.text();
    const { data, errors } = parse(answer);
    if (response.status !== 200 || data == null || errors !== undefined) {
      throw new Error(`${name} answered ${workload.name} with ${response.status}: ${answer.slice(0, 1_000)}`);
    }
    exchanges.push({ body, answer });
    content.push(language.content(workload, request, data));
  }
  return { exchanges, content };
}

function parse(text: string): { readonly data?: unknown; readonly errors?: unknown } {
  try {
    return JSON.parse(text) as { data?: unknown; errors?: unknown };
  } catch {
    return {};
  }
}

/** Throws unless two contenders said the same: the same text in the same language, else the same content. */
export function expectSame(workload: Workload, one: Asked & Said, other: Asked & Said): void {
  const said = (who: Said, request: number): unknown =>
    one.language === other.language
      ? // Some end the text with a line break.
        who.exchanges[request]?.answer.trimEnd()
      : who.content[request];
  one.content.forEach((content, request) => {
    if (content.length > 0 && isDeepStrictEqual(said(one, request), said(other, request))) return;
    throw new Error(
      `${workload.name}: ${one.name} and ${other.name} do not say the same.\n` +
        `${one.name}: ${JSON.stringify(said(one, request))}\n${other.name}: ${JSON.stringify(said(other, request))}`,
    );
  });
}
