import type { RedisLink } from '../../redis/link.ts';
import { longestPauseMs } from '../observed-limit.ts';
import type { Allowance } from '../rate-limit-headers.ts';
import { createLeases, type Grant } from './leases.ts';
import { asideMs, type SharedLimit, type SharedLimitOptions } from './shared-limit.ts';
import { toldAsk, toldHandBack, toldObserve } from './told-scripts.ts';

/** What vendors' answers tell, for all instances. */
export interface SharedTold extends SharedLimit {
  /** `isNews`: of a window that this instance did not know. */
  observe(allowance: Allowance, underWay: number, isNews: boolean): void;
  pause(ms: number): void;
}

interface Options extends SharedLimitOptions {
  readonly link: RedisLink;
  readonly source: string;
  /** Others were asked to wait, this long from now. */
  readonly paused: (ms: number) => void;
}

/**
 * The limit that the vendor's headers tell, which instances keep to together. Where Redis is away, or none has learnt
 * of any limit, this one lets everything through: what the instance itself has learnt holds besides.
 */
export function sharedTold({ link, source, changed, paused, now: clock }: Options): SharedTold {
  const keys = [`told:${source}`];
  const channel = `told:${source}`;
  const ask = link.script<[number, string, number, number, number, number, number, number]>(toldAsk);
  const handBack = link.script<number>(toldHandBack);
  const observe = link.script<number>(toldObserve);
  /** `unasked`: others may have learnt of one. */
  let state: 'unasked' | 'unlimited' | 'leased' = 'unasked';
  let known = Infinity;
  let asideUntil = -Infinity;

  const leases = createLeases({
    async ask(need, spare) {
      const answer = await ask(keys, [need, spare]);
      if (answer === null) {
        asideUntil = clock() + asideMs;
        return null;
      }
      const [permits, entry, remaining, pauseMs, endsInMs, limit, windowMs, lifeMs] = answer;
      if (pauseMs > 0) paused(pauseMs);
      state = permits < 0 ? 'unlimited' : 'leased';
      if (permits < 0) return null;
      known = remaining;
      const inMs = pauseMs > 0 ? pauseMs : endsInMs;
      const frees: Grant['frees'] = [{ inMs, permits: limit > 0 ? limit : Infinity }];
      return { permits, entry, lifeMs, frees, everyMs: windowMs };
    },
    handBack(permits, entry) {
      void handBack(keys, [entry, permits]);
    },
    changed,
    now: clock,
  });

  const isAlone = (now: number): boolean => {
    const alone = !link.available() || now < asideUntil;
    if (alone && state !== 'unasked') {
      state = 'unasked';
      leases.drop();
    }
    return alone;
  };
  const isFree = (now: number): boolean => isAlone(now) || state === 'unlimited';

  const tell = async (allowance: Allowance | null, underWay: number, pauseMs: number): Promise<void> => {
    const { limit, remaining, resetMs, windowMs } = allowance ?? nothingTold;
    // What cannot be is no reason for a key that stays for ever.
    const length = Math.min(windowMs ?? -1, longestWindowMs);
    const args = [limit ?? -1, remaining, resetMs, length, underWay, Math.ceil(pauseMs)];
    const left = await observe(keys, [...args, link.channel(channel)]);
    if (left === null || left < 0) return;
    known = left;
    changed();
  };

  const askAnew = (): void => {
    state = 'unasked';
    leases.handBackAll();
    changed();
  };
  const unsubscribe = link.subscribe(channel, {
    message(text) {
      const [word, ms] = text.split(' ');
      if (word === 'pause') paused(Number(ms));
      else if (state === 'unlimited') askAnew();
    },
    // Something may have been told meanwhile.
    began: askAnew,
  });

  const stopListening = link.onChange(changed);

  return {
    available: (now) => (isFree(now) ? Infinity : leases.left(now)),
    readyAt: (now, ahead) => (isFree(now) ? now : leases.readyAt(now, ahead)),
    take(now) {
      if (!isFree(now)) leases.take(now);
    },
    giveBack(now, takenAt) {
      if (!isFree(now)) leases.giveBack(now, takenAt);
    },
    want(now, waiting) {
      if (!isFree(now)) leases.want(now, waiting);
    },
    // The instance's own view has the vendor's numbers.
    describe: () => null,
    observe(allowance, underWay, isNews) {
      if (isAlone(clock())) return;
      // Most answers say what the ledger counts by itself.
      if (!isNews && state === 'leased' && allowance.remaining >= known) return;
      known = Math.min(known, allowance.remaining);
      // From now on it is everybody's: Redis hears of it before the next call asks there.
      if (state === 'unlimited') state = 'unasked';
      void tell(allowance, underWay, 0);
    },
    pause(ms) {
      void tell(null, 0, Math.min(ms, longestPauseMs));
    },
    close() {
      stopListening();
      unsubscribe();
      leases.handBackAll();
    },
  };
}

/** Of a window: a day. */
const longestWindowMs = 86_400_000;

const nothingTold: Allowance = { limit: null, remaining: -1, resetMs: 0, windowMs: null };
