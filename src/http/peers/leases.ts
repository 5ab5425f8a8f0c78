/** What a ledger that instances share gave. Times are milliseconds. */
export interface Grant {
  readonly permits: number;
  /** How long they may be used, counted from when they were asked for. */
  readonly lifeMs: number;
  /** Where the ledger has written them down. */
  readonly entry: string;
  /** When there will be how many more, soonest first, counted from when it was asked. */
  readonly frees: readonly { readonly inMs: number; readonly permits: number }[];
  /** After which time as many are free again. */
  readonly everyMs: number;
}

export interface LeasesOptions {
  /** Null: nobody to ask. `need`: for calls that wait; `spare`: for calls to come, if there are plenty. */
  readonly ask: (need: number, spare: number) => Promise<Grant | null>;
  /** These were not used, and will not be. */
  readonly handBack: (permits: number, entry: string) => void;
  /** There are others than before. */
  readonly changed: () => void;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/**
 * Leave for calls, taken in portions from a budget that instances share, so that not each call has to ask. What is not
 * used within its short life goes back.
 */
export interface Leases {
  left(now: number): number;
  take(now: number): void;
  /** The call that took one at `takenAt` was not sent. */
  giveBack(now: number, takenAt: number): void;
  /** So many calls wait: asks for them, unless it is known to be in vain. */
  want(now: number, waiting: number): void;
  /** When a call can go that has `ahead` others of this instance before it. */
  readyAt(now: number, ahead: number): number;
  /** Forgets what is held; nothing goes back. */
  drop(): void;
  /** Hands back what is held. */
  handBackAll(): void;
}

interface Lease extends Pick<Grant, 'entry'> {
  readonly until: number;
  readonly permits: number;
  left: number;
  /** When the first of them was used; they are used up one lease after the other. */
  begunAt: number;
}

/** How long an answer may take: until then, nobody is told that it is too late. */
const answerMs = 20;
/** What others hand back comes sooner than what the ledger foretells. */
const longestWaitMs = 500;
const mostGrowth = 4;

export function createLeases({ ask, handBack, changed, now: clock }: LeasesOptions): Leases {
  let held: Lease[] = [];
  let takenSince = 0;
  let last = { at: -Infinity, lifeMs: 0 };
  let isAsking = false;
  let retry: NodeJS.Timeout | undefined;
  /** Of the last answer, if it did not suffice. */
  let shortage: { readonly at: number; readonly grant: Grant } | undefined;
  let era = 0;

  const end = (lease: Lease): void => {
    const at = held.indexOf(lease);
    if (at < 0) return;
    held.splice(at, 1);
    if (lease.left > 0) handBack(lease.left, lease.entry);
  };

  const left = (now: number): number => {
    let sum = 0;
    for (const lease of held) if (lease.until > now) sum += lease.left;
    return sum;
  };

  async function fetch(need: number): Promise<void> {
    isAsking = true;
    const asked = clock();
    const before = era;
    // As many as will be used in a lease's life if it goes on like this, and at first not too many more than were used.
    const pace = takenSince / Math.max(1, asked - last.at);
    const spare = Math.max(need, Math.ceil(Math.min(pace * last.lifeMs, takenSince * mostGrowth)));
    takenSince = 0;
    const grant = await ask(need, spare);
    isAsking = false;
    if (grant === null || before !== era) {
      changed();
      return;
    }
    const { permits, entry, lifeMs } = grant;
    last = { at: asked, lifeMs };
    const until = asked + lifeMs;
    if (permits > 0) {
      const lease = { until, entry, permits, left: permits, begunAt: Infinity };
      held.push(lease);
      setTimeout(end, Math.max(0, until - clock()), lease).unref();
    }
    shortage = permits < need ? { at: asked, grant } : undefined;
    clearTimeout(retry);
    if (shortage) {
      const pause = Math.min(longestWaitMs, grant.frees[0]?.inMs ?? grant.everyMs);
      retry = setTimeout(
        () => {
          shortage = undefined;
          changed();
        },
        Math.max(0, asked + pause - clock()),
      ).unref();
    }
    changed();
  }

  return {
    left,
    take(now) {
      const some = held.filter((one) => one.left > 0);
      // One that has ended since it was looked at is none too many.
      const lease = some.find(({ until }) => until > now) ?? some[0];
      if (!lease) return;
      lease.left -= 1;
      lease.begunAt = Math.min(lease.begunAt, now);
      takenSince += 1;
      // Steady traffic finds the next portion there when this one is used up.
      const isLow = takenSince > 1 && left(now) * 2 <= lease.permits;
      if (isLow && !isAsking && !shortage) void fetch(0);
    },
    giveBack(now, takenAt) {
      // Of a lease that is over it stays counted: in a later one it would live longer than it may.
      const lease = held.find(({ until, begunAt }) => until > now && takenAt >= begunAt);
      if (lease) lease.left += 1;
    },
    want(now, waiting) {
      const need = waiting - left(now);
      if (need > 0 && !isAsking && !shortage) void fetch(need);
    },
    readyAt(now, ahead) {
      if (ahead < left(now)) return now;
      if (!shortage) return now + answerMs;
      const { at, grant } = shortage;
      return Math.max(now, at + waitFor(grant, ahead));
    },
    drop() {
      era += 1;
      held = [];
      shortage = undefined;
    },
    handBackAll() {
      clearTimeout(retry);
      shortage = undefined;
      for (const lease of [...held]) end(lease);
    },
  };
}

function waitFor({ frees, everyMs }: Grant, ahead: number): number {
  const total = frees.reduce((sum, { permits }) => sum + permits, 0);
  if (total === 0) return everyMs;
  let place = ahead % total;
  const found = frees.find(({ permits }) => (place -= permits) < 0);
  return (found?.inMs ?? everyMs) + Math.floor(ahead / total) * everyMs;
}
