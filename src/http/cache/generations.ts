import { randomUUID } from 'node:crypto';
import type { RedisLink } from '../../redis/link.ts';

/** Hears of it when any instance writes to a source whose answers this one keeps. */
export interface Generations {
  /** The key, without prefix, of what is written there. */
  key(name: string): string;
  /** What to send, where to, so that others hear of a new one at once. */
  message(name: string, generation: string): { readonly channel: string; readonly text: string };
  /** `note` is told what is seen, changed or not; null: there is none. The result ends it. */
  follow(name: string, note: (generation: string | null) => void): () => void;
  stop(): void;
}

/** A message may be lost, so the truth itself is looked at, too: all of it with one command. */
const lookMs = 500;
const channel = 'answers';

export function watchGenerations(link: RedisLink): Generations {
  const me = randomUUID();
  const followed = new Map<string, Set<(generation: string | null) => void>>();
  let isLooking = false;

  const tell = (name: string, generation: string | null): void => {
    for (const note of followed.get(name) ?? []) note(generation);
  };
  const key = (name: string): string => `answers:${name}`;

  async function look(): Promise<void> {
    if (isLooking || followed.size === 0 || !link.available()) return;
    isLooking = true;
    const names = [...followed.keys()];
    const seen = await link.run((redis) => redis.mget(names.map(key)));
    isLooking = false;
    seen?.forEach((generation, index) => {
      tell(names[index] ?? '', generation);
    });
  }

  const timer = setInterval(() => void look(), lookMs).unref();
  const unsubscribe = link.subscribe(channel, {
    message(text) {
      const [name = '', generation = null, sender] = text.split(' ');
      if (sender !== me) tell(name, generation);
    },
    began: () => void look(),
  });

  return {
    key,
    message: (name, generation) => ({
      channel: link.channel(channel),
      text: `${name} ${generation} ${me}`,
    }),
    follow(name, note) {
      const all = followed.get(name) ?? new Set();
      followed.set(name, all.add(note));
      return () => {
        all.delete(note);
        if (all.size === 0 && followed.get(name) === all) followed.delete(name);
      };
    },
    stop() {
      clearInterval(timer);
      unsubscribe();
    },
  };
}
