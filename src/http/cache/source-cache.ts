import type { CacheWish } from '../../core/cache-wish.ts';
import { isRefusal } from '../fault.ts';
import type { Fetched, Glance, Keep } from '../reading.ts';
import type { CacheStatus } from '../status.ts';
import type { ReadName, UpstreamRequest } from '../upstream.ts';
import { createFlight, type Flight, type FlightTerms, type Waiter } from './flight.ts';
import { freshness, isWelcome, type CacheSettings } from './freshness.ts';
import { readKey } from './key.ts';
import { readCounts } from './read-counts.ts';
import type { Entry, Store } from './store.ts';
import { writeMarks } from './write-marks.ts';

/** A read as the cache sees it. */
export interface Asked {
  readonly request: UpstreamRequest;
  readonly keep: Keep;
  readonly wish: CacheWish;
}

/** What the vendor answered: nobody can change it any more, and it holds about so many bytes. */
export interface Answer<T> extends Omit<Fetched<T>, 'stale'> {
  readonly bytes: number;
}

/** Asks the vendor; rejects where that fails. It may go on when the operation that began it has ended. */
type Call<T> = (terms: FlightTerms) => Promise<Answer<T>>;

/** What the operations of a process share of one source with one set of credentials. */
export interface SourceCache {
  read<T>(asked: Asked, waiter: Waiter, call: Call<T>): Promise<Fetched<T>>;
  take(asked: Asked): Fetched<unknown> | null;
  glance(asked: Asked): Glance<unknown> | null;
  /** What it touches and was read before it has ended is neither shared nor kept beyond it. */
  writing<T>(touches: (read: ReadName) => boolean, write: () => Promise<T>): Promise<T>;
  status(): CacheStatus;
  /** Ends every call under way, for the reason given of it, and drops everything. */
  close(reasonFor: (read: ReadName) => Error): void;
}

interface Kept extends Entry, Answer<unknown> {
  readonly read: ReadName;
  /** Calls are counted: which one brought it. */
  readonly call: number;
  readonly answeredAt: number;
}

interface UnderWay {
  readonly read: ReadName;
  readonly number: number;
  readonly flight: Flight<Answer<unknown>>;
  readonly askedAt: number;
  /** Which writes had begun and ended before it. */
  readonly mark: number;
}

export interface SourceCacheOptions {
  readonly store: Store;
  readonly settings: CacheSettings;
}

export function createSourceCache({ store, settings }: SourceCacheOptions): SourceCache {
  const { now } = store;
  const shelf = store.shelf<Kept>();
  const calls = new Map<string, UnderWay>();
  const marks = writeMarks();
  const { counts, add } = readCounts();
  let begun = 0;

  const keeps = ({ keep }: Asked): boolean => keep !== 'never' && settings.ttlSeconds > 0;

  function findKept(key: string, { wish, keep }: Asked): { kept: Kept; state: 'fresh' | 'stale' } | null {
    const kept = shelf.find(key);
    if (!kept) return null;
    const at = now();
    if (!isWelcome(wish, kept.answeredAt, at)) return null;
    const state = freshness(at - kept.answeredAt, settings);
    if (state === 'fresh') return { kept, state };
    return state === 'stale' && keep === 'marked' && kept.value !== null ? { kept, state } : null;
  }

  function findCall(key: string, { wish }: Asked): UnderWay | null {
    const call = calls.get(key);
    const isShared = call?.flight.isOpen() === true && !marks.divides(call.mark, call.read);
    return isShared && isWelcome(wish, call.askedAt, now()) ? call : null;
  }

  function keepAnswer(key: string, asked: Asked, answer: Answer<unknown>, own: UnderWay): void {
    if (!keeps(asked) || !marks.holds(own.mark, own.read)) return;
    // Of two answers that of the later question is the newer one, whichever came first.
    if ((shelf.find(key)?.call ?? 0) > own.number) return;
    shelf.put({
      ...answer,
      key,
      read: asked.request,
      call: own.number,
      answeredAt: now(),
    });
  }

  /** Where the vendor itself says no, what it said before is over. */
  function forget(key: string, { number }: UnderWay): void {
    const kept = shelf.find(key);
    if (kept && kept.call <= number) shelf.remove(kept);
  }

  function begin(key: string, asked: Asked, call: Call<unknown>): UnderWay {
    const flight = createFlight<Answer<unknown>>(async (terms) => {
      try {
        const answer = await call(terms);
        keepAnswer(key, asked, answer, own);
        return answer;
      } catch (error) {
        if (isRefusal(error)) forget(key, own);
        throw error;
      } finally {
        if (calls.get(key) === own) calls.delete(key);
      }
    });
    const own: UnderWay = {
      read: asked.request,
      number: (begun += 1),
      flight,
      askedAt: now(),
      mark: marks.mark,
    };
    calls.set(key, own);
    return own;
  }

  function take({ kept, state }: { kept: Kept; state: 'fresh' | 'stale' }): Fetched<unknown> {
    add(state === 'fresh' ? 'HIT' : 'STALE');
    shelf.use(kept);
    return { value: kept.value, fetchedAt: kept.fetchedAt, stale: state === 'stale' };
  }

  async function find(asked: Asked, waiter: Waiter, call: Call<unknown>): Promise<Fetched<unknown>> {
    const fetched = async (flight: Flight<Answer<unknown>>): Promise<Fetched<unknown>> => {
      const { value, fetchedAt } = await flight.join(waiter);
      return { value, fetchedAt, stale: false };
    };
    if (!asked.wish.keep) {
      add('BYPASS');
      return fetched(createFlight(call));
    }
    const key = readKey(asked.request);
    const found = findKept(key, asked);
    const shared = findCall(key, asked);
    if (found) {
      if (found.state === 'stale' && !shared) begin(key, asked, call).flight.hold();
      return take(found);
    }
    if (shared) {
      add('COALESCED');
      return fetched(shared.flight);
    }
    add(keeps(asked) && asked.wish.maxAgeMs >= 0 ? 'MISS' : 'BYPASS');
    return fetched(begin(key, asked, call).flight);
  }

  return {
    // The same key is always interpreted in the same way, so what is found under it is a T.
    read: <T>(asked: Asked, waiter: Waiter, call: Call<T>) =>
      find(asked, waiter, call) as Promise<Fetched<T>>,
    take(asked) {
      if (!keeps(asked) || !asked.wish.keep) return null;
      const found = findKept(readKey(asked.request), asked);
      return found?.state === 'fresh' ? take(found) : null;
    },
    glance(asked) {
      if (!asked.wish.keep) return null;
      const key = readKey(asked.request);
      const found = findKept(key, asked);
      if (found) return { kept: found.state, value: found.kept.value };
      return findCall(key, asked) ? { kept: 'under way' } : null;
    },
    writing(touches, write) {
      const end = marks.begin(touches);
      // Until it has ended nothing that it touches is kept, so there is nothing to be dropped then.
      shelf.clear(({ read }) => touches(read));
      return write().finally(end);
    },
    status: () => ({ counts: { ...counts }, entries: shelf.entries, bytes: shelf.bytes }),
    close(reasonFor) {
      // As a write that never ends: what comes in now is not kept.
      marks.begin(() => true);
      for (const { flight, read } of calls.values()) flight.abort(reasonFor(read));
      shelf.clear(() => true);
    },
  };
}
