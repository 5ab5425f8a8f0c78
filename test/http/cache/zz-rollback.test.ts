import { afterAll, expect, it } from '@jest/globals';
import { useRedis } from '../../support/redis-server.ts';
import { until } from '../events.ts';
import { json, startServer, type LocalServer } from '../local-server.ts';
import { never, write } from '../test-connection.ts';
import { answerKeys, useInstances } from './instances.ts';

const redis = useRedis();
const start = useInstances(redis);
const servers: LocalServer[] = [];
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
});
it('rolled back', async () => {
  let state = 1;
  const vendor = await startServer(({ method }, response) => {
    if (method === 'POST') state += 1;
    json(response, { n: state });
  });
  servers.push(vendor);
  const one = await start(vendor.origin);
  await one.ask();
  await until(async () => (await answerKeys(redis())).length === 1);
  const other = await start(vendor.origin);
  await other.ask();
  await redis().client.save();
  await one.send(write, never());
  expect((await one.ask()).value?.n).toBe(2);
  await until(async () => (await other.ask()).value?.n === 2);
  await redis().kill();
  await redis().restart();
  await until(() => one.link.available() && other.link.available());
  const seen: unknown[] = [];
  for (let k = 0; k < 15; k += 1) {
    seen.push([(await one.ask()).value?.n, (await other.ask()).value?.n]);
    await new Promise((r) => setTimeout(r, 150));
  }
  console.log(JSON.stringify(seen));
}, 20000);
