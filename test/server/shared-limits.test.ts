/** Two instances of orgraph, one Redis, and vendors that count. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph, type Graph, type SourceInput } from '../support/graph.ts';
import { useRedis } from '../support/redis-server.ts';

const windowSeconds = 1;
const vendors = useSandboxGraph({ modes: { confluent: { rateLimit: { limit: 12, windowSeconds } } } });
const startGraph = useGraphs();
const redis = useRedis();
const encryptionKey = randomBytes(32).toString('base64');

const list = '{ organizations(first: 1) { coverage { status error { code } } } }';

async function pair(source: SourceInput, rest: object = {}): Promise<readonly [Graph, Graph]> {
  const options = { redis: { url: redis().url, encryptionKey }, ...rest };
  return [await startGraph([source], {}, options), await startGraph([source], {}, options)];
}

async function statusesOf(graph: Graph, count: number): Promise<Set<unknown>> {
  const answers = await Promise.all(Array.from({ length: count }, () => graph.query(list)));
  return new Set(answers.map(({ data }) => JSON.stringify(data)));
}

const fine = JSON.stringify({ organizations: { coverage: [{ status: 'COMPLETE', error: null }] } });

describe('two instances with one Redis', () => {
  it('stay inside one limit of the vendor, and nobody is refused', async () => {
    const graphs = await pair(vendors.source('confluent'));
    // Each operation is a call: nothing is kept, and nobody asks at the same time.
    const walk = async (graph: Graph): Promise<void> => {
      for (let asked = 0; asked < 12; asked += 1) expect(await statusesOf(graph, 1)).toEqual(new Set([fine]));
    };
    await Promise.all(graphs.map(walk));
    const statuses = vendors.sandbox.requests({ api: 'confluent-org-v2' }).map(({ status }) => status);
    expect(statuses.length).toBeGreaterThanOrEqual(20);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it.each([
    ['confluent-partner', 'exchangePartnerOauthToken'],
    ['guardai', 'login'],
  ])('fetch one token of %s, though both want it at once', async (name, operationId) => {
    const graphs = await pair(vendors.source(name));
    const answers = await Promise.all(graphs.map((graph) => statusesOf(graph, 3)));
    expect(answers).toEqual([new Set([fine]), new Set([fine])]);
    expect(vendors.sandbox.requests({ operationId })).toHaveLength(1);
  });

  it('count the requests of a caller together, and go on when Redis is killed in the middle', async () => {
    const [one, two] = await pair(vendors.source('rockset'), {
      limits: { rate: { requests: 4, perSeconds: 3600 } },
    });
    const ask = (graph: Graph): Promise<boolean> =>
      graph.query(list).then(({ errors }) => errors.length === 0);
    const passed = [
      await ask(one),
      await ask(two),
      await ask(one),
      await ask(two),
      await ask(one),
      await ask(two),
    ];
    expect(passed).toEqual([true, true, true, true, false, false]);
    await redis().kill();
    expect(await Promise.all([ask(one), ask(two)])).toEqual([true, true]);
    await redis().restart();
  });

  it('answer while Redis is killed, frozen and back under load', async () => {
    const graphs = await pair(vendors.source('guardai'));
    let isOver = false;
    const times: number[] = [];
    const load = async (graph: Graph): Promise<void> => {
      while (!isOver) {
        const began = performance.now();
        expect(await statusesOf(graph, 1)).toEqual(new Set([fine]));
        times.push(performance.now() - began);
      }
    };
    const enough = async (count: number): Promise<void> => {
      const wanted = times.length + count;
      while (times.length < wanted) await new Promise(setImmediate);
    };
    const loads = graphs.map(load);
    await enough(20);
    await redis().kill();
    await enough(20);
    await redis().restart();
    await enough(20);
    redis().freeze();
    await enough(20);
    redis().thaw();
    await enough(20);
    isOver = true;
    await Promise.all(loads);
    // A request waits for Redis once at most before it is known to be away.
    expect(Math.max(...times)).toBeLessThan(3_000);
  });
});
