/**
 * Measures what contenders add to the time that their upstreams take: one connection, upstreams that take 20 ms for
 * each call, and of every answer's time what is left when the time with calls under way is taken off. Everybody is
 * asked in turn, some requests in a row. Writes the figures into `docs/performance.md`. Linux only. `--requests 400 --latency 20`, and
 * `--only`, `--workloads`, `--node-flags`, `--log-level` as for `compare.ts`.
 */
import { measureAdded } from './compare/added-latency.ts';
import { commonOptions, numberOption, readOptions, select } from './compare/options.ts';
import { publish } from './compare/publish.ts';
import { prepareSetting } from './compare/setting.ts';
import type { Entrant } from './compare/side-by-side.ts';
import { percentile } from './compare/statistics.ts';
import { surroundings } from './compare/surroundings.ts';
import { figure, table, type Row } from './compare/tables.ts';

const values = readOptions({
  ...commonOptions,
  requests: { type: 'string', default: '400' },
  latency: { type: 'string', default: '20' },
});
const selection = select(values, 'W1,W2');
const requests = numberOption('requests', values.requests, 1);
const latency = numberOption('latency', values.latency, 1);
const isMeaningful = selection.isWhole && requests >= 100;

const setting = await prepareSetting({ latency });
const parts: string[] = [];
try {
  const entrants: Entrant[] = [];
  for (const contender of selection.contenders) {
    entrants.push({ contender, server: await setting.start(contender, selection.tuning(contender)) });
  }
  for (const workload of selection.workloads) {
    const measured = await measureAdded(setting, entrants, workload, {
      requests,
      warmUp: Math.min(requests, 400),
    });
    const rows = [...measured].map(([{ title }, { total, added }]): Row => [
      title,
      ...[
        percentile(added, 0.5),
        percentile(added, 0.99),
        percentile(total, 0.5),
        percentile(total, 0.99),
      ].map(figure),
    ]);
    const head = ['', 'added p50 ms', 'added p99 ms', 'total p50 ms', 'total p99 ms'];
    parts.push(`**${workload.name}: ${workload.title}**\n\n${table(head, rows)}`);
    console.log(`${parts.at(-1) ?? ''}\n`);
  }
} finally {
  await setting.end();
}

const method = `${requests} requests of each, one at a time; upstreams take ${latency} ms. ${surroundings(setting.place.core)}`;
console.log(method);
if (isMeaningful) await publish('bench:latency', [method, ...parts].join('\n\n'));
else console.log('Not written down: too short, tuned, or not everything.');
