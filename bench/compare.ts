/**
 * Runs orgraph side by side with others over one stub upstream, and writes the figures into `docs/performance.md`.
 * Linux only. `--seconds 5 --rounds 3 --connections 50 --only limit,orgraph-warm --workloads W1,W2
 * --node-flags "orgraph-cold=--max-semi-space-size=64" --log-level warn`. Only a run of everything that is long enough
 * to mean something is written down; others are printed.
 */
import { writeFile } from 'node:fs/promises';
import { commonOptions, numberOption, readOptions, select } from './compare/options.ts';
import { plot } from './compare/plot.ts';
import { plotFile, publish } from './compare/publish.ts';
import { prepareSetting } from './compare/setting.ts';
import { compare, type Entrant } from './compare/side-by-side.ts';
import { surroundings } from './compare/surroundings.ts';
import { details, overview, type Outcome } from './compare/tables.ts';

const values = readOptions({
  ...commonOptions,
  seconds: { type: 'string', default: '5' },
  rounds: { type: 'string', default: '3' },
  connections: { type: 'string', default: '50' },
});
const selection = select(values);
const seconds = numberOption('seconds', values.seconds, 1);
const rounds = numberOption('rounds', values.rounds, 1);
const connections = numberOption('connections', values.connections, 1);
const isMeaningful = selection.isWhole && seconds >= 3 && rounds >= 3;
/** The first seconds compile code, open connections and fill caches. */
const warmUpSeconds = Math.min(seconds, 3);

const outcomes: Outcome[] = [];
const setting = await prepareSetting();
try {
  const generator = await setting.startLoad();
  const entrants: Entrant[] = [];
  for (const contender of selection.contenders) {
    entrants.push({ contender, server: await setting.start(contender, selection.tuning(contender)) });
  }
  const how = { rounds, seconds, warmUpSeconds, connections, generator };
  for (const workload of selection.workloads) {
    const outcome = await compare(setting, entrants, workload, how);
    console.log(`${details(outcome)}\n`);
    outcomes.push(outcome);
  }
} finally {
  await setting.end();
}

const method = `Medians of ${rounds} rounds of ${seconds} s with ${connections} connections. ${surroundings(setting.place.core)}`;
console.log(`${overview(outcomes)}\n\n${method}`);
if (isMeaningful) {
  const picture = '![Requests per second of each, on each workload](images/performance.svg)';
  await publish('bench', [method, picture, overview(outcomes), ...outcomes.map(details)].join('\n\n'));
  await writeFile(plotFile, plot(outcomes));
} else {
  console.log('Not written down: too short, tuned, or not everything.');
}
