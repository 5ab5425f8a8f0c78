import type { DryRun } from '../../core/dry-run.ts';
import type { Operation, SourceIdentity } from '../../core/source.ts';
import type { ConnectedSource, OpenSource } from './api.ts';

/** Every source of one configuration, in its order. */
export interface SourceRegistry {
  readonly sources: readonly ConnectedSource[];
  /** The sources for one operation, but for those it may not know of; each is opened when first used. */
  open(operation: Operation, includes?: (identity: SourceIdentity) => boolean): RegisteredSources;
}

interface RegisteredSources {
  all(): readonly OpenSource[];
  find(name: string): OpenSource | undefined;
  /** The same sources opened anew, with nothing read so far, and with somebody to take their writes. */
  forDryRun(dryRun: DryRun): RegisteredSources;
}

export function sourceRegistry(sources: readonly ConnectedSource[]): SourceRegistry {
  return {
    sources,
    open: (operation, includes = () => true) =>
      openSources(
        sources.filter(({ identity }) => includes(identity)),
        operation,
      ),
  };
}

function openSources(included: readonly ConnectedSource[], operation: Operation): RegisteredSources {
  const opened = new Map<ConnectedSource, OpenSource>();
  const open = (source: ConnectedSource): OpenSource => {
    const before = opened.get(source);
    if (before) return before;
    const now = source.open(operation);
    opened.set(source, now);
    return now;
  };
  return {
    all: () => included.map(open),
    find(name) {
      const source =
        included.find(({ identity }) => identity.name === name) ??
        included.find(({ identity }) => identity.previousNames.includes(name));
      return source && open(source);
    },
    forDryRun: (dryRun) => openSources(included, { ...operation, dryRun }),
  };
}
