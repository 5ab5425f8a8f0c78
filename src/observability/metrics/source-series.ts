import type { Counter, Histogram } from 'prom-client';

type Labels = Readonly<Record<string, string>>;
type Removable = Pick<Counter, 'remove'> | Pick<Histogram, 'remove'>;

/** The series of sources that exist: those of one that is taken out of the configuration go with it. */
export interface SourceSeries {
  /** From now on there may be series of this source. */
  add(source: string): void;
  /** Takes back one `add`; with the last one the source's series are removed. */
  drop(source: string): void;
  /** The labels, always as the same object; undefined: the source is gone, so that nothing is to be counted any more. */
  labels(metric: Removable, labels: Labels & { readonly source: string }): Labels | undefined;
}

interface Known {
  users: number;
  readonly series: Map<Removable, Map<string, Labels>>;
}

export function sourceSeries(): SourceSeries {
  const sources = new Map<string, Known>();
  return {
    add(source) {
      const known = sources.get(source) ?? { users: 0, series: new Map() };
      known.users += 1;
      sources.set(source, known);
    },
    drop(source) {
      const known = sources.get(source);
      if (!known) return;
      known.users -= 1;
      if (known.users > 0) return;
      sources.delete(source);
      for (const [metric, series] of known.series)
        for (const labels of series.values()) metric.remove({ ...labels });
    },
    labels(metric, labels) {
      const known = sources.get(labels.source);
      if (!known) return undefined;
      const series = known.series.get(metric) ?? new Map<string, Labels>();
      known.series.set(metric, series);
      const key = Object.values(labels).join('\n');
      const before = series.get(key);
      if (before) return before;
      series.set(key, labels);
      return labels;
    },
  };
}
