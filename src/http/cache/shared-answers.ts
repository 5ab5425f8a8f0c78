import { randomUUID } from 'node:crypto';
import type { RedisLink } from '../../redis/link.ts';
import type { Seal } from '../../redis/sealed.ts';
import { lookUp, putIn, renew } from './answer-scripts.ts';
import { readAnswer, writeAnswer, type SharedAnswer } from './answer-text.ts';
import type { Generations } from './generations.ts';

/**
 * What instances share of the answers of one source with one set of credentials. Each write puts a new generation, a
 * random word, in the place of the one before: what was read in another one counts for nothing any more.
 */
export interface SharedAnswers {
  /** That of what is asked now, as far as this instance knows: what is asked in an older one is not taken. */
  readonly generation: string | null;
  /** Null: there is nothing of use. */
  look(key: string): Promise<SharedAnswer | null>;
  /** Left to the others, unless there was a write since `generation`. */
  put(key: string, answer: SharedAnswer, generation: string | null): void;
  remove(key: string): void;
  /** Does a write; the others forget what they have read when it begins and when it has ended, also where it fails. */
  writing<T>(write: () => Promise<T>): Promise<T>;
  /** Told that somebody else has written, or may have: what is kept and what is on its way is over. */
  onOvertaken(listener: () => void): void;
  close(): void;
}

export interface SharedAnswersOptions {
  readonly link: RedisLink;
  readonly generations: Generations;
  /** Where they lie, and what they are sealed with. */
  readonly place: Promise<Place>;
}

/** Known to whoever has the same credentials for the same source, and to nobody else. */
export interface Place {
  readonly name: string;
  readonly seal: Seal;
}

/** A source that nobody asks for so long begins anew. */
const generationMs = 24 * 3_600_000;
/** Characters of an answer: what is larger, each instance reads for itself. */
const mostCharacters = 1024 * 1024;
/** Words that have been replaced; more than are replaced while an answer lives, as a rule. */
const mostPast = 1_000;
const wordCharacters = 36;

export function createSharedAnswers({ link, generations, place }: SharedAnswersOptions): SharedAnswers {
  const find = link.script<[string, string | null, number]>(lookUp);
  const store = link.script<string>(putIn);
  const change = link.script<string>(renew);
  let known: string | null = null;
  /** The latest last. A Redis that has gone back to what it was before has one of them again. */
  const past = new Set<string>();
  /** Words of our writes: how many there were to be told, and how many of them Redis, and so everybody, has heard. */
  let written = 0;
  let told = 0;
  let underWay = 0;
  let isClosed = false;
  let overtaken = (): void => undefined;
  let forgo = (): void => undefined;

  const entryKey = ({ name, seal }: Place, key: string): string => `answers:${name}:${seal.digest(key)}`;

  const isOwing = (): boolean => told < written;

  function know(next: string | null, ...replaced: readonly (string | null)[]): void {
    for (const word of [known, ...replaced])
      if (word?.length === wordCharacters && word !== next) past.add(word);
    for (const oldest of past) {
      if (past.size <= mostPast) break;
      past.delete(oldest);
    }
    known = next;
  }

  /** Tells of all writes so far. */
  async function tell(): Promise<void> {
    const word = written;
    underWay += 1;
    try {
      const { name } = await place;
      const next = randomUUID();
      const message = generations.message(name, next);
      const before = await change(
        [generations.key(name)],
        [next, generationMs, message.channel, message.text],
      );
      if (before === null) return;
      told = Math.max(told, word);
      // What this instance itself writes, it drops by what it touches. Somebody else's write may touch anything.
      if (before !== (known ?? '')) overtaken();
      know(next, before);
    } finally {
      underWay -= 1;
    }
  }

  function tellNow(): Promise<void> {
    written += 1;
    return tell();
  }

  function settle(): void {
    if (isOwing() && underWay === 0) void tell();
  }

  function note(generation: string | null): void {
    if (isClosed) return;
    settle();
    if (generation === known) return;
    know(generation);
    overtaken();
  }

  /** After a failover, or a start from an older file, what was read before a write may be there again, under its word. */
  async function lookBack(): Promise<void> {
    const { name } = await place;
    const there = await link.run((redis) => redis.get(generations.key(name)));
    if (there !== null && past.has(there)) await tellNow();
  }

  const stopListening = link.onChange((isThere) => {
    if (!isThere) return;
    settle();
    if (!isOwing() && past.size > 0) void lookBack();
  });
  void place.then(({ name }) => {
    if (!isClosed) forgo = generations.follow(name, note);
  });

  return {
    get generation() {
      return isOwing() ? null : known;
    },
    async look(key) {
      if (isOwing() || !link.available()) return null;
      const at = await place;
      const entry = entryKey(at, key);
      const found = await find([generations.key(at.name), entry], [randomUUID(), generationMs]);
      if (!found) return null;
      const [generation, sealed, leftMs] = found;
      note(generation);
      if (isOwing() || sealed === null) return null;
      const text = at.seal.open(Buffer.from(sealed, 'base64'), entry + generation);
      return text === null ? null : readAnswer(text, leftMs);
    },
    put(key, answer, generation) {
      if (generation === null || !link.available() || answer.text.length > mostCharacters) return;
      void place.then(async (at) => {
        const entry = entryKey(at, key);
        const sealed = at.seal.seal(writeAnswer(answer), entry + generation).toString('base64');
        const now = await store([generations.key(at.name), entry], [generation, sealed, answer.lifetimeMs]);
        if (now !== null) note(now === '' ? null : now);
      });
    },
    remove(key) {
      void place.then((at) => link.run((redis) => redis.del(entryKey(at, key))));
    },
    async writing(write) {
      await tellNow();
      try {
        return await write();
      } finally {
        await tellNow();
      }
    },
    onOvertaken(listener) {
      overtaken = listener;
    },
    close() {
      isClosed = true;
      stopListening();
      forgo();
    },
  };
}
