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
