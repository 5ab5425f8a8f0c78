/** Several instances and one Redis: what one has read, all have. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { useRedis } from '../../support/redis-server.ts';
import { until } from '../events.ts';
import { json, startServer, type LocalServer } from '../local-server.ts';
import { never, write } from '../test-connection.ts';
import { thing } from './caching-connection.ts';
import { answerKeys, contents, useInstances, type Instance } from './instances.ts';

const redis = useRedis();
const start = useInstances(redis);
const servers: LocalServer[] = [];

afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
});

/** Answers with a new number each time. */
async function vendor(): Promise<LocalServer> {
  let n = 0;
  const server = await startServer(({ method, url }, response) => {
    if (url === '/thing/none') response.writeHead(404).end();
    else json(response, method === 'GET' ? { n: (n += 1), secret: 'hunter2' } : {});
  });
  servers.push(server);
  return server;
}

const two = async (origin: string): Promise<[Instance, Instance]> => [
  await start(origin),
  await start(origin),
];

/** What is left to the others is on its way when the one who asked has the answer. */
async function shared(count = 1): Promise<readonly string[]> {
  const end = performance.now() + 4000;
  let keys = await answerKeys(redis());
  while (keys.length < count && performance.now() < end) keys = await answerKeys(redis());
  expect(keys).toHaveLength(count);
  return keys;
}

/** As if so many seconds of its 110 had passed. */
async function age(key: string, seconds: number): Promise<void> {
  await redis().client.pexpire(key, (110 - seconds) * 1000);
}

describe('what one instance has read', () => {
  it('another has without a call, as it is and as old as it is', async () => {
    const { origin, received } = await vendor();
    const [one, other] = await two(origin);
    const read = await one.ask(thing('7'));
    const [key = ''] = await shared();
    expect(await other.ask(thing('7'))).toEqual(read);
    expect(received).toHaveLength(1);
    expect(other.counts()).toEqual({ HIT: 1 });
    // Now it is kept there too.
    await redis().client.del(key);
    expect((await other.ask(thing('7'))).value).toEqual(read.value);
    expect(received).toHaveLength(1);
  });

  it('is as old there as it is: no request gets an older one than it wishes', async () => {
    const { origin, received } = await vendor();
    const [one, other] = await two(origin);
    await one.ask();
    await age((await shared())[0] ?? '', 5);
    expect((await other.ask(thing(), { keep: true, maxAgeMs: 6000 })).value?.n).toBe(1);
    expect((await other.ask(thing(), { keep: true, maxAgeMs: 4000 })).value?.n).toBe(2);
    other.pass(5.5);
    expect(received).toHaveLength(2);
    expect((await other.ask(thing(), { keep: true, maxAgeMs: -1 })).value?.n).toBe(3);
  });

  it('is stale there when its time is over, and a new one is fetched', async () => {
    const { origin, received } = await vendor();
    const [one, other] = await two(origin);
    await one.ask();
    await age((await shared())[0] ?? '', 60);
    expect(await other.ask()).toMatchObject({ value: { n: 1 }, stale: true });
    await until(() => received.length === 2);
    await until(() => other.counts()['STALE'] === 1);
  });

  it('is taken in the place of what has become stale, so that one call is made for all', async () => {
    const { origin, received } = await vendor();
    const [one, other] = await two(origin);
    await one.ask();
    await shared();
    await other.ask();
    one.pass(11);
    other.pass(11);
    const [key = ''] = await shared();
    await redis().client.del(key);
    expect((await one.ask()).stale).toBe(true);
    await until(() => received.length === 2);
    await shared();
    expect((await other.ask()).stale).toBe(true);
    await until(() => other.glance(thing())?.kept === 'fresh');
    expect(await other.ask()).toMatchObject({ value: { n: 2 }, stale: false });
    expect(received).toHaveLength(2);
  });

  it('is not there for others when the source has other credentials', async () => {
    const { origin, received } = await vendor();
    await (await start(origin, 'one key')).ask();
    await shared();
    await (await start(origin, 'another key')).ask();
    expect(received).toHaveLength(2);
  });

  it('is not shared where it is an absence, or large, or nothing is kept', async () => {
    const server = await startServer(({ url }, response) => {
      if (url === '/thing/none') response.writeHead(404).end();
      else json(response, { n: 1, filling: 'x'.repeat(url === '/thing/large' ? 1024 * 1024 : 0) });
    });
    servers.push(server);
    const one = await start(server.origin);
    await one.ask(thing('none'));
    await one.ask(thing('kept', 'never'));
    await one.ask(thing('small'));
    await shared();
    expect(await answerKeys(redis())).toHaveLength(1);
  });

  it('lies in Redis so that nobody without the credentials can read it, and not for ever', async () => {
    const { origin } = await vendor();
    const one = await start(origin, { key: 'k-1234' });
    await one.ask(thing('someone@example.com'));
    await shared();
    const all = [...(await contents(redis())).entries()].flat().join('\n');
    const decoded = Buffer.from(all, 'base64').toString('latin1');
    for (const secret of ['hunter2', 'someone', 'readThing', 'k-1234', origin]) {
      expect(all).not.toContain(secret);
      expect(decoded).not.toContain(secret);
    }
    for (const key of (await contents(redis())).keys()) {
      expect(await redis().client.pttl(key)).toBeGreaterThan(0);
    }
  });
});

describe('what is no answer of ours', () => {
  it.each([
    ['rubbish', () => 'rubbish'],
    ['half of it', (value: string) => value.slice(0, value.length / 2)],
    ['one bit of it', (value: string) => value.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['nothing', () => ''],
  ])('is a call: %s', async (_what, damage) => {
    const { origin, received } = await vendor();
    const [one, other] = await two(origin);
    await one.ask(thing('7'));
    const [key = ''] = await shared();
    const value = (await redis().client.get(key)) ?? '';
    await redis().client.set(key, damage(value), 'KEEPTTL');
    expect((await other.ask(thing('7'))).value?.n).toBe(2);
    expect(received).toHaveLength(2);
  });

  it('is a call: the answer to another question, or of another kind', async () => {
    const { origin, received } = await vendor();
    const [one, other] = await two(origin);
    await one.ask(thing('7'));
    await one.ask(thing('8'));
    const [seven = '', eight = ''] = await shared(2);
    await redis().client.rename(seven, eight);
    await redis().client.lpush(seven, 'a list');
    await other.ask(thing('7'));
    await other.ask(thing('8'));
    expect(received).toHaveLength(4);
    await one.send(write, never());
  });
});
