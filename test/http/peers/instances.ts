import { afterEach } from '@jest/globals';
import { pino } from 'pino';
import { sourcePeers, type SourcePeers } from '../../../src/http/peers/source-peers.ts';
import type { TransportSettings } from '../../../src/http/types.ts';
import type { RedisLink } from '../../../src/redis/link.ts';
import { createRedisLink } from '../../../src/redis/redis-link.ts';
import type { Seal } from '../../../src/redis/sealed.ts';
import { useRedis, type RedisServer } from '../../support/redis-server.ts';
import { until } from '../events.ts';
import { connectTo, type TestConnection } from '../test-connection.ts';

export interface Instance {
  readonly link: RedisLink;
  readonly peers: SourcePeers;
  connect(origin: string, settings?: Partial<TransportSettings>): TestConnection;
}

export interface Instances {
  readonly redis: () => RedisServer;
  /** Another instance of orgraph, as far as Redis and vendors can tell. Ends with the test. */
  readonly start: (seal?: Seal | null, place?: string) => Promise<Instance>;
}

/** For the file or `describe` block this is called in. */
export function useInstances(): Instances {
  const redis = useRedis();
  const closing: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((one) => one.close()));
  });
  return {
    redis,
    async start(seal = null, place = 'place') {
      const link = createRedisLink(
        { url: redis().url, keyPrefix: 'test:', tls: {}, commandTimeoutMs: 1_000 },
        pino({ level: 'silent' }),
      );
      closing.push(link);
      await link.settled();
      const peers = sourcePeers({
        link,
        seal,
        name: 'acme',
        api: 'thing-v1',
        baseUrl: 'http://acme.example',
        place: Promise.resolve({ name: place }),
      });
      return {
        link,
        peers,
        connect(origin, settings = {}) {
          const connection = connectTo(origin, settings, { peers });
          closing.unshift(connection);
          return connection;
        },
      };
    },
  };
}

export async function untilBack({ link }: Instance): Promise<void> {
  await until(() => link.available());
}

export async function untilAway({ link }: Instance): Promise<void> {
  await until(() => !link.available());
}
