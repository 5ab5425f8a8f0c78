import type { Fault } from './faults.ts';
import type { Run } from './run.ts';
import { createValue } from './value.ts';

/** Whether runs ask for their trace. */
export const tracing = createValue(false);
/** What the next runs have the sandbox do wrong. Of one source there is one at most. */
export const faults = createValue<readonly Fault[]>([]);
/** Id of the tab that is open. */
export const openTab = createValue<string | null>(null);
/** The last run of each tab, by the tab's id; the newest last. */
export const runs = createValue<ReadonlyMap<string, Run>>(new Map());

/** Tabs whose runs are kept: a trace may be large. */
const mostRuns = 20;

/** Unless a later run of that tab has its answer already. */
export function keepRun(tab: string, run: Run): void {
  if ((runs.get().get(tab)?.id ?? 0) > run.id) return;
  const others = [...runs.get()].filter(([id]) => id !== tab);
  runs.set(new Map([...others.slice(1 - mostRuns), [tab, run]]));
}
