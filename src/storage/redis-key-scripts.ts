import type { RedisScript } from '../redis/link.ts';

/**
 * A key is a hash: `f`, the fingerprint of what was asked; `o`, who took it; `u` and `e`, milliseconds since 1970 until
 * which its owner is alive, and it is kept; `d`, it is done; `a`, its answer. By the clock of Redis alone: instances' own differ.
 */
const clock = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local function whole(number) return string.format('%.0f', number) end
  local function hold(fingerprint, owner, lease, ttl)
    redis.call('HSET', KEYS[1], 'f', fingerprint, 'o', owner, 'u', whole(now + lease), 'e', whole(now + ttl))
    redis.call('PEXPIRE', KEYS[1], whole(math.max(lease, ttl)))
  end
`;

/** Arguments: fingerprint, owner, milliseconds of the lease, milliseconds that the key is kept. */
export const takeKey: RedisScript = {
  name: 'orgraphTakeKey',
  keys: 1,
  lua: `${clock}
    local held = redis.call('HMGET', KEYS[1], 'f', 'o', 'u', 'd', 'a')
    if not held[1] then
      hold(ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]))
      return { 'taken' }
    end
    if held[1] ~= ARGV[1] then return { 'other' } end
    if held[4] then return { 'done', held[5] } end
    -- It was taken when this was asked before, and the answer was lost.
    if held[2] == ARGV[2] then return { 'taken' } end
    if tonumber(held[3]) > now then return { 'running' } end
    return { 'unknown' }`,
};

/** Arguments as those of `takeKey`, with what is left of the time. A key that Redis has lost is taken again. */
export const renewKey: RedisScript = {
  name: 'orgraphRenewKey',
  keys: 1,
  lua: `${clock}
    local held = redis.call('HMGET', KEYS[1], 'o', 'd')
    local lease = tonumber(ARGV[3])
    if not held[1] then
      hold(ARGV[1], ARGV[2], lease, tonumber(ARGV[4]))
    elseif held[1] == ARGV[2] and not held[2] then
      redis.call('HSET', KEYS[1], 'u', whole(now + lease))
      if redis.call('PTTL', KEYS[1]) < lease then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
    end
    return 1`,
};

/** Arguments: fingerprint, owner, milliseconds that are left, and the answer, if there is one. */
export const completeKey: RedisScript = {
  name: 'orgraphCompleteKey',
  keys: 1,
  lua: `${clock}
    local owner = redis.call('HGET', KEYS[1], 'o')
    if owner and owner ~= ARGV[2] then return 0 end
    if not owner then hold(ARGV[1], ARGV[2], 0, math.max(1, tonumber(ARGV[3]))) end
    redis.call('HSET', KEYS[1], 'd', '1')
    if ARGV[4] then redis.call('HSET', KEYS[1], 'a', ARGV[4]) end
    -- While it ran, it was kept beyond its time.
    redis.call('PEXPIREAT', KEYS[1], redis.call('HGET', KEYS[1], 'e'))
    return 1`,
};

/** Argument: owner. */
export const releaseKey: RedisScript = {
  name: 'orgraphReleaseKey',
  keys: 1,
  lua: `
    local held = redis.call('HMGET', KEYS[1], 'o', 'd')
    if held[1] == ARGV[1] and not held[2] then redis.call('DEL', KEYS[1]) end
    return 1`,
};
