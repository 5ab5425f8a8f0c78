import { median } from '../compare/statistics.ts';
import { mebibytes, table, type Row } from '../compare/tables.ts';
import type { Cost } from './growth.ts';
import type { Start } from './time-start.ts';

/** How a contender's starts went, and what it held after load, in bytes. */
export interface Starts {
  readonly title: string;
  readonly all: readonly Start[];
  readonly loaded: number;
}

export function startTable(contenders: readonly Starts[]): string {
  return table(
    ['', 'ready ms', 'fastest', 'slowest', 'MiB idle', 'MiB after load'],
    contenders.map(({ title, all, loaded }) => {
      const ready = all.map((one) => one.ready);
      return [
        title,
        ...[median(ready), Math.min(...ready), Math.max(...ready)].map((value) => value.toFixed(0)),
        mebibytes(median(all.map((one) => one.memory))),
        mebibytes(loaded),
      ];
    }),
  );
}

/** What each size costs, and what a thousand types do on average between the smallest and the largest. */
export function growthTable(costs: ReadonlyMap<number, Cost>): string {
  const [first, ...others] = [...costs].toSorted(([one], [other]) => one - other);
  const last = others.at(-1);
  const rows = [...costs].map(([size, cost]) => costRow(size.toLocaleString('en-US'), cost));
  if (first && last) rows.push(costRow('each 1,000', slope(first, last)));
  return table(['types more', 'schema ms', 'schema MiB', 'ready ms', 'MiB idle'], rows);
}

function slope([fromSize, from]: readonly [number, Cost], [toSize, to]: readonly [number, Cost]): Cost {
  const each = (name: keyof Cost): number => ((to[name] - from[name]) / (toSize - fromSize)) * 1_000;
  return { build: each('build'), heap: each('heap'), ready: each('ready'), memory: each('memory') };
}

function costRow(name: string, { build, heap, ready, memory }: Cost): Row {
  return [name, build.toFixed(0), mebibytes(heap, 1), ready.toFixed(0), mebibytes(memory)];
}
