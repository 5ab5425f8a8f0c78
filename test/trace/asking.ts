import type { Graph, GraphAnswer } from '../support/graph.ts';
import type { TraceReport } from '../../src/trace/upstream-call.ts';

export interface TracedAnswer extends GraphAnswer<Readonly<Record<string, unknown>>>, TraceReport {}

/** Asks for the trace by the header. */
export async function traced(
  graph: Pick<Graph, 'query'>,
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<TracedAnswer> {
  const answer = await graph.query(text, variables, undefined, { 'x-orgraph-trace': '1', ...headers });
  const { extensions } = JSON.parse(answer.text) as { readonly extensions?: TraceReport };
  if (!extensions) throw new Error(`the answer has no extensions: ${answer.text}`);
  return { ...answer, ...extensions };
}
