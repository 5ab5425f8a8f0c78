import { describe, expect, it } from '@jest/globals';
import { createPool, startBorrowing } from '../../src/server/pool.ts';

interface Settings {
  readonly name: string;
  readonly secret?: string;
}

function counted() {
  const made: Settings[] = [];
  const closed: Settings[] = [];
  const pool = createPool(
    (settings: Settings) => {
      if (settings.name === 'broken') throw new TypeError('cannot be made');
      made.push(settings);
      return settings;
    },
    async (part) => void closed.push(part),
  );
  return { pool, made, closed };
}

describe('a pool', () => {
  it('lends one part to all who want the same, however deep that is', () => {
    const { pool, made } = counted();
    const parts = [1, 2, 3].map(() => pool.lend({ name: 'a', secret: 's' }).part);
    expect(new Set(parts).size).toBe(1);
    expect(made).toHaveLength(1);
  });

  it('makes another part for another secret', () => {
    const { pool, made } = counted();
    pool.lend({ name: 'a', secret: 's' });
    pool.lend({ name: 'a', secret: 't' });
    expect(made).toHaveLength(2);
  });

  it('closes a part when the last who uses it gives it back, and no sooner', async () => {
    const { pool, closed } = counted();
    const [one, other] = [pool.lend({ name: 'a' }), pool.lend({ name: 'a' })];
    await one.giveBack();
    expect(closed).toEqual([]);
    await other.giveBack();
    expect(closed).toEqual([{ name: 'a' }]);
  });

  it('takes a loan back once, however often it is given back', async () => {
    const { pool, closed } = counted();
    const [one, other] = [pool.lend({ name: 'a' }), pool.lend({ name: 'a' })];
    await one.giveBack();
    await one.giveBack();
    expect(closed).toEqual([]);
    await other.giveBack();
    await other.giveBack();
    expect(closed).toHaveLength(1);
  });

  it('makes a part anew when the one before is closed', async () => {
    const { pool, made } = counted();
    await pool.lend({ name: 'a' }).giveBack();
    pool.lend({ name: 'a' });
    expect(made).toHaveLength(2);
  });

  it('keeps nothing of a part that cannot be made', () => {
    const { pool, made } = counted();
    expect(() => pool.lend({ name: 'broken' })).toThrow('cannot be made');
    expect(() => pool.lend({ name: 'broken' })).toThrow('cannot be made');
    expect(made).toEqual([]);
  });
});

describe('a borrowing', () => {
  it('gives back what it has of every pool', async () => {
    const [one, other] = [counted(), counted()];
    const borrowing = startBorrowing();
    expect(borrowing.borrow(one.pool, { name: 'a' })).toEqual({ name: 'a' });
    borrowing.borrow(one.pool, { name: 'b' });
    borrowing.borrow(other.pool, { name: 'c' });
    await borrowing.end();
    expect([one.closed, other.closed]).toEqual([[{ name: 'a' }, { name: 'b' }], [{ name: 'c' }]]);
  });
});
