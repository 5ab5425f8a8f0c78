import type { Ground } from '../../core/basis.ts';
import type { ReadVerdict } from '../../core/read-verdict.ts';
import type { ReadName } from '../upstream.ts';
import type { Asked } from './asked.ts';
import type { Flight } from './flight.ts';
import type { KeptAnswers, Ticket } from './kept-answers.ts';

/** What those know of a call who rest on it, maybe long after it has ended: nothing of its answer, or of who made it. */
export interface Trail {
  readonly read: ReadName;
  /** Which writes had begun and ended before it. */
  readonly mark: number;
  /** Null: it has ended. */
  flight: Pick<Flight<unknown>, 'isOpen'> | null;
  /** Of what has been kept of its answer. */
  kept: Ticket | null;
  readonly renew: Asked['renew'];
}

interface Grounds {
  /** `renew`: has it read anew once its time is over; without it, nobody is given it then. */
  readonly onKept: (ticket: Ticket, renew: Asked['renew']) => Ground;
  readonly onCall: (trail: Trail) => Ground;
}

/** What answers are made of, for those who keep them. `add`: counts how a read is answered. */
export function grounds(answers: KeptAnswers, add: (verdict: ReadVerdict) => void): Grounds {
  const { marks } = answers;

  function stateOf(ticket: Ticket, renew: Asked['renew']): ReturnType<Ground['state']> {
    const standing = answers.standing(ticket);
    if (standing === 'fresh') return 'kept';
    if (standing === 'stale') return renew ? 'alike' : 'over';
    return standing === 'renewed' ? 'alike' : 'over';
  }

  function reuse(ticket: Ticket, renew: Asked['renew'], how: 'HIT' | 'COALESCED'): void {
    const isStale = answers.standing(ticket) === 'stale';
    add(isStale ? 'STALE' : how);
    if (isStale) renew?.();
    answers.use(ticket);
  }

  return {
    onKept: (ticket, renew) => ({
      state: () => stateOf(ticket, renew),
      reused(how) {
        reuse(ticket, renew, how);
      },
    }),
    onCall: (trail) => ({
      state() {
        const { flight, kept, mark, read, renew } = trail;
        if (kept) return stateOf(kept, renew);
        return flight?.isOpen() === true && !marks.divides(mark, read) ? 'open' : 'over';
      },
      reused(how) {
        if (trail.kept) reuse(trail.kept, trail.renew, how);
        else add(how);
      },
    }),
  };
}
