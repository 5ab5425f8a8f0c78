/** How a read was answered. */
export type ReadVerdict =
  /** From what is kept, as it is. */
  | 'HIT'
  /** From what is kept, though its time is over. */
  | 'STALE'
  /** By the vendor. */
  | 'MISS'
  /** By a call that was on its way already. */
  | 'COALESCED'
  /** By the vendor, what is kept not being looked at: as the request wished, or because nothing is kept. */
  | 'BYPASS';

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
