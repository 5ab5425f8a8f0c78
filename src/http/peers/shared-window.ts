import type { RedisLink } from '../../redis/link.ts';
import { configuredLimit, type RateLimitSettings } from '../configured-limit.ts';
import { createLeases } from './leases.ts';
import { asideMs, type SharedLimit, type SharedLimitOptions } from './shared-limit.ts';
import type { WindowGrant, WindowLedger } from './window-ledger.ts';

/** Instances do not find Redis back all at once: for so long, those that have keep to their shares as well. */
const returnMs = 3_000;

interface Alone {
  /** The instance's own count less this is what it may use: others have shares too. */
  readonly ofOthers: number;
  /** Of its share, what others had used already when Redis was last heard of; counts until `takenUntil`. */
  readonly taken: number;
  readonly takenUntil: number;
  backAt: number | null;
}

/**
 * A configured limit that instances keep to together. While Redis is away each keeps to its share by itself, by the
 * number of instances there last were; what it has sent meanwhile it tells Redis afterwards, and also when Redis has
 * forgotten what it knew.
 */
export function sharedWindow(
  settings: RateLimitSettings,
  { link, ledger, changed, now: clock }: SharedLimitOptions & { link: RedisLink; ledger: WindowLedger },
): SharedLimit {
  const { requests, perSeconds } = settings;
  const spanMs = perSeconds * 1000;
  const own = configuredLimit(settings);
  const used = (now: number): number => requests - own.available(now);
  let last = { free: requests, instances: 1, born: '' };
  /** Calls that the ledger does not know of. */
  let unaccounted = 0;
  let asideUntil = -Infinity;
  let alone: Alone | null = null;
  let isReporting = false;

  async function ask(need: number, spare: number): Promise<WindowGrant | null> {
    const debt = Math.min(unaccounted, used(clock()));
    const grant = await ledger.ask(need, spare, debt);
    if (grant === null) {
      asideUntil = clock() + asideMs;
      return null;
    }
    unaccounted = Math.max(0, unaccounted - debt);
    // What nobody has used for a span is forgotten too, and nothing to account for.
    const hasForgotten = last.born !== '' && last.born !== grant.born && used(clock()) > 0;
    last = grant;
    if (!hasForgotten) return grant;
    unaccounted = used(clock());
    leases.drop();
    return null;
  }

  const leases = createLeases({
    ask,
    handBack(permits, entry) {
      ledger.handBack(permits, entry, last.born);
    },
    changed,
    now: clock,
  });

  const isAway = (now: number): boolean => !link.available() || now < asideUntil;

  async function report(): Promise<void> {
    if (isReporting) return;
    isReporting = true;
    do {
      await ask(0, 0);
      unaccounted = Math.min(unaccounted, used(clock()));
    } while (unaccounted > 0 && !isAway(clock()));
    isReporting = false;
  }

  function stepAside(now: number): Alone {
    leases.drop();
    const share = Math.max(1, Math.floor(requests / last.instances));
    const room = share - used(now);
    const taken = Math.max(0, room - Math.floor(last.free / last.instances));
    return { ofOthers: requests - share, taken, takenUntil: now + spanMs, backAt: null };
  }

  /** How many of its own count are not for it now. */
  const keptBack = (now: number): number => {
    if (isAway(now)) {
      alone ??= stepAside(now);
      alone.backAt = null;
    } else if (alone?.backAt === null) {
      alone.backAt = now;
      if (used(now) > 0) void report();
    } else if (alone && now >= alone.backAt + returnMs) {
      alone = null;
    }
    return alone ? alone.ofOthers + (now < alone.takenUntil ? alone.taken : 0) : 0;
  };
  const leftOfOwn = (now: number): number => Math.max(0, own.available(now) - keptBack(now));

  const unsubscribe = link.onChange(() => {
    keptBack(clock());
    changed();
  });

  return {
    available(now) {
      const ofOwn = leftOfOwn(now);
      return isAway(now) ? ofOwn : Math.min(ofOwn, leases.left(now));
    },
    readyAt(now, ahead) {
      const byOwn = own.readyAt(now, ahead + keptBack(now));
      return isAway(now) ? byOwn : Math.max(byOwn, leases.readyAt(now, ahead));
    },
    take(now) {
      if (isAway(now)) unaccounted += 1;
      else leases.take(now);
      own.take(now);
    },
    giveBack(now, takenAt) {
      if (isAway(now)) unaccounted = Math.max(0, unaccounted - 1);
      else leases.giveBack(now, takenAt);
      own.giveBack(now, takenAt);
    },
    want(now, waiting) {
      if (!isAway(now)) leases.want(now, Math.min(waiting, leftOfOwn(now)));
    },
    describe(now) {
      const ofOwn = leftOfOwn(now);
      const remaining = isAway(now) ? ofOwn : Math.min(ofOwn, last.free + leases.left(now));
      return { limit: requests, remaining, resetsAt: own.describe(now)?.resetsAt ?? now };
    },
    close() {
      unsubscribe();
      leases.handBackAll();
      ledger.leave();
    },
  };
}
