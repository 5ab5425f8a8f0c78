import { configuredLimit, type RateLimitSettings } from './configured-limit.ts';
import { observedLimit } from './observed-limit.ts';
import type { PeerBudget } from './peers/peer-budget.ts';
import { readAllowance, readPause, type Allowance } from './rate-limit-headers.ts';
import type { RateLimitStatus } from './status.ts';

/** A call's leave to go, of the rate limit. */
export interface Permit {
  /** An answer came: what it tells about the limit is for everybody, and given back. */
  answered(status: number, headers: Readonly<Record<string, string>>): Allowance | null;
  /** The call is over. `sent`: whether the vendor may have seen it. */
  end(sent: boolean): void;
}

/** Where a source's calls wait, first come first served, when the vendor's limit is used up. */
export interface RateGate {
  /**
   * Rejects with `NoRoomError` as soon as it is plain that the wait would last longer than `until` (of the gate's
   * clock), and with the signal's reason.
   */
  pass(signal: AbortSignal, until: number): Promise<Permit>;
  /** Null: it has to wait. */
  take(): Permit | null;
  status(): RateLimitStatus;
  /** Hands back what it has of a budget that is shared. Whoever waits still has their turn. */
  close(): void;
}

/** The limit leaves no room for a call in the time it has. */
export class NoRoomError extends Error {
  override readonly name = 'NoRoomError';
  readonly waitMs: number;

  constructor(waitMs: number) {
    super('no room within the rate limit');
    this.waitMs = waitMs;
  }
}

interface Waiting {
  readonly until: number;
  readonly go: () => void;
  readonly refuse: (error: NoRoomError) => void;
}

const mostWaiting = 1_000;
/** Timers may fire a little early. */
const timerSlackMs = 2;

/** `peers`: other instances, which call by the same limits. */
export function createRateGate(
  configured: RateLimitSettings | null,
  now: () => number = () => performance.now(),
  peers: PeerBudget | null = null,
): RateGate {
  const observed = observedLimit();
  const shared = peers?.limits(configured, {
    now,
    changed: () => {
      serve();
    },
    paused(ms) {
      observed.pause(ms, now());
      serve();
    },
  });
  const own = shared ? shared.window : configured && configuredLimit(configured);
  const limits = [observed, ...(shared ? [shared.told] : []), ...(own ? [own] : [])];
  let queue: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  let underWay = 0;

  const available = (): number => Math.min(...limits.map((limit) => limit.available(now())));
  const readyAt = (ahead: number): number => Math.max(...limits.map((limit) => limit.readyAt(now(), ahead)));

  const permit = (): Permit => {
    const takenAt = now();
    for (const limit of limits) limit.take(takenAt);
    underWay += 1;
    let counted = true;
    const stopCounting = (): void => {
      if (counted) underWay -= 1;
      counted = false;
    };
    return {
      answered(status, headers) {
        stopCounting();
        const allowance = readAllowance(headers);
        const pause = readPause(status, headers);
        if (allowance !== null) {
          const isNews = observed.observe(allowance, underWay, now());
          shared?.told.observe(allowance, underWay, isNews);
        }
        if (pause !== null) {
          observed.pause(pause, now());
          shared?.told.pause(pause);
        }
        serve();
        return allowance;
      },
      end(sent) {
        stopCounting();
        if (sent) return;
        for (const limit of limits) limit.giveBack(now(), takenAt);
        serve();
      },
    };
  };

  /** Lets go whoever can, and tells everybody at once whose turn would come too late. */
  function serve(): void {
    clearTimeout(timer);
    while (queue.length > 0 && available() > 0) queue.shift()?.go();
    const staying: Waiting[] = [];
    for (const waiting of queue) {
      const ready = readyAt(staying.length);
      if (ready <= waiting.until) staying.push(waiting);
      else waiting.refuse(new NoRoomError(ready - now()));
    }
    queue = staying;
    if (queue.length > 0) timer = setTimeout(serve, Math.max(0, readyAt(0) - now()) + timerSlackMs);
    shared?.want(now(), queue.length);
  }

  const take = (): Permit | null => (queue.length === 0 && available() > 0 ? permit() : null);

  return {
    take,
    pass(signal, until) {
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      const atOnce = take();
      if (atOnce) return Promise.resolve(atOnce);
      if (queue.length >= mostWaiting) return Promise.reject(new NoRoomError(readyAt(queue.length) - now()));
      return new Promise((resolve, reject) => {
        const leave = (): void => {
          queue = queue.filter((other) => other !== waiting);
          reject(signal.reason as Error);
          serve();
        };
        const waiting: Waiting = {
          until,
          go() {
            signal.removeEventListener('abort', leave);
            resolve(permit());
          },
          refuse(error) {
            signal.removeEventListener('abort', leave);
            reject(error);
          },
        };
        signal.addEventListener('abort', leave, { once: true });
        queue.push(waiting);
        serve();
      });
    },
    status() {
      const views = [
        { origin: 'OBSERVED' as const, view: observed.describe(now()) },
        { origin: 'CONFIGURED' as const, view: own?.describe(now()) ?? null },
      ].flatMap(({ origin, view }) => (view === null ? [] : [{ origin, ...view }]));
      const [tightest] = views.sort((a, b) => a.remaining - b.remaining);
      const waiting = queue.length;
      if (!tightest) return { limit: null, remaining: null, resetsAt: null, origin: 'UNKNOWN', waiting };
      const { limit, remaining, resetsAt, origin } = tightest;
      const at = new Date(Date.now() + Math.max(0, resetsAt - now())).toISOString();
      return { limit, remaining, resetsAt: at, origin, waiting };
    },
    close() {
      shared?.close();
    },
  };
}
