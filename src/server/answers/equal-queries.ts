import { Basis } from '../../core/basis.ts';
import { createFlight, type Flight, type Waiter } from '../../http/cache/flight.ts';
import type { Shelf, Store } from '../../http/cache/store.ts';
import type { Answer } from './answer.ts';

/** What an operation is run with when its answer may serve others as well. */
export interface SharedTerms {
  /** Aborts when the last of those has left who wait for the answer. */
  readonly signal: AbortSignal;
  readonly basis: Basis;
}

/**
 * Answers of equal queries of one caller: one that is on its way is waited for, and one is given again as long as what
 * it was made of is kept. So nobody is told anything that they would not be told by running the query.
 */
export interface EqualQueries {
  /** Null: the query must be run. */
  find(key: string): Answer | null;
  join(key: string, waiter: Waiter): Promise<Answer> | null;
  run(key: string, waiter: Waiter, work: (terms: SharedTerms) => Promise<Answer>): Promise<Answer>;
  /** Nothing is kept any more. */
  close(): void;
}

interface Kept {
  readonly key: string;
  readonly bytes: number;
  readonly answer: Answer;
  readonly basis: Basis;
}

interface UnderWay {
  readonly flight: Flight<Answer>;
  readonly basis: Basis;
  readonly since: number;
}

interface EqualQueriesOptions {
  /** Where answers are kept, beside what they are made of. */
  readonly store: Store;
  /** Milliseconds: whoever comes later than this after an operation has begun does not share its deadline. */
  readonly joinableMs: number;
}

/** Of memory, for each thing that an answer rests on. */
const groundBytes = 200;

/** Of a text twice as many as it has characters, at worst. */
function bytesOf({ body }: Answer): number {
  return typeof body === 'string' ? 2 * body.length : body.length;
}

export function equalQueries({ store, joinableMs }: EqualQueriesOptions): EqualQueries {
  const { now } = store;
  const shelf: Shelf<Kept> = store.shelf<Kept>();
  const underWay = new Map<string, UnderWay>();

  function keep(key: string, answer: Answer, basis: Basis): void {
    if (answer.status !== 200 || basis.size === 0 || !basis.isKept()) return;
    shelf.put({ key, answer, basis, bytes: bytesOf(answer) + groundBytes * basis.size });
  }

  return {
    find(key) {
      const kept = shelf.find(key);
      if (!kept) return null;
      if (!kept.basis.isKept()) {
        shelf.remove(kept);
        return null;
      }
      shelf.use(kept);
      kept.basis.reused('HIT');
      return kept.answer;
    },
    join(key, waiter) {
      const running = underWay.get(key);
      if (!running?.flight.isOpen() || now() - running.since > joinableMs || !running.basis.isCurrent()) {
        return null;
      }
      return running.flight.join(waiter).finally(() => {
        running.basis.reused('COALESCED');
      });
    },
    run(key, waiter, work) {
      const basis = new Basis();
      const flight = createFlight<Answer>(async ({ signal }) => {
        try {
          const answer = await work({ signal, basis });
          keep(key, answer, basis);
          return answer;
        } finally {
          if (underWay.get(key) === own) underWay.delete(key);
        }
      });
      const own = { flight, basis, since: now() };
      underWay.set(key, own);
      return flight.join(waiter);
    },
    close() {
      shelf.clear(() => true);
    },
  };
}
