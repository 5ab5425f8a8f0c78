import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from '@jest/globals';
import { Basis } from '../../../src/core/basis.ts';
import { never } from '../test-connection.ts';
import { counting, thing, useKeptVendors, type CachingConnection } from './caching-connection.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const serve = useKeptVendors();

/** What an operation reads, to be looked at without being held, and what its answer rests on. */
async function readOnce(
  connection: CachingConnection,
): Promise<{ readonly basis: Basis; readonly value: WeakRef<object> }> {
  const basis = new Basis();
  const { value } = await connection.during({ basis }).read(thing(), never());
  return { basis, value: new WeakRef(value ?? {}) };
}

it('knows whether what an answer rests on is kept, and does not keep it itself', async () => {
  const [connection] = await serve(counting(), { staleSeconds: 0 });
  const operations = [await readOnce(connection), await readOnce(connection)];
  expect(operations.map(({ basis }) => [basis.size, basis.isKept()])).toEqual([
    [1, true],
    [1, true],
  ]);
  expect(connection.counts()).toEqual({ MISS: 1, HIT: 1 });
  connection.pass(10);
  await connection.ask();
  // A `WeakRef` holds what it is made for until the turn is over.
  await new Promise(setImmediate);
  collectGarbage();
  for (const { basis, value } of operations) {
    expect(basis.isKept()).toBe(false);
    expect(value.deref()).toBeUndefined();
  }
});

it('has what an answer rests on make room last while the answer is given again', async () => {
  const [connection] = await serve(counting(), {}, {}, 3_000);
  const [missed, hit] = [await readOnce(connection), await readOnce(connection)];
  for (const { basis } of [missed, hit]) {
    for (let id = 0; id < 5; id += 1) {
      await connection.ask(thing(String(id)));
      basis.reused('HIT');
    }
    expect(basis.isKept()).toBe(true);
  }
  for (let id = 0; id < 5; id += 1) await connection.ask(thing(String(id)));
  expect(hit.basis.isKept()).toBe(false);
});
