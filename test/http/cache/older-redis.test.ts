/** Several instances and a Redis that goes back: after a failover, or a start from an older file. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { useRedis } from '../../support/redis-server.ts';
import { until } from '../events.ts';
import { never, write } from '../test-connection.ts';
import { answerKeys } from './instances.ts';
import { seen, useWrittenVendors } from './written-vendors.ts';

const redis = useRedis();
const { start, startVendor, readers } = useWrittenVendors(redis);

describe('Redis that is again what it was before a write', () => {
  it('gives no instance what was read before it', async () => {
    const vendor = await startVendor();
    const [one, other] = await readers(vendor);
    await redis().client.save();
    await one.send(write, never());
    await seen(other, 2);
    await redis().kill();
    await redis().restart();
    const [, dir = ''] = await redis().client.config('GET', 'dir');
    await rm(join(dir, 'dump.rdb'));
    expect(await answerKeys(redis())).toHaveLength(1);
    const third = await start(vendor.origin);
    await until(() => one.link.available() && other.link.available());
    expect(await seen(third, 2)).toBeLessThan(1000);
    const asked = performance.now();
    while (performance.now() - asked < 1000) {
      expect((await one.ask()).value?.n).toBe(2);
      expect((await other.ask()).value?.n).toBe(2);
    }
  });
});
