import { limitName, type Contender } from './contenders.ts';
import type { Figures } from './measure.ts';
import type { Workload } from './workloads.ts';

/** Medians of one workload, by contender. */
export interface Outcome {
  readonly workload: Workload;
  readonly figures: ReadonlyMap<Contender, Figures>;
}

export type Row = readonly (number | string)[];

/** A table in Markdown: the first column left, the others right. */
export function table(head: readonly string[], rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** With enough digits to compare, and no more. */
export function figure(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const mebibyte = 1024 * 1024;
export const mebibytes = (bytes: number, digits = 0): string => (bytes / mebibyte).toFixed(digits);

/** A contender's requests per second as a multiple of the limit's; null where the limit was not measured. */
export function ratio({ figures }: Outcome, { perSecond }: Figures): number | null {
  const limit = [...figures].find(([{ name }]) => name === limitName)?.[1];
  return limit ? perSecond / limit.perSecond : null;
}

/** Requests per second of everybody on everything, each with its ratio to the limit. */
export function overview(outcomes: readonly Outcome[]): string {
  const contenders = [...(outcomes[0]?.figures.keys() ?? [])];
  const cell = (outcome: Outcome, contender: Contender): string => {
    const figures = outcome.figures.get(contender);
    if (!figures) return '';
    const share = ratio(outcome, figures);
    return figure(figures.perSecond) + (share === null ? '' : ` (${share.toFixed(2)})`);
  };
  return table(
    ['requests/s (× the limit)', ...outcomes.map(({ workload }) => workload.name)],
    contenders.map((contender) => [contender.title, ...outcomes.map((outcome) => cell(outcome, contender))]),
  );
}

export function details({ workload, figures }: Outcome): string {
  const rows = [...figures].map(([{ title }, one]) => [
    title,
    figure(one.perSecond),
    figure(one.cpuMicros),
    `${(one.busy * 100).toFixed(0)} %`,
    figure(one.p50),
    figure(one.p99),
    figure(one.callsPerRequest),
    mebibytes(one.memory),
  ]);
  const head = ['requests/s', 'CPU µs', 'core used', 'p50 ms', 'p99 ms', 'calls/request', 'MiB after'];
  return `**${workload.name}: ${workload.title}**\n\n${table(['', ...head], rows)}`;
}
