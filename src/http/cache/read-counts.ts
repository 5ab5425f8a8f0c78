import type { ReadVerdict } from '../../core/read-verdict.ts';

/** How the reads of a source were answered since the process began. */
export type ReadCounts = Readonly<Record<ReadVerdict, number>>;

export function readCounts(): {
  readonly counts: ReadCounts;
  readonly add: (verdict: ReadVerdict) => void;
} {
  const counts: Record<ReadVerdict, number> = { HIT: 0, STALE: 0, MISS: 0, COALESCED: 0, BYPASS: 0 };
  return {
    counts,
    add(verdict) {
      counts[verdict] += 1;
    },
  };
}
