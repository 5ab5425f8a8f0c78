import { describe, expect, it } from '@jest/globals';
import { tokenCredentials, type Token } from '../../src/http/token-credentials.ts';
import type { Credentials } from '../../src/http/types.ts';
import { failureOf, never } from './test-connection.ts';

interface Bench {
  readonly credentials: Credentials;
  /** One for each token asked for. */
  readonly asked: {
    readonly signal: AbortSignal;
    readonly give: (token: Token) => void;
    readonly fail: (error: Error) => void;
  }[];
  now: number;
}

function bench(): Bench {
  const asked: Bench['asked'] = [];
  const made = { now: 0, asked } as { -readonly [K in keyof Bench]: Bench[K] };
  made.credentials = tokenCredentials({
    obtain: (signal) =>
      new Promise((give, fail) => {
        asked.push({ signal, give, fail });
      }),
    headers: (token) => ({ authorization: `Bearer ${token}` }),
    now: () => made.now,
  });
  return made;
}

async function settle(): Promise<void> {
  await new Promise(setImmediate);
}

/** Asks for headers and answers the fetch that this starts. */
async function obtain(
  { credentials, asked }: Bench,
  token: Token,
): Promise<Readonly<Record<string, string>>> {
  const headers = credentials.authorize(never());
  await settle();
  asked.at(-1)?.give(token);
  return headers;
}

describe('a token', () => {
  it('is fetched when first needed and kept', async () => {
    const test = bench();
    expect(test.asked).toHaveLength(0);
    expect(await obtain(test, { token: 'a', expiresInSeconds: 900 })).toEqual({ authorization: 'Bearer a' });
    expect(await test.credentials.authorize(never())).toEqual({ authorization: 'Bearer a' });
    expect(test.asked).toHaveLength(1);
  });

  it.each([
    [900, 840],
    [120, 60],
    [100, 50],
    [10, 5],
  ])('of %i seconds is used for %i', async (expiresInSeconds, used) => {
    const test = bench();
    await obtain(test, { token: 'a', expiresInSeconds });
    test.now = used * 1000 - 1;
    expect(await test.credentials.authorize(never())).toEqual({ authorization: 'Bearer a' });
    test.now = used * 1000;
    expect(await obtain(test, { token: 'b' })).toEqual({ authorization: 'Bearer b' });
    expect(test.asked).toHaveLength(2);
  });

  it('has its life counted from when it was asked for', async () => {
    const test = bench();
    const headers = test.credentials.authorize(never());
    await settle();
    test.now = 30_000;
    test.asked[0]?.give({ token: 'a', expiresInSeconds: 120 });
    await headers;
    test.now = 60_000;
    await obtain(test, { token: 'b' });
    expect(test.asked).toHaveLength(2);
  });

  it('without a life is kept until it is refused', async () => {
    const test = bench();
    const used = await obtain(test, { token: 'a' });
    test.now = 1e12;
    expect(await test.credentials.authorize(never())).toEqual(used);
    expect(test.credentials.renew(used)).toBe(true);
    expect(await obtain(test, { token: 'b' })).toEqual({ authorization: 'Bearer b' });
  });

  it('that is over as it comes still serves those who waited for it', async () => {
    const test = bench();
    expect(await obtain(test, { token: 'a', expiresInSeconds: 0 })).toEqual({ authorization: 'Bearer a' });
    await obtain(test, { token: 'b' });
    expect(test.asked).toHaveLength(2);
  });

  it('is fetched once for all who wait', async () => {
    const test = bench();
    const all = Promise.all(Array.from({ length: 20 }, () => test.credentials.authorize(never())));
    await settle();
    expect(test.asked).toHaveLength(1);
    test.asked[0]?.give({ token: 'a' });
    expect(new Set((await all).map(({ authorization }) => authorization))).toEqual(new Set(['Bearer a']));
  });

  it('that cannot be fetched fails all who wait, and the next one asks again', async () => {
    const test = bench();
    const refused = new Error('refused');
    const all = [
      failureOf(test.credentials.authorize(never())),
      failureOf(test.credentials.authorize(never())),
    ];
    await settle();
    test.asked[0]?.fail(refused);
    expect(await Promise.all(all)).toEqual([refused, refused]);
    expect(await obtain(test, { token: 'b' })).toEqual({ authorization: 'Bearer b' });
  });

  it('is dropped only by the request that carried it', async () => {
    const test = bench();
    const old = await obtain(test, { token: 'old' });
    expect(test.credentials.renew(old)).toBe(true);
    const fresh = await obtain(test, { token: 'new' });
    expect(test.credentials.renew(old)).toBe(true);
    expect(await test.credentials.authorize(never())).toEqual(fresh);
    expect(test.asked).toHaveLength(2);
  });
});

describe('one who waits for a token', () => {
  it('and is aborted leaves it to the others', async () => {
    const test = bench();
    const controller = new AbortController();
    const reason = new Error('gone');
    const gone = failureOf(test.credentials.authorize(controller.signal));
    const other = test.credentials.authorize(never());
    await settle();
    controller.abort(reason);
    expect(await gone).toBe(reason);
    expect(test.asked[0]?.signal.aborted).toBe(false);
    test.asked[0]?.give({ token: 'a' });
    expect(await other).toEqual({ authorization: 'Bearer a' });
  });

  it('and is aborted as the last one ends the fetch, whose late answer is not kept', async () => {
    const test = bench();
    const controller = new AbortController();
    const gone = failureOf(test.credentials.authorize(controller.signal));
    await settle();
    controller.abort(new Error('gone'));
    await gone;
    expect(test.asked[0]?.signal.aborted).toBe(true);
    const next = test.credentials.authorize(never());
    await settle();
    test.asked[0]?.give({ token: 'late' });
    await settle();
    const afterwards = test.credentials.authorize(never());
    await settle();
    expect(test.asked).toHaveLength(2);
    test.asked[1]?.give({ token: 'b' });
    expect(await afterwards).toEqual({ authorization: 'Bearer b' });
    expect(await next).toEqual({ authorization: 'Bearer b' });
    expect(await test.credentials.authorize(never())).toEqual({ authorization: 'Bearer b' });
  });

  it('with an aborted signal asks for nothing', async () => {
    const test = bench();
    const reason = new Error('gone');
    expect(await failureOf(test.credentials.authorize(AbortSignal.abort(reason)))).toBe(reason);
    await settle();
    expect(test.asked).toHaveLength(0);
  });
});
