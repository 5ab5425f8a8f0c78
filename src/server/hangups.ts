/** The SIGHUPs of a process. */
export interface Hangups {
  /** One has come. */
  arrived(): void;
  /**
   * From now on does `work` for them, and for those that came before: one after the other, and once for all that come
   * while it is at it. The work must not reject.
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
    while (isAsked) {
      isAsked = false;
      await work();
    }
    isAtWork = false;
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
