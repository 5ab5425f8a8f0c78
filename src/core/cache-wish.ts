/** How old the answers may be that an operation gets, and whether what it reads may stay behind. */
export interface CacheWish {
  /**
   * Milliseconds: an older answer is not taken. Infinity: any is, as far as the source's own settings go. Less than 0:
   * none is, not even one that is on its way.
   */
  readonly maxAgeMs: number;
  /** Whether what is read may be shared with other operations and kept for later ones. */
  readonly keep: boolean;
  /** Of what is kept only that is taken whose time is not over. Absent: whatever a reader says so of. */
  readonly freshOnly?: true;
}

export const anyAge: CacheWish = { maxAgeMs: Infinity, keep: true };

/** For whoever reads anew what was given: what is fresh stays as it is, and everything else is asked for. */
export const renewed: CacheWish = { ...anyAge, freshOnly: true };

/** The vendor is asked, and its answer is kept. */
export const readThrough: CacheWish = { maxAgeMs: -1, keep: true };

/** The vendor is asked, and its answer is this operation's alone. */
export const passBy: CacheWish = { maxAgeMs: -1, keep: false };
