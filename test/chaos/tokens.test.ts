import { describe, expect, it } from '@jest/globals';
import { apis } from '../contract/apis.ts';
import { useGraphs, useSandboxGraph } from '../support/graph.ts';
import { askEverything } from './everything.ts';
import { misfortunes, strike } from './faults.ts';

const vendors = useSandboxGraph();
const startGraph = useGraphs();
const breaker = { minimumCalls: 1_000_000 };
const defaults = { retries: 0, breaker };

/** One of each way to fail; they all go through the same door as the vendors' other calls. */
const kinds = [
  'never answers',
  'hangs up',
  'answers 401',
  'answers 404',
  'answers 503',
  'sends another shape',
  'sends a page for people',
];

const withTokens = apis.flatMap(({ api, source, token }) =>
  token === null ? [] : [{ api, source, operationId: token.operationId }],
);

describe.each(withTokens)('while nobody gets a token for $api', ({ api, source, operationId }) => {
  it.each(misfortunes.filter(({ what }) => kinds.includes(what)))(
    'because its endpoint $what, the others answer, and so does it afterwards',
    async ({ fault }) => {
      const sources = vendors.sandbox
        .configuration()
        .sources.map((entry) => (entry.name === source ? { ...entry, timeoutMs: 400 } : entry));
      const graph = await startGraph(sources, defaults);
      const heal = strike(vendors.sandbox, api, [operationId], fault);
      const { parts, text, milliseconds } = await askEverything(graph);
      expect([...parts].map(([name, { status }]) => [name, status])).toEqual(
        apis.map((one) => [one.source, one.source === source ? 'FAILED' : 'COMPLETE']),
      );
      const part = parts.get(source);
      expect(part?.error?.code).toMatch(/^UPSTREAM_(?!FORBIDDEN|REJECTED)/);
      expect(part?.singleCode).toBe(part?.error?.code);
      expect(text).not.toContain('INTERNAL_SERVER_ERROR');
      expect(milliseconds).toBeLessThan(3_000);

      heal();
      // A token endpoint that says when to come back is left alone until then.
      for (let status: string | undefined; status !== 'COMPLETE';) {
        status = (await askEverything(graph)).parts.get(source)?.status;
      }
    },
  );
});
