import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createStore, type Entry, type Shelf } from '../../../src/http/cache/store.ts';

const entry = (key: string, bytes = 1_000): Entry => ({ key, bytes });
const all = (): boolean => true;

function filled(shelf: Shelf<Entry>, keys: string): void {
  for (const key of keys) shelf.put(entry(key));
}

function keysOf(shelf: Shelf<Entry>, keys: string): string {
  return Array.from(keys)
    .filter((key) => shelf.find(key))
    .join('');
}

describe('the store', () => {
  it('makes room by what was used longest ago, whosever it is', () => {
    const store = createStore(8_100);
    const [one, other] = [store.shelf(), store.shelf()];
    filled(one, 'abc');
    filled(other, 'ab');
    const a = one.find('a');
    if (a) one.use(a);
    filled(other, 'c');
    expect([keysOf(one, 'abc'), keysOf(other, 'abc')]).toEqual(['ac', 'abc']);
    filled(other, 'd');
    expect([keysOf(one, 'abc'), keysOf(other, 'abcd')]).toEqual(['a', 'abcd']);
  });

  it('does not count a look as use', () => {
    const shelf = createStore(3_300).shelf();
    filled(shelf, 'ab');
    shelf.find('a');
    filled(shelf, 'c');
    expect(keysOf(shelf, 'abc')).toBe('bc');
  });

  it('keeps one entry under a key, the last', () => {
    const shelf = createStore(100_000).shelf();
    shelf.put(entry('a', 1_000));
    const { bytes } = shelf;
    shelf.put(entry('a', 2_000));
    expect(shelf.find('a')).toEqual(entry('a', 2_000));
    expect([shelf.entries, shelf.bytes]).toEqual([1, bytes + 1_000]);
  });

  it('does not take what is larger than itself, and what it would replace is old all the same', () => {
    const shelf = createStore(5_000).shelf();
    filled(shelf, 'ab');
    shelf.put(entry('a', 50_000));
    expect([keysOf(shelf, 'ab'), shelf.entries]).toEqual(['b', 1]);
  });

  it('clears of one shelf what fits', () => {
    const store = createStore(100_000);
    const [one, other] = [store.shelf(), store.shelf()];
    filled(one, 'abc');
    filled(other, 'abc');
    one.clear(({ key }) => key !== 'b');
    expect([keysOf(one, 'abc'), keysOf(other, 'abc')]).toEqual(['b', 'abc']);
    one.clear(all);
    expect([one.entries, one.bytes]).toEqual([0, 0]);
  });

  it('can be made smaller and larger: what was used last stays', () => {
    const store = createStore(100_000);
    const shelf = store.shelf();
    filled(shelf, 'abcd');
    store.resize(3_300);
    expect(keysOf(shelf, 'abcd')).toBe('cd');
    store.resize(100);
    expect([shelf.entries, shelf.bytes]).toEqual([0, 0]);
    store.resize(100_000);
    filled(shelf, 'abcd');
    expect(shelf.entries).toBe(4);
  });

  it('never holds more than its bytes, and knows what each shelf has', () => {
    const step = fc.record({
      shelf: fc.nat(2),
      key: fc.constantFrom(...Array.from('abcdefgh')),
      bytes: fc.nat(9_000),
      act: fc.constantFrom('put', 'use', 'remove', 'clear', 'resize'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let most = 20_000;
        const store = createStore(most);
        const shelves = [store.shelf(), store.shelf(), store.shelf()];
        for (const { shelf: number, key, bytes, act } of steps) {
          const shelf = shelves[number];
          const found = shelf?.find(key);
          if (act === 'put') shelf?.put(entry(key, bytes));
          else if (act === 'resize') store.resize((most = 2 * bytes + 1));
          else if (act === 'clear') shelf?.clear((one) => one.bytes < bytes);
          else if (found) shelf?.[act](found);
          const total = shelves.reduce((sum, one) => sum + one.bytes, 0);
          expect(total).toBeLessThanOrEqual(most);
          for (const one of shelves) {
            const kept = Array.from('abcdefgh').flatMap((name) => one.find(name) ?? []);
            expect(one.entries).toBe(kept.length);
            expect(one.bytes).toBeGreaterThanOrEqual(kept.reduce((sum, { bytes: size }) => sum + size, 0));
            if (kept.length === 0) expect(one.bytes).toBe(0);
          }
        }
      }),
    );
  });
});
