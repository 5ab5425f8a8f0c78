/** docs/caching.md says of every read how long its answer is kept; that is tried for each row. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../../sandbox/index.ts';
import { stoppedClock } from '../../support/clock.ts';
import { useGraphs, type ListeningGraph } from '../../support/graph.ts';
import { until } from '../../support/temporary-files.ts';
import { drives } from './drives.ts';
import { contractOperations, type OperationName } from './table.ts';

interface Row {
  readonly name: OperationName;
  readonly kept: 'never' | '`ttlSeconds`';
  readonly stale: 'no' | '`staleSeconds`';
}

const page = readFileSync(join(import.meta.dirname, '../../../docs/caching.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([\w-]+ \w+)` +\| (\S+) +\| (\S+) +\|/gm)].map(
  ([, name, kept, stale]) => ({ name, kept, stale }) as Row,
);

/** Writes, tokens, and what is in a contract for the simulator's sake. */
const noReads =
  /(?: (?:add|copy|create|delete|rename|update|upload)\w+| (?:exchange|issue)\w+| login| ping)$/;

describe('docs/caching.md', () => {
  it('has one row for each read of the contracts, and no other', () => {
    const reads = contractOperations().filter((name) => !noReads.test(name));
    expect(rows.map(({ name }) => name).toSorted()).toEqual(reads.toSorted());
  });
});

describe('an answer to', () => {
  const clock = stoppedClock();
  const start = useGraphs();
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ strict: true });
  });
  beforeEach(() => {
    sandbox.reset();
  });
  afterAll(() => sandbox.stop());

  async function staleReads(graph: ListeningGraph): Promise<number> {
    const { data } = await graph.query<{ sources: { cache: { stale: number } }[] }>(
      '{ sources { cache { stale } } }',
    );
    return data.sources.reduce((sum, { cache }) => sum + cache.stale, 0);
  }

  it.each(rows)('$name is kept as the table says', async ({ name, kept, stale }) => {
    const [api = '', operationId = ''] = name.split(' ');
    const sources = sandbox
      .configuration()
      .sources.filter((source) => source.api.startsWith(api.split('-')[0] ?? ''));
    const cache = { ttlSeconds: 10, staleSeconds: 100 };
    const graph = await start(sources, { cache }, {}, clock);
    const calls = (): number =>
      sandbox.requests({ operationId }).filter((request) => request.api === api).length;
    const drive = async (): Promise<unknown> => drives[name]?.(graph);
    await drive();
    const once = calls();
    expect(once).toBeGreaterThan(0);

    clock.pass(9);
    await drive();
    expect(calls()).toBe(kept === 'never' ? 2 * once : once);

    clock.pass(1);
    // The organization that it belongs to may be stale as well.
    const others = await staleReads(graph);
    await drive();
    await until(() => calls() > once);
    const isStale = (await staleReads(graph)) > others;
    if (stale !== 'no') expect(isStale).toBe(true);
    else expect(calls()).toBeGreaterThanOrEqual(2 * once);
  });
});
