import { afterEach } from '@jest/globals';
import { watchGenerations } from '../../../src/http/cache/generations.ts';
import { placeOf } from '../../../src/http/cache/place.ts';
import { createSharedAnswers } from '../../../src/http/cache/shared-answers.ts';
import type { RedisLink } from '../../../src/redis/link.ts';
import { createRedisLink } from '../../../src/redis/redis-link.ts';
import type { RedisServer } from '../../support/redis-server.ts';
import { closing } from '../events.ts';
import { memoryLogger } from '../test-connection.ts';
import { connectKeeping, type CachingConnection } from './caching-connection.ts';

export interface Instance extends CachingConnection {
  readonly link: RedisLink;
}

export const prefix = 'test:';

/** Instances that share one Redis, each with a connection to the same vendor; closed when the test ends. */
export function useInstances(redis: () => RedisServer) {
  const { keep, closeAll } = closing();
  afterEach(closeAll);
  return async (origin: string, secrets: unknown = 'the key', ttlSeconds = 10): Promise<Instance> => {
    const settings = { url: redis().url, keyPrefix: prefix, tls: {}, commandTimeoutMs: 200 };
    const link = createRedisLink(settings, memoryLogger().logger);
    await link.settled();
    const generations = watchGenerations(link);
    const place = placeOf({ name: 'acme', api: 'acme-v1', baseUrl: origin, secrets });
    const shared = createSharedAnswers({ link, generations, place });
    const connection = connectKeeping(origin, { ttlSeconds }, {}, undefined, shared);
    return keep({
      ...connection,
      link,
      async close() {
        await connection.close();
        generations.stop();
        await link.close();
      },
    });
  };
}

/** Every key there is, with what it holds. */
export async function contents({ client }: RedisServer): Promise<ReadonlyMap<string, string>> {
  const keys = await client.keys('*');
  return new Map(await Promise.all(keys.map(async (key) => [key, (await client.get(key)) ?? ''] as const)));
}

/** Keys of answers, not of generations. */
export async function answerKeys(redis: RedisServer): Promise<readonly string[]> {
  return [...(await contents(redis)).keys()].filter((key) => /^test:answers:[^:]+:[^:]+$/.test(key));
}
