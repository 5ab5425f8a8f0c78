import { isDeepStrictEqual } from 'node:util';

/** Something that is in use until it is given back. */
export interface Loan<Part> {
  readonly part: Part;
  /** Resolves once the part is closed, where nobody else uses it. */
  giveBack(): Promise<void>;
}

/**
 * What configurations that follow one another have in common: made when one of them first wants it, closed when the
 * last is out of use. What it has learnt meanwhile is kept.
 */
export interface Pool<Settings, Part> {
  /** The part with these settings, to the last secret. */
  lend(settings: Settings): Loan<Part>;
}

interface Held<Settings, Part> {
  readonly settings: Settings;
  readonly part: Part;
  users: number;
}

export function createPool<Settings, Part>(
  make: (settings: Settings) => Part,
  close: (part: Part) => Promise<void>,
): Pool<Settings, Part> {
  const held = new Set<Held<Settings, Part>>();

  const findOrMake = (settings: Settings): Held<Settings, Part> => {
    const found = held.values().find((entry) => isDeepStrictEqual(entry.settings, settings));
    if (found) return found;
    const made = { settings, part: make(settings), users: 0 };
    held.add(made);
    return made;
  };

  return {
    lend(settings) {
      const entry = findOrMake(settings);
      entry.users += 1;
      let isOut = true;
      return {
        part: entry.part,
        async giveBack() {
          if (!isOut) return;
          isOut = false;
          entry.users -= 1;
          if (entry.users > 0) return;
          held.delete(entry);
          await close(entry.part);
        },
      };
    },
  };
}

/** What one configuration has borrowed, of whichever pools. */
export interface Borrowing {
  borrow<Settings, Part>(pool: Pool<Settings, Part>, settings: Settings): Part;
  /** Gives all of it back. */
  end(): Promise<void>;
}

export function startBorrowing(): Borrowing {
  const loans: Loan<unknown>[] = [];
  return {
    borrow(pool, settings) {
      const loan = pool.lend(settings);
      loans.push(loan);
      return loan.part;
    },
    async end() {
      await Promise.all(loans.map((loan) => loan.giveBack()));
    },
  };
}
