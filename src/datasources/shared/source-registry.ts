import type { Operation } from '../../core/source.ts';
import type { ConnectedSource, OpenSource } from './api.ts';

/** Every source of this process, in the order of the configuration. */
export interface SourceRegistry {
  readonly sources: readonly ConnectedSource[];
  /** All sources for one operation; each is opened when first used. */
  open(operation: Operation): { readonly all: readonly OpenSource[]; find(name: string): OpenSource | undefined };
  close(): Promise<void>;
}

export function sourceRegistry(sources: readonly ConnectedSource[]): SourceRegistry {
  return {
    sources,
    open(operation) {
      const opened = new Map<ConnectedSource, OpenSource>();
      const open = (source: ConnectedSource): OpenSource => {
        const before = opened.get(source);
        if (before) return before;
        const now = source.open(operation);
        opened.set(source, now);
        return now;
      };
      return {
        get all() {
          return sources.map(open);
        },
        find(name) {
          const source =
            sources.find(({ identity }) => identity.name === name) ??
            sources.find(({ identity }) => identity.previousNames.includes(name));
          return source && open(source);
        },
      };
    },
    async close() {
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}
