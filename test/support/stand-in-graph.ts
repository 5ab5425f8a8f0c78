import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { startGraph, type Graph, type SourceInput } from './graph.ts';
import { startStandIn, type Received, type Reply, type Script, type StandIn } from './stand-in.ts';

export interface StandInGraph {
  /** What the vendor answers until the end of the test. */
  answer(script: Script | Reply): void;
  query: Graph['query'];
  /** The calls of this test, oldest first. */
  received(): readonly Received[];
}

/**
 * One stand-in and one graph over it for the test file or `describe` block this is called in; each test says what
 * the vendor answers. For tests that do not mind what a source has learnt before.
 */
export function useStandInGraph(entry: (baseUrl: string) => SourceInput): StandInGraph {
  let script: Script = () => ({ status: 404 });
  let standIn: StandIn | undefined;
  let graph: Graph | undefined;
  let seen = 0;
  beforeAll(async () => {
    standIn = await startStandIn((request) => script(request));
    // Most of these answers are faults: the circuit would open at the tenth.
    graph = await startGraph([entry(standIn.baseUrl)], { breaker: { minimumCalls: 1_000_000 } });
  });
  afterEach(() => {
    script = () => ({ status: 404 });
    seen = standIn?.received.length ?? 0;
  });
  afterAll(async () => {
    await graph?.stop();
    await standIn?.stop();
  });
  const query = (...asked: Parameters<Graph['query']>) => {
    if (!graph) throw new Error('the graph runs only inside tests');
    return graph.query(...asked);
  };
  return {
    answer(next) {
      script = typeof next === 'function' ? next : () => next;
    },
    query: query as Graph['query'],
    received: () => standIn?.received.slice(seen) ?? [],
  };
}
