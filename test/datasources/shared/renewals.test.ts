import { expect, it } from '@jest/globals';
import { gatheredRenewals } from '../../../src/datasources/shared/renewals.ts';

/** Takes down what is read at once; each batch ends when it is told to. */
function renewing() {
  const batches: (readonly number[])[] = [];
  const ends: (() => void)[] = [];
  let came = Promise.withResolvers<undefined>();
  const renewals = gatheredRenewals<number>((keys) => {
    batches.push(keys);
    came.resolve(undefined);
    came = Promise.withResolvers();
    return new Promise<void>((resolve) => void ends.push(resolve));
  });
  return { batches, ends, renewals, next: () => came.promise };
}

it('reads at once what is wanted at about the same time, and nothing twice', async () => {
  const { batches, renewals, next } = renewing();
  for (const key of [1, 2, 1, 3, 2]) renewals.of(key)();
  await next();
  expect(batches).toEqual([[1, 2, 3]]);
});

it('does not read again what is being read, and does when that has ended, however it ended', async () => {
  const { batches, ends, renewals, next } = renewing();
  renewals.of(1)();
  await next();
  renewals.of(1)();
  renewals.of(2)();
  await next();
  expect(batches).toEqual([[1], [2]]);
  for (const end of ends) end();
  await new Promise(setImmediate);
  renewals.of(1)();
  await next();
  expect(batches).toEqual([[1], [2], [1]]);
});

it('reads a thousand at once and the rest after them, all of them', async () => {
  const { batches, renewals, next } = renewing();
  const keys = Array.from({ length: 2_500 }, (_, key) => key);
  for (const key of keys) renewals.of(key)();
  for (let batch = 0; batch < 3; batch += 1) await next();
  expect(batches.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
  expect(batches.flat()).toEqual(keys);
});

it('reads nothing any more when it is closed', async () => {
  const { batches, renewals } = renewing();
  renewals.of(1)();
  renewals.close();
  renewals.of(3)();
  const closed = renewing();
  closed.renewals.close();
  closed.renewals.of(4)();
  const other = renewing();
  other.renewals.of(2)();
  await other.next();
  expect([batches, closed.batches, other.batches]).toEqual([[], [], [[2]]]);
});
