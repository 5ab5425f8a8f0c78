/** What Prometheus itself prefers: it names it first in its `Accept`. */
export const openMetricsType = 'application/openmetrics-text; version=1.0.0; charset=utf-8';
export const prometheusType = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Prometheus' text format as OpenMetrics 1.0: there the family of a counter is named without `_total`, no line is empty,
 * and the end is told. prom-client's own does this by renaming its metrics for good.
 */
export function toOpenMetrics(text: string): string {
  const lines = text.split('\n').filter((line) => line !== '');
  const totals = new Set(lines.map((line) => /^# TYPE (\w+)_total counter$/.exec(line)?.[1]));
  const named = lines.map((line) =>
    line.replace(/^# (HELP|TYPE) (\w+)_total /, (head, kind: string, name: string) =>
      totals.has(name) ? `# ${kind} ${name} ` : head,
    ),
  );
  return `${named.join('\n')}\n# EOF\n`;
}

/** Whether an `Accept` asks for it, and no less for it than for plain text. */
export function prefersOpenMetrics(accept: string | undefined): boolean {
  const weight = (type: string): number =>
    Math.max(
      0,
      ...ranges(accept)
        .filter(([name]) => name === type)
        .map(([, q]) => q),
    );
  const open = weight('application/openmetrics-text');
  return open > 0 && open >= weight('text/plain');
}

function ranges(accept = ''): readonly (readonly [type: string, q: number])[] {
  return accept.split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const q = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    // Of OpenMetrics there is version 1.0.0 here, which is what a range without one also takes.
    const version = parameters.find((parameter) => parameter.startsWith('version='))?.slice(8) ?? '1.0.0';
    const isOther = type === 'application/openmetrics-text' && version !== '1.0.0';
    return [type, Number.isNaN(q) || isOther ? 0 : q];
  });
}
