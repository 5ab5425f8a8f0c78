import type { Due } from '../call-clock.ts';

/** One of those who wait for a call. */
export interface Waiter {
  readonly signal: AbortSignal;
  /** When it must be told something; it may move later. */
  readonly deadline: Due | undefined;
  /** What it is told then. */
  readonly late: () => Error;
}

/** What bounds a call that several wait for. */
export interface FlightTerms {
  /** Aborts when the last of them has left. */
  readonly signal: AbortSignal;
  /** The latest of their deadlines. */
  readonly deadline: Due | undefined;
}

/** A call that several may wait for; it begins with the first of them. */
export interface Flight<T> {
  /** Whether one may still join: it has neither ended nor been given up. */
  isOpen(): boolean;
  join(waiter: Waiter): Promise<T>;
  /** Begins it for nobody in particular: then it goes on to its end, whoever joins and leaves. */
  hold(): void;
  /** Ends it for everybody. */
  abort(reason: Error): void;
}

interface Waiting<T> extends Pick<PromiseWithResolvers<T>, 'resolve' | 'reject'> {
  readonly deadline: Due | undefined;
  /** Sees to it that it is told in time, also where the call goes on for others. */
  watch(): void;
  end(): void;
}

/** A timer can wait no longer, and looks again then. */
const longestMs = 2 ** 31 - 1;

/** `call` must reject, not throw. */
export function createFlight<T>(call: (terms: FlightTerms) => Promise<T>): Flight<T> {
  const controller = new AbortController();
  const waiting = new Set<Waiting<T>>();
  let state: 'idle' | 'flying' | 'landed' = 'idle';
  let held = false;
  /** Whether the call has a deadline of its own, */
  let isBounded = false;
  /** and the latest that it was; what has been promised to the call is not taken back. */
  let horizon = -Infinity;

  const latest: Due = () => {
    for (const { deadline } of waiting) horizon = Math.max(horizon, deadline?.() ?? Infinity);
    return Math.min(horizon, performance.now() + longestMs);
  };

  const land = (tell: (one: Waiting<T>) => void): void => {
    state = 'landed';
    for (const one of waiting) {
      one.end();
      tell(one);
    }
    waiting.clear();
  };

  const begin = (deadline: Due | undefined): void => {
    state = 'flying';
    isBounded = deadline !== undefined;
    call({ signal: controller.signal, deadline }).then(
      (value) => {
        land(({ resolve }) => {
          resolve(value);
        });
      },
      (error: unknown) => {
        land(({ reject }) => {
          reject(error);
        });
      },
    );
  };

  function enter({ signal, deadline, late }: Waiter): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let timer: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', depart);
    };
    const leave = (reason: Error): void => {
      end();
      waiting.delete(one);
      reject(reason);
      if (waiting.size === 0 && !held) controller.abort(reason);
    };
    const depart = (): void => {
      leave(signal.reason as Error);
    };
    const look = (): void => {
      timer = undefined;
      if (deadline === undefined) return;
      const now = performance.now();
      if (deadline() > now) timer = setTimeout(look, Math.min(longestMs, deadline() - now));
      // Whose deadline is the call's own hears it of the call, which ends now and can tell whose fault that is.
      else if (!isBounded || deadline() < latest()) leave(late());
    };
    const one: Waiting<T> = {
      deadline,
      resolve,
      reject,
      end,
      watch() {
        if (timer === undefined) look();
      },
    };
    signal.addEventListener('abort', depart, { once: true });
    waiting.add(one);
    latest();
    return promise;
  }

  return {
    isOpen: () => state !== 'landed' && !controller.signal.aborted,
    join(waiter) {
      if (waiter.signal.aborted) return Promise.reject(waiter.signal.reason as Error);
      const told = enter(waiter);
      // Alone, it needs no timer: its deadline is the call's own.
      if (state === 'idle') begin(waiter.deadline && latest);
      else for (const one of [...waiting]) one.watch();
      return told;
    },
    hold() {
      held = true;
      begin(undefined);
    },
    abort(reason) {
      controller.abort(reason);
      land(({ reject }) => {
        reject(reason);
      });
    },
  };
}
