import type { PeerToken, UsableToken } from './peers/peer-token.ts';
import type { Credentials } from './types.ts';

export interface Token {
  readonly token: string;
  /** Counted from when it was asked for. Without it the token is used until a vendor refuses it. */
  readonly expiresInSeconds?: number | undefined;
}

export interface TokenCredentialsOptions {
  /** Fetches a token. The signal aborts when nobody waits for it any more. */
  readonly obtain: (signal: AbortSignal) => Promise<Token>;
  readonly headers: (token: string) => Readonly<Record<string, string>>;
  /** Other instances, who use the same token; without it each instance has its own. */
  readonly peers?: PeerToken | undefined;
  /** Closes what `obtain` uses. */
  readonly close?: () => Promise<void>;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

type Headers = Readonly<Record<string, string>>;

interface Held {
  readonly token: string;
  readonly headers: Headers;
  readonly until: number;
}

/** One fetch, shared by all who wait for it. */
interface Flight {
  readonly held: Promise<Held>;
  readonly controller: AbortController;
  waiting: number;
}

// As the vendor's Terraform provider does for Confluent's tokens: a minute early, or half-way through a short life.
const marginSeconds = 60;

function usableSeconds({ expiresInSeconds }: Token): number {
  if (expiresInSeconds === undefined) return Infinity;
  return expiresInSeconds - Math.min(marginSeconds, expiresInSeconds / 2);
}

function same(a: Headers, b: Headers): boolean {
  return Object.entries(a).every(([name, value]) => b[name] === value);
}

function abortOf(signal: AbortSignal): { readonly promise: Promise<never>; readonly stop: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const listener = (): void => {
    // The caller's own reason, whatever it is.
    reject(signal.reason as Error);
  };
  signal.addEventListener('abort', listener, { once: true });
  return {
    promise,
    stop() {
      signal.removeEventListener('abort', listener);
    },
  };
}

/** A token that is fetched when first needed, kept until shortly before it ends, and fetched once for all who wait. */
export function tokenCredentials(options: TokenCredentialsOptions): Credentials {
  const { obtain, headers, peers, now = () => performance.now(), close } = options;
  let held: Held | undefined;
  let flight: Flight | undefined;

  /** What is left of its life when it has come. */
  const obtainUsable = async (signal: AbortSignal): Promise<UsableToken> => {
    const started = now();
    const token = await obtain(signal);
    return { token: token.token, usableMs: started + usableSeconds(token) * 1000 - now() };
  };

  const takeOff = (): Flight => {
    const controller = new AbortController();
    const { signal } = controller;
    const fetch = async (): Promise<Held> => {
      try {
        const { token, usableMs } = await (peers ? peers.obtain(obtainUsable, signal) : obtainUsable(signal));
        const fetched = { token, headers: headers(token), until: now() + usableMs };
        if (flight === own) held = fetched;
        return fetched;
      } finally {
        if (flight === own) flight = undefined;
      }
    };
    const own: Flight = { held: Promise.resolve().then(fetch), controller, waiting: 0 };
    return own;
  };

  return {
    async authorize(signal) {
      signal.throwIfAborted();
      if (held !== undefined && now() < held.until) return held.headers;
      const mine = (flight ??= takeOff());
      mine.waiting += 1;
      const abort = abortOf(signal);
      try {
        return (await Promise.race([mine.held, abort.promise])).headers;
      } finally {
        abort.stop();
        mine.waiting -= 1;
        if (mine.waiting === 0 && flight === mine) {
          // Nobody is left to use it; who comes later asks anew.
          flight = undefined;
          mine.controller.abort();
        }
      }
    },
    renew(used) {
      // Others may have renewed it since that request left; then theirs is good.
      if (held !== undefined && same(held.headers, used)) {
        peers?.refused(held.token);
        held = undefined;
      }
      return true;
    },
    ...(close !== undefined && { close }),
  };
}
