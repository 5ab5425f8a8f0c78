import { plus, type Times } from '../core/planned-calls.ts';

/** How often each call would be made. */
export interface Tally {
  add(source: string, operationId: string, times: Times): void;
  entries(): readonly { readonly source: string; readonly operationId: string; readonly times: Times }[];
}

/** What one field is sure to call may be what another one calls as well: so the least is that of the field with most. */
export function createTally(): Tally {
  const bySource = new Map<string, Map<string, Times>>();
  return {
    add(source, operationId, times) {
      if (times.max === 0) return;
      const known = bySource.get(source) ?? new Map<string, Times>();
      bySource.set(source, known);
      const before = known.get(operationId);
      known.set(
        operationId,
        before ? { ...plus(before, times), min: Math.max(before.min, times.min) } : times,
      );
    },
    entries: () =>
      [...bySource].flatMap(([source, operations]) =>
        [...operations].map(([operationId, times]) => ({ source, operationId, times })),
      ),
  };
}
