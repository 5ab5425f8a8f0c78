import { hash } from 'node:crypto';
import type { ReadName } from '../upstream.ts';
import { adoption, type Adopt } from './adoption.ts';
import { renewalOf, type Answer, type Asked } from './asked.ts';
import { freshness, isWelcome, type CacheSettings } from './freshness.ts';
import type { SharedAnswers } from './shared-answers.ts';
import type { Entry, Store } from './store.ts';
import { writeMarks, type WriteMarks } from './write-marks.ts';

export interface Kept extends Entry, Omit<Answer<unknown>, 'text'> {
  readonly read: ReadName;
  /** Calls are counted: which one brought it. 0: one of another instance. */
  readonly call: number;
  readonly answeredAt: number;
  readonly ticket: Ticket;
  /** Of the vendor's text; null: nobody needs to know whether the next one is the same. */
  readonly digest: string | null;
}

/** By what something kept is known again, for those who must not hold it: it may be large, and kept no more. */
export interface Ticket {
  readonly key: string;
  /** The same for what was read anew and had not changed. */
  readonly content: object;
}

export interface Found {
  readonly kept: Kept;
  readonly state: 'fresh' | 'stale';
}

/** What was so when a call began. */
export interface CallMarks {
  readonly number: number;
  /** Which writes had begun and ended before it: here, */
  readonly mark: number;
  /** and at all instances. */
  readonly generation: string | null;
}

/** What is kept of one source's answers, and shared with other instances. */
export interface KeptAnswers {
  readonly entries: number;
  readonly bytes: number;
  readonly marks: WriteMarks;
  readonly keeps: (asked: Asked) => boolean;
  find(key: string, asked: Asked): Found | null;
  /** What became of that for which it was given: `renewed` is fresh, and has not changed. */
  standing(ticket: Ticket): 'fresh' | 'renewed' | 'stale' | 'over';
  use(ticket: Ticket): void;
  /** Null: it may not be kept. */
  keep(key: string, asked: Asked, answer: Answer<unknown>, call: CallMarks): Kept | null;
  /** Forgets what is there if its time is over. */
  retire(key: string): void;
  /** Where the vendor itself says no, what it said before is over. */
  forget(key: string, call: CallMarks): void;
  clear(touches: (read: ReadName) => boolean): void;
  /** Absent: nothing is shared with other instances. */
  readonly adopt?: Adopt<Asked> | undefined;
}

export interface KeptAnswersOptions {
  readonly store: Store;
  readonly settings: CacheSettings;
  /** What other instances have read, and may have of this one; without it, they are not known. */
  readonly shared?: SharedAnswers | undefined;
}

/** Only of what may be given when its time is over is it asked whether it has changed. */
function digestOf(asked: Asked, { text }: Answer<unknown>): string | null {
  return text !== null && renewalOf(asked) ? hash('sha256', text, 'base64') : null;
}

export function keptAnswers({ store, settings, shared }: KeptAnswersOptions): KeptAnswers {
  const { now } = store;
  const shelf = store.shelf<Kept>();
  const marks = writeMarks();
  const keeps = ({ keep }: Asked): boolean => keep !== 'never' && settings.ttlSeconds > 0;

  const adopt =
    shared &&
    adoption<Asked>(shared, marks, (key, asked, { ageMs, ...answer }) => {
      const answeredAt = now() - ageMs;
      if ((shelf.find(key)?.answeredAt ?? -Infinity) >= answeredAt) return;
      // Whatever this instance asks is newer.
      const ticket = { key, content: {} };
      shelf.put({ ...answer, key, read: asked.request, call: 0, answeredAt, ticket, digest: null });
    });

  // Others have written: what was asked before is neither shared nor kept any more.
  shared?.onOvertaken(() => {
    marks.begin(() => true)();
    shelf.clear(() => true);
  });

  function leave(key: string, { keep }: Asked, answer: Answer<unknown>, call: CallMarks): void {
    const { text, fetchedAt: receivedAt } = answer;
    if (!shared || text === null) return;
    const lifetimeMs = 1000 * (settings.ttlSeconds + (keep === 'marked' ? settings.staleSeconds : 0));
    shared.put(key, { text, receivedAt, lifetimeMs, ageMs: 0 }, call.generation);
  }

  return {
    get entries() {
      return shelf.entries;
    },
    get bytes() {
      return shelf.bytes;
    },
    marks,
    keeps,
    find(key, { wish, keep }) {
      const kept = shelf.find(key);
      if (!kept) return null;
      const at = now();
      if (!isWelcome(wish, kept.answeredAt, at)) return null;
      const state = freshness(at - kept.answeredAt, settings);
      if (state === 'fresh') return { kept, state };
      const isTaken = keep === 'marked' && kept.value !== null && !wish.freshOnly;
      return state === 'stale' && isTaken ? { kept, state } : null;
    },
    standing(ticket) {
      const kept = shelf.find(ticket.key);
      if (kept?.ticket.content !== ticket.content) return 'over';
      const state = freshness(now() - kept.answeredAt, settings);
      if (state === 'fresh') return kept.ticket === ticket ? 'fresh' : 'renewed';
      return state === 'stale' && kept.value !== null ? 'stale' : 'over';
    },
    use(ticket) {
      const kept = shelf.find(ticket.key);
      if (kept?.ticket.content === ticket.content) shelf.use(kept);
    },
    keep(key, asked, answer, call) {
      if (!keeps(asked) || !marks.holds(call.mark, asked.request)) return null;
      // Of two answers that of the later question is the newer one, whichever came first.
      const before = shelf.find(key);
      if ((before?.call ?? 0) > call.number) return null;
      const { value, fetchedAt, bytes } = answer;
      const digest = digestOf(asked, answer);
      const isSame = digest !== null && before?.digest === digest;
      const kept = {
        key,
        value,
        fetchedAt,
        bytes,
        read: asked.request,
        call: call.number,
        answeredAt: now(),
        ticket: { key, content: isSame ? before.ticket.content : {} },
        digest,
      };
      shelf.put(kept);
      leave(key, asked, answer, call);
      return kept;
    },
    retire(key) {
      const kept = shelf.find(key);
      if (kept && freshness(now() - kept.answeredAt, settings) !== 'fresh') shelf.remove(kept);
    },
    forget(key, { number }) {
      const kept = shelf.find(key);
      if (kept && kept.call <= number) shelf.remove(kept);
      shared?.remove(key);
    },
    clear(touches) {
      shelf.clear(({ read }) => touches(read));
    },
    adopt,
  };
}
