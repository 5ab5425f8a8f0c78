import type { ReadVerdict } from '../../core/read-verdict.ts';
import { isRefusal } from '../fault.ts';
import type { Fetched, Glance } from '../reading.ts';
import type { CacheStatus } from '../status.ts';
import type { ReadName } from '../upstream.ts';
import { renewalOf, type Answer, type Asked } from './asked.ts';
import { createFlight, type Flight, type FlightTerms, type Waiter } from './flight.ts';
import { isWelcome } from './freshness.ts';
import { grounds, type Trail } from './grounds.ts';
import { keptAnswers, type CallMarks, type Found, type KeptAnswersOptions } from './kept-answers.ts';
import { readKey } from './key.ts';
import { readCounts } from './read-counts.ts';

/** Asks the vendor; rejects where that fails. It may go on when the operation that began it has ended. */
type Call<T> = (terms: FlightTerms) => Promise<Answer<T>>;

/** What the operations of a process share of one source with one set of credentials. */
export interface SourceCache {
  read<T>(asked: Asked, waiter: Waiter, call: Call<T>): Promise<Fetched<T>>;
  take(asked: Asked): Fetched<unknown> | null;
  glance(asked: Asked): Glance<unknown> | null;
  /** Forgets what answers it if the time of that is over. */
  retire(asked: Asked): void;
  /** What it touches and was read before it has ended is neither shared nor kept beyond it. */
  writing<T>(touches: (read: ReadName) => boolean, write: () => Promise<T>): Promise<T>;
  status(): CacheStatus;
  /** Ends every call under way, for the reason given of it, and drops everything. */
  close(reasonFor: (read: ReadName) => Error): void;
}

interface UnderWay extends CallMarks {
  readonly read: ReadName;
  readonly flight: Flight<Answer<unknown>>;
  readonly askedAt: number;
  readonly trail: Trail;
}

export function createSourceCache(options: KeptAnswersOptions): SourceCache {
  const { shared: others } = options;
  const { now } = options.store;
  const answers = keptAnswers(options);
  const { marks, keeps, adopt } = answers;
  const calls = new Map<string, UnderWay>();
  const { counts, add } = readCounts();
  const { onKept, onCall } = grounds(answers, add);
  let begun = 0;

  function findCall(key: string, { wish }: Asked): UnderWay | null {
    const call = calls.get(key);
    const isShared = call?.flight.isOpen() === true && !marks.divides(call.mark, call.read);
    return isShared && isWelcome(wish, call.askedAt, now()) ? call : null;
  }

  function begin(key: string, asked: Asked, call: Call<unknown>): UnderWay {
    const flight = createFlight<Answer<unknown>>(async (terms) => {
      try {
        const answer = await call(terms);
        own.trail.kept = answers.keep(key, asked, answer, own)?.ticket ?? null;
        return answer;
      } catch (error) {
        if (isRefusal(error)) answers.forget(key, own);
        throw error;
      } finally {
        own.trail.flight = null;
        if (calls.get(key) === own) calls.delete(key);
      }
    });
    const { mark } = marks;
    const own: UnderWay = {
      read: asked.request,
      number: (begun += 1),
      flight,
      askedAt: now(),
      mark,
      generation: others?.generation ?? null,
      trail: { read: asked.request, mark, flight, kept: null, renew: renewalOf(asked) },
    };
    calls.set(key, own);
    return own;
  }

  function tell({ heard, wish }: Asked, verdict: ReadVerdict, ageMs: number | null = null): void {
    // What is only read anew was counted where it was given, as stale.
    if (!wish.freshOnly) add(verdict);
    heard?.(verdict, ageMs);
  }

  function take({ kept, state }: Found, asked: Asked): Fetched<unknown> {
    tell(asked, state === 'fresh' ? 'HIT' : 'STALE', now() - kept.answeredAt);
    asked.basis?.rest(onKept(kept.ticket, renewalOf(asked)));
    answers.use(kept.ticket);
    return { value: kept.value, fetchedAt: kept.fetchedAt, stale: state === 'stale' };
  }

  /** For what is given though its time is over; another instance may have a newer one. */
  function renew(key: string, asked: Asked, call: Call<unknown>): void {
    if (asked.renew) {
      asked.renew();
      return;
    }
    const fetch = (): void => {
      if (!findCall(key, asked)) begin(key, asked, call).flight.hold();
    };
    if (!adopt) fetch();
    else {
      void adopt(key, asked).then(() => {
        if (answers.find(key, asked)?.state !== 'fresh') fetch();
      });
    }
  }

  async function find(asked: Asked, waiter: Waiter, call: Call<unknown>): Promise<Fetched<unknown>> {
    const fetched = async (flight: Flight<Answer<unknown>>): Promise<Fetched<unknown>> => {
      const { value, fetchedAt } = await flight.join(waiter);
      return { value, fetchedAt, stale: false };
    };
    if (!asked.wish.keep) {
      tell(asked, 'BYPASS');
      asked.basis?.passing();
      return fetched(createFlight(call));
    }
    const key = readKey(asked.request);
    let found = answers.find(key, asked);
    let shared = findCall(key, asked);
    if (adopt && !found && !shared && keeps(asked) && asked.wish.maxAgeMs >= 0) {
      await adopt(key, asked);
      waiter.signal.throwIfAborted();
      found = answers.find(key, asked);
      shared = findCall(key, asked);
    }
    if (found) {
      if (found.state === 'stale' && !shared) renew(key, asked, call);
      return take(found, asked);
    }
    if (shared) {
      tell(asked, 'COALESCED');
      asked.basis?.rest(onCall(shared.trail));
      return fetched(shared.flight);
    }
    tell(asked, keeps(asked) && asked.wish.maxAgeMs >= 0 ? 'MISS' : 'BYPASS');
    const own = begin(key, asked, call);
    asked.basis?.rest(onCall(own.trail));
    return fetched(own.flight);
  }

  return {
    // The same key is always interpreted in the same way, so what is found under it is a T.
    read: <T>(asked: Asked, waiter: Waiter, call: Call<T>) =>
      find(asked, waiter, call) as Promise<Fetched<T>>,
    take(asked) {
      if (!keeps(asked) || !asked.wish.keep) return null;
      const found = answers.find(readKey(asked.request), asked);
      return found?.state === 'fresh' ? take(found, asked) : null;
    },
    glance(asked) {
      if (!asked.wish.keep) return null;
      const key = readKey(asked.request);
      const found = answers.find(key, asked);
      if (found) return { kept: found.state, value: found.kept.value };
      return findCall(key, asked) ? { kept: 'under way' } : null;
    },
    retire(asked) {
      answers.retire(readKey(asked.request));
    },
    writing(touches, write) {
      const end = marks.begin(touches);
      // Until it has ended nothing that it touches is kept, so there is nothing to be dropped then.
      answers.clear(touches);
      return (others ? others.writing(write) : write()).finally(end);
    },
    status: () => ({ counts: { ...counts }, entries: answers.entries, bytes: answers.bytes }),
    close(reasonFor) {
      // As a write that never ends: what comes in now is not kept.
      marks.begin(() => true);
      for (const { flight, read } of calls.values()) flight.abort(reasonFor(read));
      answers.clear(() => true);
      others?.close();
    },
  };
}
