/** How a request with an idempotency key has ended. */
export interface KeyEnding {
  readonly id: string;
  readonly fingerprint: string;
  /** Of this request alone. */
  readonly owner: string;
  /** Milliseconds since 1970 until which the key is good. */
  readonly expiresAt: number;
  /** Null: there is one, but it is not kept; undefined: nothing was changed, and the key is free. */
  readonly answer: string | null | undefined;
}

/** Endings that could not be told yet. */
export interface LateEndings {
  add(ending: KeyEnding): void;
  /** Tells them; those that cannot be told stay. */
  tellAll(): Promise<void>;
  /** The ending of a key, where it cannot be told now either. */
  latest(id: string): Promise<KeyEnding | undefined>;
}

const mostEndings = 10_000;
const mostBytes = 8 * 1024 * 1024;

/** `tell` says whether it could. Of too many the oldest are forgotten: then nobody knows what became of them. */
export function createLateEndings(tell: (ending: KeyEnding) => Promise<boolean>): LateEndings {
  const endings = new Map<string, KeyEnding>();
  let bytes = 0;

  function remove({ id, answer }: KeyEnding): void {
    if (endings.delete(id)) bytes -= answer?.length ?? 0;
  }

  async function tellOne(ending: KeyEnding): Promise<boolean> {
    const isTold = await tell(ending);
    // It may have been told twice at the same time, which does no harm, or be another one by now.
    if (isTold && endings.get(ending.id) === ending) remove(ending);
    return isTold;
  }

  return {
    add(ending) {
      const before = endings.get(ending.id);
      if (before) remove(before);
      const oldest = endings.size >= mostEndings ? endings.values().next().value : undefined;
      if (oldest) remove(oldest);
      const fits = bytes + (ending.answer?.length ?? 0) <= mostBytes;
      const kept = fits ? ending : { ...ending, answer: null };
      bytes += kept.answer?.length ?? 0;
      endings.set(kept.id, kept);
    },
    async tellAll() {
      // What the first cannot be told, the others cannot either.
      for (const ending of [...endings.values()]) if (!(await tellOne(ending))) return;
    },
    async latest(id) {
      const ending = endings.get(id);
      return ending && !(await tellOne(ending)) ? ending : undefined;
    },
  };
}
