import { configuredLimit, type RateLimitSettings } from './configured-limit.ts';
import { observedLimit } from './observed-limit.ts';
import { readAllowance, readPause } from './rate-limit-headers.ts';
import type { RateLimitStatus } from './status.ts';

/** A call's leave to go, of the rate limit. */
export interface Permit {
  /** An answer came: what it tells about the limit is for everybody. */
  answered(status: number, headers: Readonly<Record<string, string>>): void;
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
  status(): RateLimitStatus;
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

export function createRateGate(
  configured: RateLimitSettings | null,
  now: () => number = () => performance.now(),
): RateGate {
  const observed = observedLimit();
  const own = configured && configuredLimit(configured);
  const limits = own ? [observed, own] : [observed];
  let queue: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  let underWay = 0;

  const available = (): number => Math.min(...limits.map((limit) => limit.available(now())));
  const readyAt = (ahead: number): number => Math.max(...limits.map((limit) => limit.readyAt(now(), ahead)));

  const take = (): Permit => {
    for (const limit of limits) limit.take(now());
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
        if (allowance !== null) observed.observe(allowance, underWay, now());
        if (pause !== null) observed.pause(pause, now());
        serve();
      },
      end(sent) {
        stopCounting();
        if (sent) return;
        for (const limit of limits) limit.giveBack(now());
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
  }

  return {
    pass(signal, until) {
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      if (queue.length === 0 && available() > 0) return Promise.resolve(take());
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
            resolve(take());
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
  };
}
