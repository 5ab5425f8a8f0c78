import { afterEach, describe, expect, it } from '@jest/globals';
import { closing } from '../events.ts';
import { startServer, type LocalServer } from '../local-server.ts';
import { startLimitedVendor, type LimitedVendor } from '../limited-vendor.ts';
import { failureOf, never, read, type TestConnection } from '../test-connection.ts';
import { untilAway, useInstances } from './instances.ts';

const { redis, start } = useInstances();
const { keep, closeAll } = closing();
afterEach(closeAll);

const limited = async (limit: number, seconds?: number): Promise<LimitedVendor> =>
  keep(await startLimitedVendor(limit, seconds));

const send = (connection: TestConnection, count: number): Promise<unknown> =>
  Promise.all(Array.from({ length: count }, () => connection.send(read, never())));

async function pair(vendor: LocalServer): Promise<[TestConnection, TestConnection]> {
  const [one, two] = [await start(), await start()];
  return [one.connect(vendor.origin), two.connect(vendor.origin)];
}

describe('a limit that a vendor tells', () => {
  it('is one limit for all instances: none of them is ever refused', async () => {
    const vendor = await limited(15, 2);
    const [one, two] = await pair(vendor);
    await one.send(read, never());
    await Promise.all([send(one, 14), send(two, 15)]);
    expect(vendor.statuses).toEqual(Array(30).fill(200));
  });

  it('is known to an instance that has never asked the vendor', async () => {
    const vendor = await limited(3, 60);
    const [one, two] = await pair(vendor);
    await one.send(read, never());
    await send(one, 2);
    expect(one.status().rateLimit).toMatchObject({ remaining: 0, origin: 'OBSERVED' });
    const failure = await failureOf(two.send(read, never()));
    expect(failure).toMatchObject({ code: 'UPSTREAM_RATE_LIMITED', httpStatus: undefined });
    expect(vendor.statuses).toEqual([200, 200, 200]);
  });

  it('holds also where somebody else uses it too', async () => {
    const vendor = await limited(10, 60);
    const [one, two] = await pair(vendor);
    await one.send(read, never());
    await Promise.all(Array.from({ length: 7 }, () => fetch(vendor.origin)));
    await send(two, 1);
    const outcomes = await Promise.allSettled([send(one, 1), send(two, 1)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(vendor.statuses).toEqual(Array(10).fill(200));
  });

  it('that is asked to wait keeps the others waiting as well', async () => {
    const server = keep(
      await startServer((_request, response) => {
        response.writeHead(429, { 'retry-after': '50' }).end();
      }),
    );
    const [one, two] = await pair(server);
    await failureOf(one.send(read, never()));
    while ((await redis().client.keys('test:told:*')).length === 0);
    const failure = await failureOf(two.send(read, never()));
    expect(failure).toMatchObject({ code: 'UPSTREAM_RATE_LIMITED', retryAfter: 50 });
    const late = (await start()).connect(server.origin);
    expect(await failureOf(late.send(read, never()))).toMatchObject({ retryAfter: 50 });
    expect(server.received).toHaveLength(1);
  });

  it('holds each by itself while Redis is away', async () => {
    const vendor = await limited(5);
    const instance = await start();
    const one = instance.connect(vendor.origin);
    await one.send(read, never());
    await redis().kill();
    await untilAway(instance);
    await send(one, 9);
    expect(vendor.statuses).toEqual(Array(10).fill(200));
    await redis().restart();
  });
});
