import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Place } from '../compare/contenders.ts';
import { medians } from '../compare/statistics.ts';
import { run } from '../processes.ts';
import type { SchemaBuild } from '../schema-build-process.ts';
import { sourcesAt } from '../stub/accounts.ts';
import { copyWithTypes } from './grown-copy.ts';
import { timeStart } from './time-start.ts';

/** What a schema of a size costs. Milliseconds and bytes. */
export interface Cost {
  readonly build: number;
  readonly heap: number;
  readonly ready: number;
  readonly memory: number;
}

/** The medians of some runs with each number of added types, the sizes in turn within each run. */
export async function measureGrowth(
  { folder, upstream, core }: Place,
  sizes: readonly number[],
  runs: number,
): Promise<ReadonlyMap<number, Cost>> {
  const costs = new Map<number, Cost[]>(sizes.map((size) => [size, []]));
  const copyOf = (size: number): string => join(folder, `grown-by-${size}`);
  const working = join(folder, 'grown');
  await mkdir(working);
  await writeFile(join(working, 'orgraph.yaml'), stringify({ sources: sourcesAt(upstream) }));
  for (const size of sizes) await copyWithTypes(copyOf(size), size);
  // One more than is counted comes first, and fills the file system's cache.
  for (let index = 0; index <= runs; index += 1) {
    for (const [size, all] of costs) {
      const built = await run(
        join(copyOf(size), 'bench/schema-build-process.ts'),
        /^\{/,
        working,
        {},
        { core },
      );
      await built.stop();
      const { milliseconds, heapBytes } = JSON.parse(built.line) as SchemaBuild;
      const { ready, memory } = await timeStart(async () => {
        const server = await run(
          join(copyOf(size), 'src/main.ts'),
          /orgraph is ready/,
          working,
          {},
          { core },
        );
        return { ...server, endpoint: `${/http:\/\/[\d.:]+/.exec(server.line)?.[0] ?? ''}/graphql` };
      });
      if (index > 0) all.push({ build: milliseconds, heap: heapBytes, ready, memory });
    }
  }
  return new Map([...costs].map(([size, all]) => [size, medians(all)]));
}
