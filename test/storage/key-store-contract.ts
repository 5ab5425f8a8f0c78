import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { KeyStore as WholeStore, Reservation } from '../../src/idempotency/store.ts';
import { usualKeyLimits } from '../../src/storage/key-table.ts';
import { until } from '../support/temporary-files.ts';

type KeyStore = Omit<WholeStore, 'expire'>;

/** A store of a test's own. */
export interface StoreUnderTest {
  /** As two instances have it; where no two can, both are one. */
  readonly stores: readonly [KeyStore, KeyStore];
  /** What there is when the first has died without a word. */
  die(): Promise<KeyStore>;
  stop(): Promise<void>;
}

const hour = 3_600_000;

/** What holds of idempotency keys wherever they are kept. */
export function describeKeyStore(name: string, open: () => Promise<StoreUnderTest>): void {
  let tested: StoreUnderTest;
  let one: KeyStore;
  let other: KeyStore;
  beforeEach(async () => {
    tested = await open();
    [one, other] = tested.stores;
  });
  afterEach(() => tested.stop());

  const reserve = (
    store: KeyStore,
    id: string,
    { fingerprint = 'f', ttlMs = hour } = {},
  ): Promise<Reservation> => store.reserve({ id, fingerprint, ttlMs, now: Date.now() });
  const stateOf = async (...asked: Parameters<typeof reserve>): Promise<string> =>
    (await reserve(...asked)).state;

  describe(`an idempotency key in ${name}`, () => {
    it('is taken once, runs, and is done with its answer, which all see', async () => {
      expect(await stateOf(one, 'a')).toBe('taken');
      expect([await stateOf(one, 'a'), await stateOf(other, 'a')]).toEqual(['running', 'running']);
      const answer = '{"data":{"text":"é😀\\u0000\\""}}';
      await one.complete('a', answer);
      for (const store of [one, other]) {
        expect(await reserve(store, 'a')).toEqual({ state: 'done', answer });
        expect(await stateOf(store, 'a', { fingerprint: 'g' })).toBe('other');
      }
      expect(await stateOf(other, 'b')).toBe('taken');
    });

    it('is taken by one of all who ask at the same time', async () => {
      const asked = Array.from({ length: 40 }, (_, index) => stateOf(index % 2 === 0 ? one : other, 'a'));
      const states = await Promise.all(asked);
      expect(states.toSorted()).toEqual([...Array<string>(39).fill('running'), 'taken']);
    });

    it('belongs to what was asked first while that runs', async () => {
      await reserve(one, 'a');
      for (const store of [one, other]) expect(await stateOf(store, 'a', { fingerprint: 'g' })).toBe('other');
    });

    it('is free for anything once it is released', async () => {
      await reserve(one, 'a');
      await one.release('a');
      expect(await stateOf(other, 'a', { fingerprint: 'g' })).toBe('taken');
      await other.release('a');
      expect(await stateOf(one, 'a')).toBe('taken');
    });

    it('is done without an answer where that is not kept, or is too large', async () => {
      const most = usualKeyLimits.answerBytes;
      const answers = { none: null, most: 'x'.repeat(most), more: `${'x'.repeat(most - 1)}é` };
      for (const [id, answer] of Object.entries(answers)) {
        await reserve(one, id);
        await one.complete(id, answer);
      }
      expect(await reserve(other, 'none')).toEqual({ state: 'done', answer: null });
      expect(await reserve(other, 'most')).toEqual({ state: 'done', answer: answers.most });
      expect(await reserve(other, 'more')).toEqual({ state: 'done', answer: null });
    });

    it('is unknown for good when its process died, but not what was done before', async () => {
      await reserve(one, 'done');
      await one.complete('done', 'answer');
      await reserve(one, 'running');
      const left = await tested.die();
      await until(async () => (await stateOf(left, 'running')) === 'unknown');
      expect(await stateOf(left, 'running')).toBe('unknown');
      expect(await stateOf(left, 'running', { fingerprint: 'g' })).toBe('other');
      expect(await reserve(left, 'done')).toEqual({ state: 'done', answer: 'answer' });
    });

    it('is forgotten when its time is up', async () => {
      const short = { ttlMs: 150 };
      await reserve(one, 'a', short);
      await one.complete('a', 'answer');
      await until(async () => (await stateOf(other, 'a', short)) === 'taken');
    });

    it('is not forgotten while its request runs, but then at once', async () => {
      const short = { ttlMs: 50 };
      await reserve(one, 'a', short);
      const begun = Date.now();
      await until(async () => {
        expect(await stateOf(other, 'a', short)).toBe('running');
        return Date.now() - begun > 400;
      });
      await one.complete('a', 'answer');
      expect(await stateOf(other, 'a', short)).toBe('taken');
    });
  });
}
