import type { Ground } from '../../core/basis.ts';
import type { ReadName } from '../upstream.ts';
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
}

interface Grounds {
  readonly onKept: (ticket: Ticket) => Ground;
  readonly onCall: (trail: Trail) => Ground;
}

/** What answers are made of, for those who keep them. `add`: counts how a read is answered. */
export function grounds(answers: KeptAnswers, add: Ground['reused']): Grounds {
  const { marks } = answers;
  return {
    onKept: (ticket) => ({
      state: () => (answers.isCurrent(ticket) ? 'kept' : 'over'),
      reused(how) {
        add(how);
        answers.use(ticket);
      },
    }),
    onCall: (trail) => ({
      state() {
        const { flight, kept, mark, read } = trail;
        if (kept) return answers.isCurrent(kept) ? 'kept' : 'over';
        return flight?.isOpen() === true && !marks.divides(mark, read) ? 'open' : 'over';
      },
      reused(how) {
        add(how);
        if (trail.kept) answers.use(trail.kept);
      },
    }),
  };
}
