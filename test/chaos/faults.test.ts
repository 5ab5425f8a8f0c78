import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apis } from '../contract/apis.ts';
import { startGraph, useSandboxGraph, type Graph } from '../support/graph.ts';
import { askEverything, type Everything } from './everything.ts';
import { maxResponseBytes, misfortunes, strike } from './faults.ts';

/**
 * Of one call to the API that is struck, its repetitions included; the others have all the time they want. Less than
 * the second that some faults ask to be waited for.
 */
const timeoutMs = 900;
/** Generous: some of it is the machine's, not the vendor's. */
const longest = timeoutMs + 2_000;

// That the circuit opens has tests of its own; here it would hide what follows.
const defaults = { retries: 1, maxResponseBytes, breaker: { minimumCalls: 1_000_000 } };
const vendors = useSandboxGraph();

describe.each(apis)('while $api', (struck) => {
  let graph: Graph;
  let well: Everything['parts'];
  beforeAll(async () => {
    vendors.sandbox.reset();
    const { sources } = vendors.sandbox.configuration();
    const impatient = sources.map((source) =>
      source.name === struck.source ? { ...source, timeoutMs } : source,
    );
    graph = await startGraph(impatient, defaults);
    // The first calls of a process are slow.
    for (let complete = false; !complete;) {
      well = (await askEverything(graph)).parts;
      complete = [...well.values()].every(({ status }) => status === 'COMPLETE');
    }
  });
  afterAll(() => graph.stop());

  it.each(misfortunes)('$what, the others answer, and so does it afterwards', async (misfortune) => {
    const { fault, code, httpStatus } = misfortune;
    const heal = strike(vendors.sandbox, struck.api, [struck.list, struck.get], fault);
    const during = await askEverything(graph);

    for (const { source } of apis.filter(({ source }) => source !== struck.source)) {
      expect([source, during.parts.get(source)]).toEqual([source, well.get(source)]);
    }
    expect(during.milliseconds).toBeLessThan(longest);
    expect(during.text).not.toContain('INTERNAL_SERVER_ERROR');
    const part = during.parts.get(struck.source);
    if (code === null) {
      expect(part).toEqual(well.get(struck.source));
    } else {
      expect(part).toMatchObject({ status: 'FAILED', listed: [], single: null, error: { code } });
      if (httpStatus !== undefined) expect(part?.error).toMatchObject({ httpStatus });
      // A vendor's 404 for one organization is the answer that there is none.
      expect(part?.singleCode).toBe(httpStatus === 404 && struck.hasNotFound ? undefined : code);
    }

    heal();
    const after = await askEverything(graph);
    expect(after.parts).toEqual(well);
    expect(after.milliseconds).toBeLessThan(longest);
  });
});
