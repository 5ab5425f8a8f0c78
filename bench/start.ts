/**
 * Measures how long contenders take to start, interleaved, and what they hold idle and after load; and what a larger
 * schema costs orgraph. Writes the figures into `docs/performance.md`. Linux only. `--runs 10 --seconds 10 --types
 * 0,1000,2000`, and `--only`, `--node-flags`, `--log-level` as for `compare.ts`.
 */
import { hear } from './compare/answers.ts';
import type { Contender, Server } from './compare/contenders.ts';
import { measure } from './compare/measure.ts';
import { commonOptions, numberOption, readOptions, select } from './compare/options.ts';
import { publish } from './compare/publish.ts';
import { prepareSetting, type Setting } from './compare/setting.ts';
import { surroundings } from './compare/surroundings.ts';
import { measureGrowth } from './start/growth.ts';
import { growthTable, startTable, type Starts } from './start/report.ts';
import { timeStart, type Start } from './start/time-start.ts';

const values = readOptions({
  ...commonOptions,
  runs: { type: 'string', default: '10' },
  seconds: { type: 'string', default: '10' },
  types: { type: 'string', default: '0,1000,2000' },
});
const selection = select(values, 'W2');
const runs = numberOption('runs', values.runs, 1);
const seconds = numberOption('seconds', values.seconds, 1);
const sizes = values.types.split(',').map((size) => numberOption('types', size, 0));
const isMeaningful = selection.isWhole && runs >= 5 && seconds >= 5 && sizes.length > 1;
const growthRuns = Math.min(runs, 5);

const setting = await prepareSetting();
const parts: string[] = [];
try {
  const starts = startTable(await measureStarts(setting));
  const growth = growthTable(await measureGrowth(setting.place, sizes, growthRuns));
  parts.push(
    `${runs} starts of each, in turn; load: ${selection.workloads.map(({ name }) => name).join(', ')} for ${seconds} s. ${surroundings(setting.place.core)}`,
    starts,
    `What made-up vendors cost, ten types each of them (medians of ${growthRuns}):`,
    growth,
  );
} finally {
  await setting.end();
}
console.log(parts.join('\n\n'));
if (isMeaningful) await publish('bench:start', parts.join('\n\n'));
else console.log('Not written down: too short, tuned, or not everything.');

async function measureStarts({ place, startLoad }: Setting): Promise<readonly Starts[]> {
  const generator = await startLoad();
  const starts = new Map<Contender, Start[]>(selection.contenders.map((contender) => [contender, []]));
  const loaded = new Map<Contender, number>();
  const loadOf = (contender: Contender) => async (server: Server) => {
    for (const workload of selection.workloads) {
      const { exchanges } = await hear({ ...contender, endpoint: server.endpoint }, workload);
      const run = { server, generator, exchanges, connections: 50, seconds };
      loaded.set(contender, (await measure(setting, run)).memory);
    }
  };
  // One more than is counted comes first, and fills the file system's cache.
  for (let index = 0; index <= runs; index += 1) {
    for (const [contender, all] of starts) {
      const start = (): Promise<Server> => contender.start(place, selection.tuning(contender));
      const timed = await timeStart(start, index === runs ? loadOf(contender) : undefined);
      if (index > 0) all.push(timed);
    }
  }
  return [...starts].map(([contender, all]) => ({
    title: contender.title,
    all,
    loaded: loaded.get(contender) ?? 0,
  }));
}
