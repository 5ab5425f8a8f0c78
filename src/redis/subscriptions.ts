import type { Redis } from 'ioredis';
import { connectRedis, type ClientOptions } from './connect.ts';
import type { Subscriber } from './link.ts';

/** What is sent to channels; a connection of its own, which can do nothing else, from the first subscription on. */
export interface Subscriptions {
  add(channel: string, subscriber: Subscriber): () => void;
  close(): Promise<void>;
}

/** Milliseconds between questions to a connection on which nothing may come for hours: a dead one is told by its silence. */
const pulseMs = 2_000;

export function createSubscriptions(options: ClientOptions): Subscriptions {
  const channels = new Map<string, Set<Subscriber>>();
  let connection: Promise<Redis> | undefined;
  let pulse: NodeJS.Timeout | undefined;
  let isClosed = false;

  const begin = (client: Redis, channel: string): void => {
    client.subscribe(channel).then(
      () => {
        for (const subscriber of channels.get(channel) ?? []) subscriber.began?.();
      },
      () => {
        // The connection is lost; the next one begins anew.
      },
    );
  };

  async function connect(): Promise<Redis> {
    // It could not say when a subscription has begun again.
    const client = await connectRedis({ ...options, autoResubscribe: false });
    client.on('error', () => {
      // The other connection has the same trouble, and tells of it.
    });
    client.on('message', (channel: string, text: string) => {
      for (const subscriber of channels.get(channel) ?? []) subscriber.message(text);
    });
    client.on('ready', () => {
      for (const channel of channels.keys()) begin(client, channel);
    });
    pulse = setInterval(() => {
      if (client.status === 'ready') client.ping().catch(() => undefined);
    }, pulseMs).unref();
    if (isClosed) end(client);
    return client;
  }

  const end = (client: Redis): void => {
    clearInterval(pulse);
    client.disconnect();
  };

  return {
    add(channel, subscriber) {
      const others = channels.get(channel);
      const all = others ?? new Set();
      channels.set(channel, all.add(subscriber));
      connection ??= connect();
      void connection.then((client) => {
        if (client.status === 'ready') begin(client, channel);
      });
      return () => {
        all.delete(subscriber);
        if (all.size > 0) return;
        channels.delete(channel);
        void connection?.then((client) => client.unsubscribe(channel).catch(() => undefined));
      };
    },
    async close() {
      isClosed = true;
      if (connection) end(await connection);
    },
  };
}
