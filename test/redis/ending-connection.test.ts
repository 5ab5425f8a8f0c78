import { afterEach, expect, it } from '@jest/globals';
import { createRedisLink } from '../../src/redis/redis-link.ts';
import { closing, until } from '../http/events.ts';
import { memoryLogger } from '../http/test-connection.ts';
import { useRedis } from '../support/redis-server.ts';

const redis = useRedis();
const { keep, closeAll } = closing();
afterEach(closeAll);

it('is not told of as Redis refusing what was asked for while the connection was ending', async () => {
  const { logger, lines } = memoryLogger();
  const settings = { url: redis().url, keyPrefix: '', tls: {}, commandTimeoutMs: 1_000 };
  const link = keep(createRedisLink(settings, logger));
  for (let time = 0; time < 10; time += 1) {
    await until(() => link.available());
    await redis().client.call('CLIENT', 'KILL', 'TYPE', 'normal');
    const asked: Promise<unknown>[] = [];
    // Not waiting for answers, so that some are asked for in its last moment.
    while (link.available()) {
      asked.push(link.run((client) => client.get('key')));
      await new Promise(setImmediate);
    }
    await Promise.all(asked);
  }
  expect(lines.filter(({ msg }) => String(msg).includes('refused'))).toEqual([]);
});
