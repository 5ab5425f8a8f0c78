import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { connectRedis, redisOptions } from './connect.ts';
import type { RedisLink, RedisScript, RedisSettings } from './link.ts';
import { createRefusals } from './refusals.ts';
import { createSubscriptions } from './subscriptions.ts';
import { TooSlowError, within } from './within.ts';

/** Milliseconds that a start waits to see whether Redis is there. */
const settlingMs = 1_000;

type Runs = Readonly<Record<string, (...args: readonly (string | number)[]) => Promise<unknown>>>;

/** Connects in the background, again and again until it is closed. */
export function createRedisLink(settings: RedisSettings, logger: Logger): RedisLink {
  const { keyPrefix, commandTimeoutMs } = settings;
  const options = redisOptions(settings);
  const scripts = new Map<string, RedisScript>();
  const listeners = new Set<(available: boolean) => void>();
  const refusals = createRefusals(logger);
  const firstWord = Promise.withResolvers<undefined>();
  let redis: Redis | undefined;
  let isUp = false;
  let isClosed = false;
  let wasTold: boolean | undefined;

  function become(up: boolean, why?: string): void {
    isUp = up;
    firstWord.resolve(undefined);
    if (wasTold === up || isClosed) return;
    const isFirst = wasTold === undefined;
    wasTold = up;
    refusals.clear();
    if (!up) logger.warn({ why }, 'Redis is away: this instance goes on by itself');
    else logger.info(isFirst ? 'Redis is there' : 'Redis is back');
    for (const listener of listeners) listener(up);
  }

  const define = (client: Redis, { name, keys, lua }: RedisScript): void => {
    client.defineCommand(name, { numberOfKeys: keys, lua });
  };

  const opening = connectRedis(options).then((client) => {
    if (isClosed) {
      client.disconnect();
      return;
    }
    redis = client;
    let lastError: string | undefined;
    client.on('error', ({ name, message, code }: NodeJS.ErrnoException) => {
      // What follows a reply's code may repeat what was asked.
      lastError = code ?? (name === 'ReplyError' ? message.split(' ', 1)[0] : message);
    });
    client.on('ready', () => {
      become(true);
    });
    client.on('close', () => {
      become(false, lastError ?? 'it closed the connection');
      lastError = undefined;
    });
    for (const script of scripts.values()) define(client, script);
  });
  const subscriptions = createSubscriptions({ ...options, keyPrefix: '' });

  /** What is asked next waits behind what is slow, so nobody asks before that has been answered. */
  function passBy(client: Redis): void {
    become(false, 'it does not answer in time');
    askAgain(client);
  }

  /** Where this is answered too late, whatever is asked next would be, too. */
  function askAgain(client: Redis): void {
    const began = performance.now();
    client.ping().then(
      () => {
        if (client.status !== 'ready') return;
        if (performance.now() - began <= commandTimeoutMs) become(true);
        else askAgain(client);
      },
      () => {
        // The connection is lost, and says itself when there is another.
      },
    );
  }

  const available = (): boolean => isUp;

  async function run<T>(command: (client: Redis) => Promise<T>): Promise<T | null> {
    const client = redis;
    if (!isUp || !client) return null;
    try {
      return await within(commandTimeoutMs, command(client));
    } catch (error) {
      // A connection that ends takes no command any more, a moment before it says that it is closed.
      if (!(error instanceof TooSlowError)) refusals.note(error, available() && client.stream.writable);
      else if (available()) passBy(client);
      return null;
    }
  }

  const channel = (name: string): string => keyPrefix + name;

  return {
    available,
    run,
    script<T>(script: RedisScript) {
      scripts.set(script.name, script);
      if (redis) define(redis, script);
      return (keys: readonly string[], args: readonly (string | number)[]) =>
        run((client) => (client as unknown as Runs)[script.name]?.(...keys, ...args) as Promise<T>);
    },
    channel,
    async publish(name, text) {
      await run((client) => client.publish(channel(name), text));
    },
    subscribe: (name, subscriber) => subscriptions.add(channel(name), subscriber),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async settled() {
      await within(settlingMs, firstWord.promise).catch(() => undefined);
    },
    async close() {
      isClosed = true;
      isUp = false;
      firstWord.resolve(undefined);
      await opening;
      // What has been asked for is done yet, where that is quick.
      if (redis?.status === 'ready') await within(commandTimeoutMs, redis.quit()).catch(() => undefined);
      redis?.disconnect();
      await subscriptions.close();
    },
  };
}
