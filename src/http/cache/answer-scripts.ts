import type { RedisScript } from '../../redis/link.ts';

// The first key has a source's word, the second one an answer.

/** Answers the word, the answer, and for how many milliseconds it is there yet. Arguments: a word where there is none, and its life. */
export const lookUp: RedisScript = {
  name: 'orgraphLookUp',
  keys: 2,
  lua: `
    local generation = redis.call('GET', KEYS[1])
    if generation then
      if redis.call('PTTL', KEYS[1]) < ARGV[2] / 2 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
    else
      generation = ARGV[1]
      redis.call('SET', KEYS[1], generation, 'PX', ARGV[2])
    end
    return { generation, redis.call('GET', KEYS[2]), redis.call('PTTL', KEYS[2]) }`,
};

/** Answers the word. Arguments: the word under which it was read, the answer, and its life. */
export const putIn: RedisScript = {
  name: 'orgraphPutIn',
  keys: 2,
  lua: `
    local generation = redis.call('GET', KEYS[1])
    if generation == ARGV[1] then redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3]) end
    return generation or ''`,
};

/**
 * Answers the word before. Arguments: the next word and its life, a channel and what is said there. Where there is no
 * memory left, no word is as good as another one.
 */
export const renew: RedisScript = {
  name: 'orgraphRenew',
  keys: 1,
  lua: `
    local before = redis.call('GET', KEYS[1])
    if redis.pcall('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]).err then redis.call('DEL', KEYS[1]) end
    redis.call('PUBLISH', ARGV[3], ARGV[4])
    return before or ''`,
};
