import type { createLocalJWKSet, JSONWebKeySet, JWTVerifyGetKey } from 'jose';

/** The keys of the issuer cannot be had, so nobody can tell whether a token is good. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

export interface RemoteKeysOptions {
  /** Fetches the issuer's JSON Web Key Set. */
  readonly download: () => Promise<unknown>;
  /** Milliseconds. */
  readonly now?: () => number;
}

/** Milliseconds; the last is a bound on how long a key that the issuer has withdrawn can still count. */
const freshFor = 10 * 60_000;
const pauseAfterFailure = 5_000;
const usableFor = 60 * 60_000;

/**
 * How often tokens of unknown keys may have the set fetched before its time: anybody can write such tokens. A rotation
 * is seen at once; one behind a flood of bad tokens, half a minute later.
 */
const mostEarly = 3;
const earlyEvery = 30_000;

type KeySet = ReturnType<typeof createLocalJWKSet>;

/** The issuer's keys, fetched when first needed, and again when they are old or a token names another. */
export function remoteKeys({ download, now = () => performance.now() }: RemoteKeysOptions): JWTVerifyGetKey {
  const mayFetchEarly = fewAtOnce(now);
  let keys: KeySet | undefined;
  let fetchedAt = -Infinity;
  let failedAt = -Infinity;
  let underWay: Promise<KeySet> | undefined;

  async function fetchSet(): Promise<KeySet> {
    try {
      // Loaded where an issuer is configured only.
      const jose = await import('jose');
      keys = jose.createLocalJWKSet((await download()) as JSONWebKeySet);
      fetchedAt = now();
      return keys;
    } catch (cause) {
      failedAt = now();
      throw new KeysUnavailableError('the key set of the issuer cannot be had', { cause });
    }
  }

  /** Once at a time: whoever comes meanwhile waits for the same answer. */
  function refresh(): Promise<KeySet> {
    underWay ??= fetchSet().finally(() => (underWay = undefined));
    return underWay;
  }

  async function current(): Promise<KeySet> {
    const age = now() - fetchedAt;
    if (keys && age < freshFor) return keys;
    const usable = age < usableFor ? keys : undefined;
    const isPausing = now() - failedAt < pauseAfterFailure;
    if (!isPausing) {
      try {
        return await refresh();
      } catch (error) {
        if (!usable) throw error;
      }
    }
    if (usable) return usable;
    throw new KeysUnavailableError('the key set of the issuer could not be had a moment ago');
  }

  return async (header, token) => {
    const known = await current();
    try {
      return await known(header, token);
    } catch (error) {
      if (!(error instanceof (await import('jose')).errors.JWKSNoMatchingKey)) throw error;
      if (keys === known) {
        if (!underWay && !mayFetchEarly()) throw error;
        await refresh();
      }
      return (await current())(header, token);
    }
  };
}

/** True a few times in a row, and then once in a while. */
function fewAtOnce(now: () => number): () => boolean {
  let left = mostEarly;
  let since = now();
  return () => {
    const gained = Math.floor((now() - since) / earlyEvery);
    left = Math.min(mostEarly, left + gained);
    since += gained * earlyEvery;
    if (left === 0) return false;
    left -= 1;
    return true;
  };
}
