import { afterEach, expect, it } from '@jest/globals';
import { createRedisKeys, KeysAwayError } from '../../src/storage/redis-keys.ts';
import { useRedis } from '../support/redis-server.ts';
import { until } from '../support/temporary-files.ts';
import { connectTo, prefix } from './redis-connection.ts';
const redis = useRedis();
const place = `${prefix}mutation:1:a`;
const opened: any[] = [];
async function open(options = {}) {
  const made = await connectTo(redis(), 100);
  const keys = createRedisKeys({ link: made, seal: null, leaseMs: 60_000, patienceMs: 200, ...options });
  opened.push({ keys, link: made });
  return { keys, link: made };
}
afterEach(async () => { redis().thaw(); for (const { keys, link } of opened.splice(0)) { await keys.close(); await link.close(); } });
it('two at once while frozen', async () => {
  const { keys, link } = await open();
  const { keys: other } = await open();
  const r = (k: any, f = 'f') => k.reserve({ id: 'a', fingerprint: f, ttlMs: 600_000, now: 0 });
  redis().freeze();
  const res = await Promise.allSettled([r(keys), r(keys), r(keys)]);
  console.log(res.map((x: any) => x.reason?.name ?? x.value));
  redis().thaw();
  await until(() => link.available());
  await new Promise((x) => setTimeout(x, 800));
  console.log(await redis().client.hgetall(place));
  console.log(await r(other), await r(keys));
}, 20000);
