/**
 * Profiles orgraph under load, and prints the functions with the most time of their own. Linux only. `--seconds 10
 * --top 10`, and `--only orgraph-cold`, `--workloads W2`, `--node-flags`, `--log-level` as for `compare.ts`.
 */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hear } from './compare/answers.ts';
import type { Contender } from './compare/contenders.ts';
import { measure } from './compare/measure.ts';
import { commonOptions, numberOption, readOptions, select } from './compare/options.ts';
import { prepareSetting, type Setting } from './compare/setting.ts';
import { surroundings } from './compare/surroundings.ts';
import { table } from './compare/tables.ts';
import type { Workload } from './compare/workloads.ts';
import { selfTimes, type CpuProfile, type SelfTime } from './profile/self-time.ts';

const values = readOptions({
  ...commonOptions,
  only: { type: 'string', default: 'orgraph-cold' },
  workloads: { type: 'string', default: 'W2' },
  seconds: { type: 'string', default: '10' },
  top: { type: 'string', default: '10' },
});
const selection = select(values);
const seconds = numberOption('seconds', values.seconds, 1);
const top = numberOption('top', values.top, 1);
const warmUpSeconds = 3;
const project = new URL('../', import.meta.url).href;

const setting = await prepareSetting();
try {
  const generator = await setting.startLoad();
  for (const contender of selection.contenders) {
    for (const workload of selection.workloads) {
      const times = await profile(setting, generator, contender, workload);
      const rows = times
        .slice(0, top)
        .map(({ name, place, share }) => [
          `\`${name}\``,
          place.replace(project, ''),
          `${(share * 100).toFixed(1)} %`,
        ]);
      console.log(`**${contender.title}, ${workload.name}: ${workload.title}**\n`);
      console.log(`${table(['function', 'where', 'of the busy time'], rows)}\n`);
    }
  }
} finally {
  await setting.end();
}
console.log(`${seconds} s with 50 connections. ${surroundings(setting.place.core)}`);

async function profile(
  { place }: Setting,
  generator: string,
  contender: Contender,
  workload: Workload,
): Promise<readonly SelfTime[]> {
  const folder = join(place.folder, 'profiles', contender.name, workload.name);
  await mkdir(folder, { recursive: true });
  const { nodeFlags = [], ...tuning } = selection.tuning(contender);
  const profiling = ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=200'];
  const server = await contender.start(place, { ...tuning, nodeFlags: [...nodeFlags, ...profiling] });
  const { exchanges } = await hear({ ...contender, endpoint: server.endpoint }, workload);
  const run = { server, generator, exchanges, connections: 50 };
  await measure(setting, { ...run, seconds: warmUpSeconds });
  const from = monotonicMicros();
  await measure(setting, { ...run, seconds });
  const to = monotonicMicros();
  // Its end is when it writes the profile.
  await server.stop();
  const [file = ''] = await readdir(folder);
  return selfTimes(JSON.parse(await readFile(join(folder, file), 'utf8')) as CpuProfile, from, to);
}

/** The clock that V8 stamps profiles with. */
function monotonicMicros(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}
