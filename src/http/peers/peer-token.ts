import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { RedisLink, RedisScript } from '../../redis/link.ts';
import type { Seal } from '../../redis/sealed.ts';
import { prolongSame, removeSame } from './same-value.ts';

/** A token, and for how many milliseconds from now on it is to be used; `Infinity`: until it is refused. */
export interface UsableToken {
  readonly token: string;
  readonly usableMs: number;
}

/** Has a name that is the same for whoever has the same credentials: others may be given another token. */
export interface TokenPlace {
  readonly name: string;
}

/** A token that instances share. */
export interface PeerToken {
  /** The token that another instance has fetched, or what `fetch` gives, for all. One instance fetches at a time. */
  obtain(fetch: (signal: AbortSignal) => Promise<UsableToken>, signal: AbortSignal): Promise<UsableToken>;
  /** A vendor has refused this one: nobody is to get it any more. */
  refused(token: string): void;
}

/** Where nothing is told of a token's life, others take it for so long; a refusal tells sooner. */
const unknownLifeMs = 3_600_000;
/** The fetching instance prolongs its lock three times as often; then it has died. */
const lockMs = 3_000;
const lookAgainMs = 25;
const leastUsableMs = 1_000;

const lookScript: RedisScript = {
  name: 'orgraphTokenLook',
  keys: 1,
  lua: `return { redis.call('GET', KEYS[1]) or '', redis.call('PTTL', KEYS[1]) }`,
};

export function peerToken(link: RedisLink, seal: Seal, place: Promise<TokenPlace>): PeerToken {
  const lookUp = link.script<[string, number]>(lookScript);
  const remove = link.script<number>(removeSame);
  const prolong = link.script<number>(prolongSame);
  /** As they lie in Redis: what is removed is this one, and not one that came after it. */
  let last: { readonly key: string; readonly token: string; readonly sealed: string } | undefined;
  let refused: string | undefined;

  async function look(key: string): Promise<UsableToken | null> {
    const [sealed, leftMs] = (await lookUp([key], [])) ?? ['', 0];
    if (leftMs < leastUsableMs) return null;
    const token = seal.open(Buffer.from(sealed, 'base64'), key);
    if (token === null || token === refused) return null;
    last = { key, token, sealed };
    return { token, usableMs: leftMs };
  }

  async function keep(key: string, { token, usableMs }: UsableToken): Promise<void> {
    // Some servers give the same one as long as it lives.
    if (token === refused) refused = undefined;
    const ms = Math.floor(Math.min(usableMs, unknownLifeMs));
    if (ms < leastUsableMs) return;
    const sealed = seal.seal(token, key).toString('base64');
    last = { key, token, sealed };
    await link.run((redis) => redis.set(key, sealed, 'PX', ms));
  }

  /** Null: Redis is away. */
  async function lock(lockKey: string, me: string): Promise<boolean | null> {
    const answer = await link.run(async (redis) => [await redis.set(lockKey, me, 'PX', lockMs, 'NX')]);
    return answer && answer[0] === 'OK';
  }

  return {
    async obtain(fetch, signal) {
      const { name } = await place;
      const key = `token:1:${name}`;
      const lockKey = `token-lock:1:${name}`;
      const me = randomUUID();
      for (;;) {
        const found = await look(key);
        if (found) return found;
        const isMine = await lock(lockKey, me);
        if (isMine === null) return fetch(signal);
        if (isMine) break;
        await pause(lookAgainMs, undefined, { signal });
      }
      const holding = setInterval(() => void prolong([lockKey], [me, lockMs]), lockMs / 3).unref();
      try {
        // It may have come between the look and the lock.
        const found = await look(key);
        if (found) return found;
        const fetched = await fetch(signal);
        await keep(key, fetched);
        return fetched;
      } finally {
        clearInterval(holding);
        void remove([lockKey], [me]);
      }
    },
    refused(token) {
      refused = token;
      if (last?.token === token) void remove([last.key], [last.sealed]);
    },
  };
}
