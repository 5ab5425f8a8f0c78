import type { RedisScript } from '../../redis/link.ts';

const ifSame = (name: string, then: string): RedisScript => ({
  name,
  keys: 1,
  lua: `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end return ${then}`,
});

/** Removes a key that still holds this value. */
export const removeSame = ifSame('orgraphRemoveSame', `redis.call('DEL', KEYS[1])`);

/** Lets a key that still holds this value live so many milliseconds more. */
export const prolongSame = ifSame('orgraphProlongSame', `redis.call('PEXPIRE', KEYS[1], ARGV[2])`);
