import type { Redis } from 'ioredis';

/** Where the Redis (or Valkey) server is that instances share, and how it is spoken to. */
export interface RedisSettings {
  /** May hold a password: never logged. */
  readonly url: string;
  /** Begins each key and channel. */
  readonly keyPrefix: string;
  /** PEM texts, for `rediss:`. */
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  /** Milliseconds that anything may wait for it. */
  readonly commandTimeoutMs: number;
}

/** A script that Redis runs as one step. */
export interface RedisScript {
  /** Unique among all scripts. */
  readonly name: string;
  readonly keys: number;
  readonly lua: string;
}

export interface Subscriber {
  message(text: string): void;
  /** The subscription begins, at first and after it was interrupted: what was sent before may have been missed. */
  began?(): void;
}

/**
 * The one connection of the process to what instances share. Redis is never needed: whatever it cannot do is null, at
 * once while it is known to be away, and nothing throws or waits for it any longer than `commandTimeoutMs`.
 */
export interface RedisLink {
  /** Whether it is worth asking at this moment. */
  available(): boolean;
  /**
   * What the command gives; null: Redis is away, too slow, or refused it. It may have been done all the same. The prefix
   * is put before keys for it. A command whose own answer may be null wraps it, where the difference matters.
   */
  run<T>(command: (redis: Redis) => Promise<T>): Promise<T | null>;
  /** Makes a script known; the result runs it, as `run` does. Keys come without their prefix. */
  script<T>(
    script: RedisScript,
  ): (keys: readonly string[], args: readonly (string | number)[]) => Promise<T | null>;
  /** The name of a channel for Redis, as scripts need it. */
  channel(name: string): string;
  publish(channel: string, text: string): Promise<void>;
  /** From now on until the result is called, through interruptions. */
  subscribe(channel: string, subscriber: Subscriber): () => void;
  /** Told whenever `available` has changed, until the result is called. */
  onChange(listener: (available: boolean) => void): () => void;
  /** Resolves once it is known whether Redis is there, after some milliseconds at most. */
  settled(): Promise<void>;
  close(): Promise<void>;
}
