import { createLogger } from '../../src/observability/logger.ts';
import type { RedisLink } from '../../src/redis/link.ts';
import { createRedisLink } from '../../src/redis/redis-link.ts';
import type { RedisServer } from '../support/redis-server.ts';

export const prefix = 'test:';

/** A connection like that of an instance, once it is there. */
export async function connectTo({ url }: RedisServer, commandTimeoutMs = 1_000): Promise<RedisLink> {
  const settings = { url, keyPrefix: prefix, tls: {}, commandTimeoutMs };
  const link = createRedisLink(settings, createLogger({ level: 'silent' }));
  await link.settled();
  return link;
}
