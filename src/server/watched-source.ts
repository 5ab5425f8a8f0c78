import type { ConnectedSource } from '../datasources/shared/api.ts';
import type { Metrics } from '../observability/metrics/metrics.ts';

/** The same source, shown among the process's metrics until it is closed. */
export function watchedSource(
  source: ConnectedSource,
  metrics: Pick<Metrics, 'watch'> | null,
): ConnectedSource {
  if (!metrics) return source;
  const unwatch = metrics.watch({ name: source.identity.name, state: () => source.status() });
  return {
    ...source,
    close: () => source.close().finally(unwatch),
  };
}
