import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { KeyedRequest, KeyStore, Reservation } from '../idempotency/store.ts';
import type { RedisLink } from '../redis/link.ts';
import type { Seal } from '../redis/sealed.ts';
import { usualKeyLimits } from './key-table.ts';
import { createLateEndings, type KeyEnding } from './late-endings.ts';
import { completeKey, releaseKey, renewKey, takeKey } from './redis-key-scripts.ts';

export interface RedisKeysOptions {
  readonly link: RedisLink;
  /** Null: answers lie in Redis as they are. */
  readonly seal: Seal | null;
  /** Milliseconds for which nobody doubts that the owner of a key is alive; it says so anew three times in that. */
  readonly leaseMs?: number;
  /** Milliseconds that a request waits for a Redis that is away. */
  readonly patienceMs?: number;
}

/** Redis itself lets keys go whose time is up. */
export interface SharedKeys extends Omit<KeyStore, 'expire'> {
  close(): Promise<void>;
}

/** Whether a request with this key was made before, here or elsewhere, cannot be known. */
export class KeysAwayError extends Error {
  override readonly name = 'KeysAwayError';
}

/** The version of what lies there is part of the name. */
const nameOf = (id: string): string => `mutation:1:${id}`;
const retryMs = 50;

/**
 * Idempotency keys that instances share. Of a request whose process has died, nobody knows what became of it, as in the
 * file: that shows when its lease is over. What could not be told to Redis is told when it is back.
 */
export function createRedisKeys({
  link,
  seal,
  leaseMs = 15_000,
  patienceMs = 3_000,
}: RedisKeysOptions): SharedKeys {
  const take = link.script<readonly [state: string, answer?: string | null]>(takeKey);
  const renew = link.script<number>(renewKey);
  const complete = link.script<number>(completeKey);
  const release = link.script<number>(releaseKey);
  const running = new Map<string, Omit<KeyEnding, 'answer'>>();
  /** Of a key one request asks at a time: of two that give up, only one could be said later not to have it. */
  const asking = new Map<string, Promise<unknown>>();
  const left = ({ expiresAt }: Pick<KeyEnding, 'expiresAt'>): number => Math.max(1, expiresAt - Date.now());

  /** False: Redis has not heard it. */
  async function tell({ id, fingerprint, owner, answer, ...key }: KeyEnding): Promise<boolean> {
    const name = nameOf(id);
    if (answer === undefined) return (await release([name], [owner])) !== null;
    const kept = answer === null ? [] : [seal?.seal(answer, name).toString('base64') ?? answer];
    return (await complete([name], [fingerprint, owner, left(key), ...kept])) !== null;
  }
  const late = createLateEndings(tell);

  async function end(ending: KeyEnding): Promise<void> {
    if (!(await tell(ending))) late.add(ending);
  }

  function tellAll(): void {
    for (const [id, key] of running)
      void renew([nameOf(id)], [key.fingerprint, key.owner, leaseMs, left(key)]);
    void late.tellAll();
  }
  const timer = setInterval(tellAll, leaseMs / 3).unref();
  // It may have lost what runs here, which another instance must not begin again.
  const stopListening = link.onChange((isThere) => {
    if (isThere) tellAll();
  });

  function read(id: string, [state, answer = null]: readonly [string, (string | null)?]): Reservation {
    if (state !== 'done') return { state } as Reservation;
    return {
      state,
      answer: answer === null || !seal ? answer : seal.open(Buffer.from(answer, 'base64'), nameOf(id)),
    };
  }

  async function ask({ id, fingerprint, ttlMs }: KeyedRequest, until: number): Promise<Reservation> {
    const here = running.get(id);
    if (here) return seenHere(here, fingerprint, { state: 'running' });
    const key = { id, fingerprint, owner: randomUUID(), expiresAt: Date.now() + ttlMs };
    let hasAsked = false;
    for (;;) {
      const ending = await late.latest(id);
      if (ending?.answer !== undefined) {
        return seenHere(ending, fingerprint, { state: 'done', answer: ending.answer });
      }
      hasAsked ||= !ending;
      const reply = ending ? null : await take([nameOf(id)], [fingerprint, key.owner, leaseMs, ttlMs]);
      if (reply?.[0] === 'taken') running.set(id, key);
      if (reply) return read(id, reply);
      if (performance.now() >= until) break;
      await pause(retryMs);
    }
    // It may have been taken all the same.
    if (hasAsked) late.add({ ...key, answer: undefined });
    throw new KeysAwayError('Redis is away, and with it the idempotency keys');
  }

  return {
    async reserve(request) {
      const { id } = request;
      const until = performance.now() + patienceMs;
      for (let other = asking.get(id); other; other = asking.get(id)) await other;
      const asked = ask(request, until).finally(() => asking.delete(id));
      asking.set(
        id,
        asked.catch(() => undefined),
      );
      return asked;
    },
    async complete(id, answer) {
      const key = running.get(id);
      running.delete(id);
      const isKept = answer !== null && Buffer.byteLength(answer) <= usualKeyLimits.answerBytes;
      if (key) await end({ ...key, answer: isKept ? answer : null });
    },
    async release(id) {
      const key = running.get(id);
      running.delete(id);
      if (key) await end({ ...key, answer: undefined });
    },
    async close() {
      clearInterval(timer);
      stopListening();
      await late.tellAll();
    },
  };
}

function seenHere(key: Pick<KeyEnding, 'fingerprint'>, fingerprint: string, state: Reservation): Reservation {
  return key.fingerprint === fingerprint ? state : { state: 'other' };
}
