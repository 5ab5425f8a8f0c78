import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { tokenCredentials, type Token } from '../../../src/http/token-credentials.ts';
import type { Credentials } from '../../../src/http/types.ts';
import { createSeal, type Seal } from '../../../src/redis/sealed.ts';
import { failureOf, never } from '../test-connection.ts';
import { untilAway, useInstances, type Instance } from './instances.ts';

const { redis, start } = useInstances();

const seal = (): Seal => createSeal([randomBytes(32)]);

/** A token endpoint. */
interface Issuer {
  count: number;
  lifeSeconds: number | undefined;
  /** Tokens wait until it is called. */
  hold: Promise<unknown>;
  refuses: boolean;
}

const issuing = (): Issuer => ({ count: 0, lifeSeconds: 900, hold: Promise.resolve(), refuses: false });

function credentialsAt({ peers }: Instance, issuer: Issuer): Credentials {
  return tokenCredentials({
    async obtain(): Promise<Token> {
      issuer.count += 1;
      const token = `planted-token-${String(issuer.count)}`;
      await issuer.hold;
      if (issuer.refuses) throw new Error('no token');
      return { token, expiresInSeconds: issuer.lifeSeconds };
    },
    headers: (token) => ({ authorization: `Bearer ${token}` }),
    peers: peers.token(),
  });
}

const first = { authorization: 'Bearer planted-token-1' };
const second = { authorization: 'Bearer planted-token-2' };

describe('a token', () => {
  it('is fetched once for all instances, also when all want it at once', async () => {
    const issuer = issuing();
    const ours = seal();
    const instances = await Promise.all(Array.from({ length: 4 }, () => start(ours)));
    const all = instances.map((one) => credentialsAt(one, issuer));
    const headers = await Promise.all(all.map((one) => one.authorize(never())));
    expect(headers).toEqual(Array(4).fill(first));
    const late = credentialsAt(await start(ours), issuer);
    expect(await late.authorize(never())).toEqual(first);
    expect(issuer.count).toBe(1);
  });

  it('lies in Redis sealed, for no longer than it is to be used', async () => {
    await credentialsAt(await start(seal()), issuing()).authorize(never());
    const { client } = redis();
    const keys = await client.keys('*');
    const values = await Promise.all(keys.map((key) => client.dumpBuffer(key)));
    const everything = [...keys, ...values.map((value) => value.toString('latin1'))].join('\n');
    const [key = ''] = keys.filter((name) => name.startsWith('test:token:1:'));
    const decoded = Buffer.from((await client.get(key)) ?? '', 'base64').toString('latin1');
    expect(everything + decoded).not.toContain('planted');
    expect(everything).not.toContain(Buffer.from('planted').toString('base64').slice(0, -4));
    const ms = await client.pttl(key);
    expect(ms).toBeGreaterThan(830_000);
    expect(ms).toBeLessThanOrEqual(840_000);
  });

  it('that a vendor refuses is renewed once for all', async () => {
    const issuer = issuing();
    const ours = seal();
    const [one, two] = [credentialsAt(await start(ours), issuer), credentialsAt(await start(ours), issuer)];
    await one.authorize(never());
    await two.authorize(never());
    expect(one.renew(first)).toBe(true);
    expect(await one.authorize(never())).toEqual(second);
    // It hears of the refusal later; by then there is a new one, which stays.
    expect(two.renew(first)).toBe(true);
    expect(await two.authorize(never())).toEqual(second);
    expect(issuer.count).toBe(2);
  });

  it('is not taken from whoever has another key or other credentials', async () => {
    const issuer = issuing();
    const ours = seal();
    await credentialsAt(await start(ours), issuer).authorize(never());
    expect(await credentialsAt(await start(seal()), issuer).authorize(never())).toEqual(second);
    await credentialsAt(await start(ours, 'another place'), issuer).authorize(never());
    expect(issuer.count).toBe(3);
  });

  it('is opened by whoever still knows the key that sealed it', async () => {
    const issuer = issuing();
    const [before, now] = [randomBytes(32), randomBytes(32)];
    await credentialsAt(await start(createSeal([before])), issuer).authorize(never());
    expect(await credentialsAt(await start(createSeal([now, before])), issuer).authorize(never())).toEqual(
      first,
    );
  });

  it('is fetched by another instance where the first one fails or dies', async () => {
    const ours = seal();
    const failing = { ...issuing(), refuses: true };
    await failureOf(credentialsAt(await start(ours), failing).authorize(never()));
    const issuer = issuing();
    const dying = await start(ours);
    const never_ = { ...issuing(), hold: new Promise(() => undefined) };
    void credentialsAt(dying, never_).authorize(never());
    while ((await redis().client.keys('test:token-lock:*')).length === 0);
    await dying.link.close();
    expect(await credentialsAt(await start(ours), issuer).authorize(never())).toEqual(first);
  });

  it('is fetched by each instance while Redis is away, or has something else in its place', async () => {
    const issuer = issuing();
    const ours = seal();
    const instance = await start(ours);
    await credentialsAt(instance, issuer).authorize(never());
    const [key = ''] = await redis().client.keys('test:token:1:*');
    await redis().client.set(key, 'nonsense', 'PX', 100_000);
    expect(await credentialsAt(instance, issuer).authorize(never())).toEqual(second);
    await redis().kill();
    await untilAway(instance);
    await credentialsAt(instance, issuer).authorize(never());
    expect(issuer.count).toBe(3);
    await redis().restart();
  });

  it('is not shared without a key', async () => {
    expect((await start()).peers.token()).toBeUndefined();
  });
});
