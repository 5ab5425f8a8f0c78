/** The SIGHUPs of a process. */
export interface Hangups {
  /** One has come. */
  arrived(): void;
  /**
   * From now on does `work` for them, and for those that came before: one after the other, and once for all that come
   * while it is at it. Work that rejects is an unhandled rejection, and done again for the next.
   */
  each(work: () => Promise<void>): void;
}

/** Needs nothing else of orgraph: it is there before the rest is loaded. */
export function createHangups(): Hangups {
  let work: (() => Promise<void>) | undefined;
  let isAsked = false;
  let isAtWork = false;

  async function serve(): Promise<void> {
    if (!work || isAtWork) return;
    isAtWork = true;
    try {
      while (isAsked) {
        isAsked = false;
        await work();
      }
    } finally {
      isAtWork = false;
      // Where it failed, those that came meanwhile still count.
      if (isAsked) void serve();
    }
  }

  return {
    arrived() {
      isAsked = true;
      void serve();
    },
    each(given) {
      work = given;
      void serve();
    },
  };
}
